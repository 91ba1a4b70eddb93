using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>A test of a rule fails where it should: a real rule, with one defect at a time in its fix or in what is expected.</summary>
public sealed class PlantedDefectTests
{
    private const string Map = """
        using Netra.Ssot;
        [Canonical("Manager")] public class New { }
        [SupersededBy(typeof(New))] public class Old { }
        """;

    private const string Before = "class C { [|Old|] a; [|Old|] b; }";

    [Fact]
    public Task SoundFix_Passes() => RunAsync<SoundFix>(Before, "class C { New a; New b; }");

    [Fact]
    public Task WrongFix_Fails() => FailsAsync<WrongFix>("content of '/0/Test.cs' did not match", Before, "class C { New a; New b; }");

    [Fact]
    public Task ResultThatDoesNotCompile_Fails() => FailsAsync<BreakingFix>("CS0246", Before, "class C { Gone a; Gone b; }");

    [Fact]
    public Task SecondIteration_Fails() => FailsAsync<HalfFix>("Expected '1' iterations but found '2' iterations", Before, "class C { New a; New b; }");

    [Fact]
    public Task OfferWithoutAChange_Fails() => FailsAsync<IdleFix>("a fix was offered that made no changes", Before, Before);

    [Fact]
    public Task MissedHit_Fails() => FailsAsync<SoundFix>("expected \"2\" actual \"1\"", "class C { [|Old|] a; [|New|] b; }", null);

    [Fact]
    public Task SurplusHit_Fails() => FailsAsync<SoundFix>("expected \"1\" actual \"2\"", "class C { [|Old|] a; Old b; }", null);

    private static async Task FailsAsync<TFix>(string message, string before, string? after)
        where TFix : CodeFixProvider, new()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync<TFix>(before, after));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static Task RunAsync<TFix>(string before, string? after)
        where TFix : CodeFixProvider, new()
    {
        var test = new OneRuleTest<SSOT1001_SupersededTypeUse, TFix> { TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", before) }, AdditionalReferences = { Preamble.Ssot } } };
        if (after is not null)
        {
            test.FixedState.Sources.Add(("/0/Map.cs", Map));
            test.FixedState.Sources.Add(("/0/Test.cs", after));
        }

        return test.RunAsync();
    }

    /// <summary>Writes a name in place of each hit.</summary>
    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public class SoundFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["SSOT1001"];

        private protected virtual string Name => "New";

        private protected virtual int AtOnce => int.MaxValue;

        public override FixAllProvider GetFixAllProvider() =>
            FixAllProvider.Create((_, document, hits) => WriteAsync(document, hits.OrderBy(hit => hit.Location.SourceSpan.Start).Take(AtOnce)));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Write", async _ => (await WriteAsync(context.Document, context.Diagnostics))!, "SSOT1001"), context.Diagnostics);
            return Task.CompletedTask;
        }

        private async Task<Document?> WriteAsync(Document document, IEnumerable<Diagnostic> hits)
        {
            var text = await document.GetTextAsync();
            return document.WithText(text.WithChanges(hits.Select(hit => new TextChange(hit.Location.SourceSpan, Name))));
        }
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class WrongFix : SoundFix
    {
        private protected override string Name => "object";
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class BreakingFix : SoundFix
    {
        private protected override string Name => "Gone";
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class HalfFix : SoundFix
    {
        private protected override int AtOnce => 1;
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class IdleFix : SoundFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document));

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Nothing", _ => Task.FromResult(context.Document), "SSOT1001"), context.Diagnostics);
            return Task.CompletedTask;
        }
    }
}
