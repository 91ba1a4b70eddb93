using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>Source generators of the framework, from the SDK's targeting packs.</summary>
internal static class FrameworkGenerators
{
    public static ImmutableArray<AnalyzerReference> All { get; } =
    [
        Of("Microsoft.NETCore.App.Ref", "System.Text.Json.SourceGeneration.dll"),
        Of("Microsoft.NETCore.App.Ref", "System.Text.RegularExpressions.Generator.dll"),
        Of("Microsoft.AspNetCore.App.Ref", "Microsoft.Extensions.Logging.Generators.dll"),
    ];

    private static AnalyzerFileReference Of(string pack, string file) => new(Path.Combine(Preamble.NewestPack(pack), "analyzers", "dotnet", "cs", file), new Loader());

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
