using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Benchmarks.Peers;

/// <summary>BannedApiAnalyzers' one class about symbols, loaded from its package, with its list as an additional file.</summary>
internal static class BannedApi
{
    private const string Package = "BannedApiAnalyzers";
    private const string TypeName = "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer";

    /// <summary>The folder of the analyzers in the package.</summary>
    public static string Folder { get; } = Path.Combine(BuildFacts.Find(Package), "analyzers", "dotnet", "cs");

    public static DiagnosticAnalyzer Create()
    {
        var common = Assembly.LoadFrom(Path.Combine(Folder, "Microsoft.CodeAnalysis.BannedApiAnalyzers.dll"));
        var csharp = Assembly.LoadFrom(Path.Combine(Folder, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll"));
        var type = csharp.GetType(TypeName) ?? common.GetType(TypeName) ?? throw new InvalidOperationException($"{Package} has no {TypeName}.");
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

    public static AnalyzerOptions Options(string list) => new([new BannedSymbols(list)]);

    private sealed class BannedSymbols(string list) : AdditionalText
    {
        public override string Path => "/0/BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(list);
    }
}
