using System.Reflection;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>What the oldest host has loaded when it loads an analyzer: a reference to anything else is an analyzer that is not there.</summary>
internal static class HostAssemblies
{
    private static readonly Version RoslynFloor = new(4, 14);

    private static readonly string[] Names =
    [
        "netstandard", "Netra.SsotAnalyzers", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
        "System.Collections.Immutable", "System.Memory", "System.Buffers", "System.Composition.AttributedModel", "System.Threading.Tasks.Extensions",
        "System.Reflection.Metadata", // Roslyn's own.
    ];

    /// <summary>What an assembly refers to and the host lacks. The compiler has no Workspaces.</summary>
    public static IEnumerable<string> Lacking(Assembly assembly, bool isForTheCompiler) =>
        assembly.GetReferencedAssemblies()
            .Where(reference => !Names.Contains(reference.Name)
                || (isForTheCompiler && reference.Name!.Contains("Workspaces", StringComparison.Ordinal))
                || (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && new Version(reference.Version!.Major, reference.Version.Minor) > RoslynFloor))
            .Select(reference => reference.Name!)
            .Order(StringComparer.Ordinal);
}
