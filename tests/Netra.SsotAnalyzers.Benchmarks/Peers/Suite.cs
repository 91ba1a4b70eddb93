using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;

namespace Netra.SsotAnalyzers.Benchmarks.Peers;

/// <summary>The rules and fixes that ship, all of them, new for each run: nothing of ours may be kept on an instance.</summary>
internal static class Suite
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers() => Create<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(SsotAnalyzer));

    public static ImmutableArray<CodeFixProvider> Fixes() => Create<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(SsotCodeFix));

    private static ImmutableArray<T> Create<T, TExport>(Type marker)
        where TExport : Attribute =>
        [.. marker.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && type.IsDefined(typeof(TExport), inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!)];
}
