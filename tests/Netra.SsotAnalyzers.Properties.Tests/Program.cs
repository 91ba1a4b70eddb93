using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Properties.Tests.Checking;
using Netra.SsotAnalyzers.Properties.Tests.Dimensions;

// The long run: --programs <n> --seed <n> --uses <n per program> --shrink <failures shown shrunk> --only <number of one program> --stop (at the first failure);
// --each <piece of a name> runs every situation of that name alone, with --without <kind of comparison> in a proof that lacks one and --library <kind> for another than SameProject;
// --cost measures fix-all with and without the comparisons of the proof.
if (Text("--each") is { } part)
    return await EachSituation.RunAsync(part, Enum.Parse<Comparison>(Text("--without") ?? "None"), Enum.Parse<Library>(Text("--library") ?? "SameProject"), Console.WriteLine, CancellationToken.None) > 0 ? 1 : 0;

if (args.Contains("--cost"))
{
    Console.WriteLine(await ProofCost.MeasureAsync(Option("--seed", 1), Option("--programs", 40), Option("--uses", 6), CancellationToken.None));
    return 0;
}

var run = new Run(Option("--seed", 1), Option("--programs", 100), Option("--uses", 6), Option("--shrink", 5), Option("--only", 0), args.Contains("--stop"), Option("--from", 1));
await run.RunAsync(Console.WriteLine, CancellationToken.None);
return run.Failures > 0 ? 1 : 0;

int Option(string name, int value) => Text(name) is { } text ? int.Parse(text) : value;

string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var index ? args.ElementAtOrDefault(index + 1) ?? "" : null;
