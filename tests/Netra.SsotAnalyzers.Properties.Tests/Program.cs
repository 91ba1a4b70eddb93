using System.Diagnostics;
using Netra.SsotAnalyzers.Properties.Tests.Checking;

var programs = Option("-programs", 100);
var seed = Option("-seed", 1);
var only = Option("-only", 0);
var uses = Option("-uses", 10);
var shrunk = Option("-shrink", 5);
var generator = new Generator(seed, uses);
var watch = Stopwatch.StartNew();
Console.WriteLine($"{generator.Coverage.LegalPairs} legal pairs, {watch.Elapsed.TotalSeconds:0.0} s");
var refusals = new Dictionary<string, int>();
var failures = 0;
var number = 0;
foreach (var program in generator.Programs().Take(programs))
{
    number++;
    if (only > 0 && number != only)
        continue;
    var outcome = await Guarantee.CheckAsync(program, seed + number, CancellationToken.None);
    foreach (var (_, message) in outcome.Refusals)
        refusals[Refusals.Reason(message)] = refusals.GetValueOrDefault(Refusals.Reason(message)) + 1;
    if (outcome.Failure is not { } failure)
        continue;
    failures++;
    if (failures > shrunk)
    {
        Console.WriteLine($"program {number}: {failure}: {outcome.Details}");
        continue;
    }

    var (small, smallOutcome) = await Shrinker.ShrinkAsync(program, outcome, seed + number, CancellationToken.None);
    Console.WriteLine($"##### program {number}:\n{await Report.OfAsync(small, smallOutcome)}");
}

Console.WriteLine($"{number} programs, {generator.Coverage.Tuples} tuples, {generator.Coverage.CoveredPairs}/{generator.Coverage.LegalPairs} pairs, {failures} failures, {watch.Elapsed.TotalSeconds:0.0} s");
foreach (var (reason, count) in refusals.OrderByDescending(pair => pair.Value))
    Console.WriteLine($"{count,6} {reason}");
return failures > 0 ? 1 : 0;

int Option(string name, int value)
{
    var index = Array.IndexOf(args, name);
    return index < 0 ? value : int.Parse(args[index + 1]);
}
