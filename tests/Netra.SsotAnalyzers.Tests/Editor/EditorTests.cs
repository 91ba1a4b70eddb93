using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Editor;

/// <summary>Somebody types a superseded name, sees it marked, takes the light bulb's offer, and takes it back.</summary>
public sealed class EditorTests
{
    private const string Library = """
        using Netra.Ssot;

        namespace Shop
        {
            [Canonical("Taxes")]
            public sealed class TaxCalculator(string country)
            {
                public decimal Total(decimal net) => net + country.Length;
            }

            [SupersededBy(typeof(TaxCalculator))]
            public sealed class OldTaxCalculator(string country)
            {
                public decimal Total(decimal net) => net + country.Length;
            }

            public static class Taxes
            {
                [ReplaceWith("new TaxCalculator(country)", "Shop")]
                public static OldTaxCalculator For(string country) => new(country);
            }
        }
        """;

    private const string Document = """
        using Shop;

        namespace App
        {
            public sealed class Till
            {
                public decimal Sum(decimal net)
                {
        $$
                    return net;
                }
            }
        }
        """;

    public static TheoryData<string, int> Statements => new()
    {
        { "OldTaxCalculator taxes = new OldTaxCalculator(\"at\");", 2 },
        { "var taxes = Taxes.For(\"at\"); net = taxes.Total(net);", 1 },
        { "System.Collections.Generic.List<OldTaxCalculator> all = [Taxes.For(\"at\"), new(\"de\")];", 2 },
        { "net = new OldTaxCalculator(\"at\").Total(net);", 1 },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_TypedTokenByToken_ShowsWhatAFreshEditorShows_AndEveryOfferCanBeTakenAndTakenBack(string statement, int hits)
    {
        using var editor = await OpenAsync();
        var position = Document.IndexOf("$$", StringComparison.Ordinal);
        foreach (var token in SyntaxFactory.ParseTokens(statement).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            await editor.TypeAsync(position, token.ToFullString());
            position += token.FullSpan.Length;

            var shown = await editor.DiagnosticsAsync();
            var before = shown.Select(diagnostic => diagnostic.ToString()).ToList();
            Assert.Equal(await editor.AfreshAsync(), before);

            var text = await editor.TextAsync();
            foreach (var diagnostic in shown.Where(diagnostic => Suite.Fixes().Any(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id))))
            {
                // Half a statement can be in the way of an edit; then there is no light bulb.
                var actions = await editor.ActionsAsync(diagnostic);
                Assert.InRange(actions.Length, await editor.IsWholeAsync() ? 1 : 0, 1);
                if (actions.IsEmpty)
                    continue;

                await editor.ApplyAsync(actions[0]);
                Assert.NotEqual(text, await editor.TextAsync());
                Assert.Equal(await editor.AfreshAsync(), (await editor.DiagnosticsAsync()).Select(changed => changed.ToString()));

                editor.Undo();
                Assert.Equal(text, await editor.TextAsync());
                Assert.Equal(before, (await editor.DiagnosticsAsync()).Select(undone => undone.ToString()));
            }
        }

        Assert.Empty(await editor.CompilerErrorsAsync());
        Assert.Equal(hits, (await editor.DiagnosticsAsync()).Length);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_TypedLetterByLetter_ShowsWhatAFreshEditorShows(string statement, int hits)
    {
        using var editor = await OpenAsync();
        var position = Document.IndexOf("$$", StringComparison.Ordinal);
        for (var letter = 0; letter < statement.Length; letter++)
        {
            await editor.TypeAsync(position + letter, statement[letter].ToString());
            var shown = (await editor.DiagnosticsAsync()).Select(diagnostic => diagnostic.ToString());
            if (letter % 8 == 0 || letter == statement.Length - 1)
                Assert.Equal(await editor.AfreshAsync(), shown);
        }

        Assert.Equal(hits, (await editor.DiagnosticsAsync()).Length);
    }

    [Fact]
    public async Task Name_HalfTyped_IsSilent_AndComplete_IsMarked()
    {
        using var editor = await OpenAsync();
        var position = Document.IndexOf("$$", StringComparison.Ordinal);
        await editor.TypeAsync(position, "OldTaxCalc");
        Assert.Empty(await editor.DiagnosticsAsync());

        await editor.TypeAsync(position + "OldTaxCalc".Length, "ulator taxes");
        Assert.Equal("SSOT1001", Assert.Single(await editor.DiagnosticsAsync()).Id);

        editor.Undo();
        Assert.Empty(await editor.DiagnosticsAsync());
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task AllOffers_Taken_LeaveNothingMarkedAndACleanCompilation(string statement, int hits)
    {
        using var editor = await OpenAsync();
        await editor.TypeAsync(Document.IndexOf("$$", StringComparison.Ordinal), statement);
        for (var taken = 0; (await editor.DiagnosticsAsync()).FirstOrDefault(diagnostic => diagnostic.Id is "SSOT1001" or "SSOT1002") is { } next; taken++)
        {
            Assert.True(taken < hits, $"after {taken} offers there is still {next}");
            await editor.ApplyAsync(Assert.Single(await editor.ActionsAsync(next)));
        }

        Assert.Empty(await editor.DiagnosticsAsync());
        Assert.Empty(await editor.CompilerErrorsAsync());
        Assert.DoesNotContain("OldTaxCalculator", await editor.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Taxes.For", await editor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_TypedInTheOpenDocument_MarksTheUsesInIt_AndIsForgottenWithIt()
    {
        const string source = """
            using Netra.Ssot;
            [Canonical("Taxes")] public sealed class TaxCalculator;
            $$public sealed class OldTaxCalculator;
            public sealed class Till { private OldTaxCalculator? _taxes; }
            """;
        using var editor = await EditorSession.OpenAsync(source.Replace("$$", "", StringComparison.Ordinal));
        Assert.Empty(await editor.DiagnosticsAsync());

        await editor.TypeAsync(source.IndexOf("$$", StringComparison.Ordinal), "[SupersededBy(typeof(TaxCalculator))] ");
        Assert.Equal("SSOT1001", Assert.Single(await editor.DiagnosticsAsync()).Id);

        editor.Undo();
        Assert.Empty(await editor.DiagnosticsAsync());
    }

    private static Task<EditorSession> OpenAsync() => EditorSession.OpenAsync(Document.Replace("$$", "", StringComparison.Ordinal), Library);
}
