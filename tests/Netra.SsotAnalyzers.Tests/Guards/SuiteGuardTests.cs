using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Ssot;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>What holds for every rule, however many there are.</summary>
public sealed class SuiteGuardTests
{
    private static IEnumerable<DiagnosticDescriptor> AllDescriptors =>
        typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(row => row.GetValue(null)).OfType<DiagnosticDescriptor>();

    private static IEnumerable<string> AllIds =>
        typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).Where(row => row.IsLiteral).Select(row => (string)row.GetRawConstantValue()!);

    public static TheoryData<string> Ids => [.. AllDescriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void EveryId_HasOneDescriptor() =>
        Assert.Equal(AllIds.Order(StringComparer.Ordinal), AllDescriptors.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void DescriptorFields_AreNamedAfterTheirIds() =>
        Assert.All(typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static), field => Assert.Equal(field.Name, ((DiagnosticDescriptor)field.GetValue(null)!).Id));

    [Fact]
    public void EveryDescriptor_HasOneAnalyzerAndEveryAnalyzerOneDescriptor()
    {
        var analyzers = Suite.Analyzers().Where(analyzer => analyzer is not DiagnosticSuppressor).ToList();
        Assert.All(analyzers, analyzer => Assert.Single(analyzer.SupportedDiagnostics));
        Assert.Equal(
            AllDescriptors.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal),
            analyzers.Select(analyzer => analyzer.SupportedDiagnostics[0].Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnalyzerClasses_AreSealedAndNamedAfterTheirIds() =>
        Assert.All(
            Suite.Analyzers().Where(analyzer => analyzer is not DiagnosticSuppressor),
            analyzer =>
            {
                Assert.True(analyzer.GetType().IsSealed);
                Assert.StartsWith(analyzer.SupportedDiagnostics[0].Id + "_", analyzer.GetType().Name, StringComparison.Ordinal);
            });

    [Fact]
    public void NoAnalyzer_LacksItsExport() =>
        Assert.Empty(Exports.Lacking<DiagnosticAnalyzer>(typeof(SsotAnalyzer).Assembly, Suite.Analyzers()));

    [Fact]
    public void NoFix_LacksItsExport() =>
        Assert.Empty(Exports.Lacking<CodeFixProvider>(typeof(SsotCodeFix).Assembly, Suite.Fixes()));

    [Fact]
    public void NoRefactoring_LacksItsExport()
    {
        Assert.Single(Suite.Refactorings());
        Assert.Empty(Exports.Lacking<CodeRefactoringProvider>(typeof(SsotCodeFix).Assembly, Suite.Refactorings()));
    }

    [Fact]
    public void ClassThatIsNotExported_IsNoticed()
    {
        Assert.Equal([Suite.Analyzers()[0].GetType().Name], Exports.Lacking<DiagnosticAnalyzer>(typeof(SsotAnalyzer).Assembly, Suite.Analyzers().Skip(1)));
        Assert.Contains("SSOT1001_HiddenFix", Exports.Lacking<CodeFixProvider>(typeof(SuiteGuardTests).Assembly, []));
    }

    [Fact]
    public void Releases_AreThoseOfTheRules()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "AnalyzerReleases.*.md", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.Empty(ReleaseRows.Problems([.. AllDescriptors], string.Concat(files.Select(File.ReadAllText))));
    }

    [Theory]
    [InlineData("", "SSOT1001 has 0 rows")]
    [InlineData("SSOT1001 | Ssot.Use | Warning | It\nSSOT1001 | Ssot.Use | Warning | It again\n", "SSOT1001 has 2 rows")]
    [InlineData("SSOT1001 | Ssot.Use | Info | It\n", "SSOT1001 has another category or severity")]
    [InlineData("SSOT1001 | Ssot.Use | Warning | It\nSSOT1999 | Ssot.Use | Warning | Nothing\n", "SSOT1999 is no rule")]
    public void ReleasesThatAreNot_AreNoticed(string releases, string problem) =>
        Assert.Equal([problem], ReleaseRows.Problems([Descriptors.SSOT1001], releases));

    [Fact]
    public void Fixes_AreForOneFixableIdEach()
    {
        Assert.All(Suite.Fixes(), fix => Assert.Single(fix.FixableDiagnosticIds));
        Assert.All(Suite.Fixes(), fix => Assert.StartsWith(fix.FixableDiagnosticIds[0] + "_", fix.GetType().Name, StringComparison.Ordinal));
        var fixable = Suite.Fixes().SelectMany(fix => fix.FixableDiagnosticIds).ToList();
        Assert.Equal(fixable.Distinct(), fixable);
        Assert.Subset(AllIds.ToHashSet(), fixable.ToHashSet());
        Assert.DoesNotContain("SSOT1003", fixable);
    }

    [Theory]
    [InlineData(typeof(SsotAnalyzer), true)]
    [InlineData(typeof(SsotCodeFix), false)]
    public void ShippedAssembly_NeedsNothingThatTheOldestHostLacks(Type marker, bool isForTheCompiler) =>
        Assert.Empty(HostAssemblies.Lacking(marker.Assembly, isForTheCompiler));

    [Fact]
    public void AssemblyThatNeedsMore_IsNoticed()
    {
        Assert.Contains("xunit.core", HostAssemblies.Lacking(typeof(SuiteGuardTests).Assembly, isForTheCompiler: false));
        Assert.Contains("Microsoft.CodeAnalysis.Workspaces", HostAssemblies.Lacking(typeof(SsotCodeFix).Assembly, isForTheCompiler: true));
    }

    [Fact]
    public void AttributeNames_AreThoseOfTheRealAttributes()
    {
        Assert.Equal(SsotAttributes.Assembly, typeof(CanonicalAttribute).Assembly.GetName().Name);
        Assert.Empty(AttributeNames.Problems(SsotAttributes.All, SsotAttributes.Namespace));
        Assert.Equal(nameof(CanonicalAttribute), SsotAttributes.Canonical);
        Assert.Equal(nameof(SupersededByAttribute), SsotAttributes.SupersededBy);
        Assert.Equal(nameof(ReplaceWithAttribute), SsotAttributes.ReplaceWith);
        Assert.Equal(nameof(SupersedesAttribute), SsotAttributes.Supersedes);
        Assert.Equal(nameof(ReplaceMemberAttribute), SsotAttributes.ReplaceMember);
        Assert.Equal(nameof(SupersededNamespaceAttribute), SsotAttributes.SupersededNamespace);
    }

    [Fact]
    public void AttributeNameThatIsWrongOrLacking_IsNoticed()
    {
        Assert.Equal(["Netra.Ssot.SupersededForAttribute is no attribute"], AttributeNames.Problems([.. SsotAttributes.All, "SupersededForAttribute"], SsotAttributes.Namespace));
        Assert.Equal(["Netra.Ssot.CanonicalAttribute is not known"], AttributeNames.Problems(SsotAttributes.All.Where(name => name != SsotAttributes.Canonical), SsotAttributes.Namespace));
    }

    [Fact]
    public async Task AllRulesTogether_ReportEachSpotOnce()
    {
        var diagnostics = await BigSample.DiagnosticsAsync();
        Assert.Equal(
            "SSOT1001 20, SSOT1002 11, SSOT1003 3, SSOT1004 2, SSOT1005 2, SSOT2001 9, SSOT2002 1, SSOT2005 1, SSOT4001 1",
            DiagnosticCounts.ById(diagnostics));
        Assert.Empty(diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));

        Assert.Empty(Doubles(diagnostics));
    }

    [Fact]
    public async Task SpotThatIsReportedTwice_IsNoticed()
    {
        var diagnostics = await BigSample.DiagnosticsAsync();
        Assert.Single(Doubles([.. diagnostics, Diagnostic.Create(Descriptors.SSOT4001, diagnostics[0].Location, "a", "b", "c")]));
    }

    private static IEnumerable<string> Doubles(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(diagnostic => (diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan.Start)).Where(group => group.Count() > 1).Select(group => string.Join("\n", group));
}
