using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>The rules and fixes of the package, as a compiler and an editor find them: by their export.</summary>
internal static class Suite
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(SsotAnalyzer).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Exported<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(SsotCodeFix).Assembly);

    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Whether the rule's fix writes a declaration: it is to be reviewed before anything follows from it.</summary>
    public static bool Declares(string id) => id is DiagnosticIds.SecondImplementation or DiagnosticIds.CompatibilityShim;

    /// <summary>Whether a migration applies the rule's fix without being asked: neither a suggestion nor a declaration is an order to change code.</summary>
    public static bool IsMigrated(string id) => FixOf(id) is not null && Descriptors.Find(id).DefaultSeverity >= DiagnosticSeverity.Warning && !Declares(id);

    public static CodeFixProvider? FixOf(string id) => Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    /// <summary>The version of the suite in this tool.</summary>
    public static string Version { get; } =
        typeof(Suite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "";

    private static ImmutableArray<TBase> Exported<TBase, TExport>(Assembly assembly)
        where TExport : Attribute =>
        [.. assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(TBase).IsAssignableFrom(type) && type.IsDefined(typeof(TExport), inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (TBase)Activator.CreateInstance(type)!)];
}
