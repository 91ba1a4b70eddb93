using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>Whether the time for each hit stays the same however many stand in one expression, body or type: time beyond the same file under an analyzer that does nothing.</summary>
internal static class LinearityTable
{
    /// <param name="runs">How often each file is measured; both orders in turn.</param>
    /// <param name="only">A part of the names of the shapes to measure; all where it is null.</param>
    public static async Task<int> PrintAsync(int runs, string? only)
    {
        await MeasureAsync(HitShape.All[0].Text(1_000), isFirst: true); // warms this process
        Console.WriteLine($"Milliseconds of the whole analysis in this process, median of {runs} (range), one thread, trees new each time; µs for each hit beyond the analyzer that does nothing.");
        Console.WriteLine();
        Console.WriteLine("| shape | hits | does nothing | the suite | beyond it, µs a hit | ÷ that of the smallest |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var shape in HitShape.All.Where(shape => only is null || shape.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            await MeasureAsync(shape.Text(shape.Sizes[0]), isFirst: true); // warms what only this shape runs
            double? smallest = null;
            foreach (var size in shape.Sizes)
            {
                var text = shape.Text(size);
                var results = new List<(double Idle, double Suite, int Hits)>();
                for (var run = 0; run < runs; run++)
                    results.Add(await MeasureAsync(text, run % 2 == 0));
                var hits = results[0].Hits;
                var each = new Spread(results.Select(result => (result.Suite - result.Idle) * 1_000 / hits));
                smallest ??= each.Median;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {shape.Name} | {hits:N0} | {new Spread(results.Select(result => result.Idle)).Write("0")} | {new Spread(results.Select(result => result.Suite)).Write("0")} | {each.Write("0")} | {each.Median / smallest.Value:0.00} |"));
            }
        }

        return 0;
    }

    private static async Task<(double Idle, double Suite, int Hits)> MeasureAsync(string text, bool isFirst)
    {
        double idle = 0, suite = 0;
        var hits = 0;
        foreach (var isSuite in isFirst ? new[] { false, true } : [true, false])
        {
            ImmutableArray<DiagnosticAnalyzer> analyzers = isSuite ? Suite.Analyzers() : [new IdleAnalyzer()];
            var analysis = InMemory.With(InMemory.Compile([new GeneratedSource("/p/Shape.cs", text, 0, 0)]), analyzers, "");
            ImmutableArray<Diagnostic> reported = [];
            var time = await InMemory.TimeAsync(async () => reported = await analysis.GetAllDiagnosticsAsync(CancellationToken.None));
            if (reported.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
                throw new InvalidOperationException(error.ToString());
            if (isSuite)
                (suite, hits) = (time, Math.Max(1, reported.Count(diagnostic => diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal))));
            else
                idle = time;
        }

        return (idle, suite, hits);
    }
}
