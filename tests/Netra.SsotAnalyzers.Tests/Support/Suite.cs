using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.SupersededUses;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>The rules and fixes that ship: found in their assemblies, so that a forgotten export fails a test.</summary>
internal static class Suite
{
    private static readonly ImmutableArray<Type> AnalyzerTypes = Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(SsotAnalyzer));
    private static readonly ImmutableArray<Type> FixTypes = Exported<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(SsotCodeFix));

    private static readonly ImmutableArray<Type> RefactoringTypes = Exported<CodeRefactoringProvider, ExportCodeRefactoringProviderAttribute>(typeof(SsotCodeFix));

    public static ImmutableArray<CodeRefactoringProvider> Refactorings() => [.. RefactoringTypes.Select(Activator.CreateInstance).Cast<CodeRefactoringProvider>()];

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. AnalyzerTypes.Select(Activator.CreateInstance).Cast<DiagnosticAnalyzer>()];

    public static ImmutableArray<CodeFixProvider> Fixes() => [.. FixTypes.Select(Activator.CreateInstance).Cast<CodeFixProvider>()];

    /// <summary>The rules about uses, which share spots with each other: one test of any of them runs all.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> UseAnalyzers() =>
        [new SSOT1001_SupersededTypeUse(), new SSOT1002_SupersededMemberUse(), new SSOT1003_UnfixableUse(), new SSOT1004_SupersededNamespaceUse(), new SSOT2001_HidingAlias(), new SSOT3001_RawEventName()];

    public static ImmutableArray<CodeFixProvider> UseFixes() =>
        [new SSOT1001_SupersededTypeUseFix(), new SSOT1002_SupersededMemberUseFix(), new SSOT1004_SupersededNamespaceUseFix(), new SSOT2001_HidingAliasFix(), new SSOT3001_RawEventNameFix()];

    private static ImmutableArray<Type> Exported<TBase, TExport>(Type marker)
        where TExport : Attribute =>
        [.. marker.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(TBase).IsAssignableFrom(type) && type.IsDefined(typeof(TExport), inherit: false))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];
}
