using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Tests.BadInput;

/// <summary>
/// Code as it is while somebody types: prefixes of the sample's files, token by token, and files with a token lost, doubled
/// or exchanged. A seeded part of them; with <c>SSOT_BAD_INPUT=all</c> every prefix, as the long run has it.
/// </summary>
public sealed class HalfTypedCodeTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Seed = 20250914;
#if ROSLYN_5
    private const int Prefixes = 60;
    private const int Mutations = 60;
#else
    private const int Prefixes = 15;
    private const int Mutations = 15;
#endif

    private static bool IsLong => Environment.GetEnvironmentVariable("SSOT_BAD_INPUT") == "all";

    [Fact]
    public async Task Prefixes_CrashNothing()
    {
        var sample = await SampleCompilation.LoadAsync();
        var random = new Random(Seed);
        var all = sample.Trees.SelectMany(tree => tree.GetRoot().DescendantTokens().Select(token => (tree, token.SpanStart))).ToList();
        var chosen = IsLong ? all : [.. Enumerable.Range(0, Prefixes).Select(_ => all[random.Next(all.Count)])];
        foreach (var (tree, end) in chosen)
            AssertNoCrash(await sample.DiagnosticsAsync(tree, tree.GetText().ToString()[..end]), $"{tree.FilePath}, the first {end} characters");
        output.WriteLine($"{chosen.Count} of {all.Count} prefixes tried, crashes 0");
    }

    [Fact]
    public async Task Mutations_CrashNothing()
    {
        var sample = await SampleCompilation.LoadAsync();
        var random = new Random(Seed);
        var count = IsLong ? Mutations * 50 : Mutations;
        for (var i = 0; i < count; i++)
        {
            var tree = sample.Trees[random.Next(sample.Trees.Count)];
            var tokens = tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
            if (tokens.Count < 2)
                continue;

            var (one, other) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            var replacement = random.Next(3) switch { 0 => "", 1 => $"{one.Text} {one.Text}", _ => other.Text };
            var text = tree.GetText().ToString();
            AssertNoCrash(
                await sample.DiagnosticsAsync(tree, text[..one.SpanStart] + replacement + text[one.Span.End..]),
                $"{tree.FilePath}, '{one.Text}' at {one.SpanStart} replaced by '{replacement}'");
        }

        output.WriteLine($"{count} mutations tried, crashes 0");
    }

    [Fact]
    public async Task EverySpotOfTheSample_HasOneDiagnostic()
    {
        var sample = await SampleCompilation.LoadAsync();
        var all = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(sample.Compilation, Support.Suite.Analyzers()).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(
            "SSOT0001 1, SSOT0003 1, SSOT0006 6, SSOT1001 41, SSOT1002 144, SSOT1003 41, SSOT1005 3, SSOT2001 94, SSOT2002 1, SSOT2007 2, SSOT3001 316, SSOT3002 7, SSOT3003 15, SSOT3004 33, SSOT4001 26, SSOT4003 19, SSOT4004 63",
            Support.DiagnosticCounts.ById(all));
        var doubles = all.GroupBy(diagnostic => diagnostic.Location).Where(group => group.Count() > 1);
        Assert.Empty(doubles.Select(group => string.Join("\n", group)));
    }

    private static void AssertNoCrash(IEnumerable<Diagnostic> diagnostics, string what) =>
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => $"{what}: {diagnostic}"));
}
