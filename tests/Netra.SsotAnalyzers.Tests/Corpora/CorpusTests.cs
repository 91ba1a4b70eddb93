using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Corpora;

/// <summary>Precision before recall: no innocent type is reported, and every guilty one is.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Innocent => [.. InnocentTypes.Worlds.Select(world => world.World)];

    public static TheoryData<string> Guilty => [.. GuiltyTypes.Worlds.Select(world => world.World)];

    [Theory]
    [MemberData(nameof(Innocent))]
    public Task InnocentTypes_AreSilent(string world)
    {
        var (_, canonical, source) = InnocentTypes.Worlds.Single(candidate => candidate.World == world);
        return new CorpusTest { TestState = { Sources = { canonical, source } } }.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Guilty))]
    public Task GuiltyTypes_AreAllFound(string world) =>
        new CorpusTest { TestState = { Sources = { GuiltyTypes.Worlds.Single(candidate => candidate.World == world).Source } } }.RunAsync();

    [Fact]
    public Task GuiltyTypes_AreDoublesInATestProject()
    {
        var test = new CorpusTest { TestState = { Sources = { GuiltyTypes.Worlds[1].Source }, MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Ignore } };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public void Corpora_AreAsLargeAsTheySay()
    {
        Assert.Equal(
            ["sockets beside the real manager 21", "caches that implement one interface by design 11", "stores of different things 12", "buses and publishers 12", "conventions without an interface 12", "names around the role 15"],
            InnocentTypes.Worlds.Select(world => $"{world.World} {CSharpSyntaxTree.ParseText(world.Source).GetRoot().DescendantNodes().Count(node => node is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)}"));
        Assert.Equal(
            ["beside the real manager 10", "by contract, name and shape 8", "by derivation 7", "shims 8"],
            GuiltyTypes.Worlds.Select(world => $"{world.World} {world.Source.Split("{|SSOT").Length - 1}"));
    }

    private sealed class CorpusTest : OneRuleTest<SSOT2006_WeakEvidence>
    {
        public CorpusTest()
        {
            TestState.AdditionalReferences.AddRange([Preamble.Ssot, Preamble.WebSockets]);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
            [new SSOT2002_SecondImplementation(), new SSOT2003_CompatibilityShim(), new SSOT2006_WeakEvidence()];
    }
}
