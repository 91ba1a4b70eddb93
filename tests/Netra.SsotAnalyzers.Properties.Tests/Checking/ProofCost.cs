using System.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Properties.Tests.Composition;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>What the comparisons of the proof cost in fix-all. The compilation of the result belongs to the rewriter and stays.</summary>
internal static class ProofCost
{
    /// <param name="seed">The programs.</param>
    /// <param name="programs">How many, after five that warm up.</param>
    /// <param name="usesPerProgram">The uses of each.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>A sentence with processor seconds; other processes do not count.</returns>
    public static async Task<string> MeasureAsync(int seed, int programs, int usesPerProgram, CancellationToken cancellationToken)
    {
        var (with, without) = (TimeSpan.Zero, TimeSpan.Zero);
        var number = 0;
        foreach (var program in new Generator(seed, usesPerProgram).Programs().Take(programs + 5))
        {
            // Now the one is first and now the other, so that neither gains from what the first one leaves in caches.
            var times = number % 2 == 0
                ? (With: await TimeAsync(program, Comparison.All, cancellationToken), Without: await TimeAsync(program, Comparison.None, cancellationToken))
                : Swap(await TimeAsync(program, Comparison.None, cancellationToken), await TimeAsync(program, Comparison.All, cancellationToken));
            if (number++ < 5)
                continue;
            with += times.With;
            without += times.Without;
        }

        return $"{programs} programs with {usesPerProgram} uses: fix-all {with.TotalSeconds:0.0} s of processor time with the comparisons, {without.TotalSeconds:0.0} s without, {100 * (with / without - 1):0} % more";

        static (TimeSpan With, TimeSpan Without) Swap(TimeSpan without, TimeSpan with) => (with, without);
    }

    private static async Task<TimeSpan> TimeAsync(TestProgram program, Comparison comparisons, CancellationToken cancellationToken)
    {
        ProofOptions.Use(ProofOptions.Default with { Comparisons = comparisons });
        var (solution, _) = Solutions.Create(program);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await Guarantee.FixAllAsync(solution, cancellationToken);
        return Process.GetCurrentProcess().TotalProcessorTime - before;
    }
}
