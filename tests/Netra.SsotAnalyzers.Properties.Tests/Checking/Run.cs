using System.Diagnostics;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>Checks the programs of a seed, several at a time, and counts.</summary>
internal sealed class Run(int seed, int programs, int usesPerProgram, int shrunkFailures, int only = 0, bool stopsAtFirst = false)
{
    private readonly Dictionary<string, (int Count, string Example)> _refusals = [];
    private readonly Lock _gate = new();
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
        var numbered = generator.Programs().Take(programs).Select((program, i) => (Number: i + 1, Program: program)).Where(item => only == 0 || item.Number == only).TakeWhile(_ => !stopsAtFirst || Failures == 0);
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
        write($"left as SSOT1003: {_refusals.Values.Sum(refusal => refusal.Count)}");
        foreach (var (reason, (count, example)) in _refusals.OrderByDescending(pair => pair.Value.Count))
            write($"{count,6} {reason}\n       {example}");
    }

    private void Count(string message, Tuple use)
    {
        var reason = Refusals.Reason(message);
        var (count, example) = _refusals.GetValueOrDefault(reason, (0, $"{message} [{use}]"));
        _refusals[reason] = (count + 1, example);
    }
}
