using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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
    private static readonly Version RoslynFloor = new(4, 14);

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
        Assert.Equal(
            typeof(SsotAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal),
            Suite.Analyzers().Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void NoFix_LacksItsExport() =>
        Assert.Equal(
            typeof(SsotCodeFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal),
            Suite.Fixes().Select(fix => fix.GetType().Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Releases_ContainTheRule(string id)
    {
        var releases = Directory.GetFiles(AppContext.BaseDirectory, "AnalyzerReleases.*.md", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Equal(2, releases.Count);
        var descriptor = AllDescriptors.Single(descriptor => descriptor.Id == id);
        Assert.Contains(releases, release => release.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", StringComparison.Ordinal));
    }

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

    [Fact]
    public void AnalyzerAssembly_NeedsNoWorkspaces() =>
        Assert.DoesNotContain(typeof(SsotAnalyzer).Assembly.GetReferencedAssemblies(), reference => reference.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(SsotAnalyzer))]
    [InlineData(typeof(SsotCodeFix))]
    public void ShippedAssembly_NeedsNothingThatTheOldestHostLacks(Type marker)
    {
        string[] ofTheHost =
        [
            "netstandard", "Netra.SsotAnalyzers", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "System.Collections.Immutable", "System.Memory", "System.Buffers", "System.Composition.AttributedModel", "System.Threading.Tasks.Extensions",
        ];
        Assert.All(marker.Assembly.GetReferencedAssemblies(), reference =>
        {
            Assert.Contains(reference.Name!, ofTheHost);
            if (reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                Assert.Equal(RoslynFloor, new Version(reference.Version!.Major, reference.Version.Minor));
        });
    }

    [Fact]
    public void AttributeNames_AreThoseOfTheRealAttributes()
    {
        Assert.Equal(SsotAttributes.Assembly, typeof(CanonicalAttribute).Assembly.GetName().Name);
        Assert.Equal(
            typeof(CanonicalAttribute).Assembly.GetExportedTypes().Where(typeof(Attribute).IsAssignableFrom).Select(type => type.FullName).Order(StringComparer.Ordinal),
            SsotAttributes.All.Select(name => SsotAttributes.Namespace + "." + name).Order(StringComparer.Ordinal));
        Assert.Equal(nameof(CanonicalAttribute), SsotAttributes.Canonical);
        Assert.Equal(nameof(SupersededByAttribute), SsotAttributes.SupersededBy);
        Assert.Equal(nameof(ReplaceWithAttribute), SsotAttributes.ReplaceWith);
        Assert.Equal(nameof(SupersedesAttribute), SsotAttributes.Supersedes);
        Assert.Equal(nameof(ReplaceMemberAttribute), SsotAttributes.ReplaceMember);
        Assert.Equal(nameof(SupersededNamespaceAttribute), SsotAttributes.SupersededNamespace);
    }

    [Fact]
    public async Task AllRulesTogether_ReportEachSpotOnce()
    {
        var diagnostics = await BigSample.DiagnosticsAsync();
        Assert.True(diagnostics.Length > 40, $"only {diagnostics.Length}");
        Assert.Empty(diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));

        var doubles = diagnostics.GroupBy(diagnostic => (diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan.Start)).Where(group => group.Count() > 1);
        Assert.Empty(doubles.Select(group => string.Join("\n", group)));
    }
}
