using System.Diagnostics;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>Checks the programs of a seed, several at a time, and counts.</summary>
internal sealed class Run(int seed, int programs, int usesPerProgram, int shrunkFailures, int only = 0, bool stopsAtFirst = false, int from = 1)
{
    private readonly Dictionary<string, (int Count, string Example)> _refusals = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Uses, int Left)> _shares = [];
    private int _checked;

    public int Failures { get; private set; }

    /// <summary>The first failure, shrunk.</summary>
    public string FirstReport { get; private set; } = "";

    /// <param name="write">Takes the failures and the figures, line by line.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task RunAsync(Action<string> write, CancellationToken cancellationToken)
    {
        var generator = new Generator(seed, usesPerProgram);
        var watch = Stopwatch.StartNew();
        var numbered = generator.Programs().Take(programs).Select((program, i) => (Number: i + 1, Program: program)).Where(item => item.Number >= from && (only == 0 || item.Number == only)).TakeWhile(_ => !stopsAtFirst || Failures == 0);
        await Parallel.ForEachAsync(numbered, cancellationToken, async (item, token) =>
        {
            var (number, program) = item;
            Task<Outcome> CheckAsync(Composition.TestProgram candidate) => Guarantee.CheckAsync(candidate, seed + number, token);
            var outcome = await CheckAsync(program);
            int failure;
            lock (_gate)
            {
                foreach (var (use, message) in outcome.Refusals)
                    Count(message, program.Uses[use - 1]);
                CountShares(program, outcome);
                if (++_checked % 100 == 0)
                    write($"{_checked} of {programs} programs, {watch.Elapsed.TotalSeconds:0} s");
                if (outcome.Failure is null)
                    return;
                failure = ++Failures;
            }

            var report = $"seed {seed}, program {number}: {outcome.Failure}: {outcome.Details}";
            if (failure <= shrunkFailures)
            {
                var (small, smallOutcome) = await Shrinker.ShrinkAsync(program, outcome, CheckAsync);
                report = $"seed {seed}, program {number}, shrunk: {await Report.OfAsync(small, smallOutcome)}";
            }

            lock (_gate)
            {
                FirstReport = FirstReport.Length > 0 ? FirstReport : report;
                write(report);
            }
        });

        var coverage = generator.Coverage;
        write($"seed {seed}: {programs} programs, {programs * usesPerProgram} uses, {coverage.Tuples} distinct tuples, {coverage.CoveredPairs} of {coverage.LegalPairs} legal pairs ({100.0 * coverage.CoveredPairs / coverage.LegalPairs:0.0} %), {Failures} failures, {watch.Elapsed.TotalSeconds:0} s");
        foreach (var (kind, (uses, stay)) in _shares.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            write($"{kind}: {uses - stay} of {uses} uses rewritten ({100.0 * (uses - stay) / uses:0.0} %)");
        write($"left as SSOT1003: {_refusals.Values.Sum(refusal => refusal.Count)}");
        foreach (var (reason, (count, example)) in _refusals.OrderByDescending(pair => pair.Value.Count))
            write($"{count,6} {reason}\n       {example}");
    }

    /// <summary>How many uses are left, of those that have to be rewritten and of those with a reason to stay.</summary>
    private void CountShares(Composition.TestProgram program, Outcome outcome)
    {
        if (outcome.Failure is not null)
            return;

        var left = outcome.Refusals.Select(refusal => refusal.Use).ToHashSet();
        foreach (var use in program.Numbered)
        {
            var kind = use.Use.Space != SituationSpace.Space ? use.Use.Space.Name : SituationSpace.SituationOf(use.Use).Stays.IsEmpty ? "situations to rewrite" : "situations that may stay";
            var (uses, stay) = _shares.GetValueOrDefault(kind);
            _shares[kind] = (uses + 1, stay + (left.Contains(use.Number) ? 1 : 0));
        }
    }

    private void Count(string message, Tuple use)
    {
        var reason = Refusals.Reason(message);
        var (count, example) = _refusals.GetValueOrDefault(reason, (0, $"{message} [{use}]"));
        _refusals[reason] = (count + 1, example);
    }
}
