using Netra.SsotAnalyzers.Properties.Tests.Checking;

// The long run: --programs <n> --seed <n> --uses <n per program> --shrink <failures shown shrunk> --only <number of one program> --stop (at the first failure);
// --each <piece of a name> runs every situation of that name alone.
if (Array.IndexOf(args, "--each") is >= 0 and var each)
    return await EachSituation.RunAsync(args.Length > each + 1 ? args[each + 1] : "", Console.WriteLine, CancellationToken.None) > 0 ? 1 : 0;

var run = new Run(Option("--seed", 1), Option("--programs", 100), Option("--uses", 6), Option("--shrink", 5), Option("--only", 0), args.Contains("--stop"));
await run.RunAsync(Console.WriteLine, CancellationToken.None);
return run.Failures > 0 ? 1 : 0;

int Option(string name, int value)
{
    var index = Array.IndexOf(args, name);
    return index < 0 ? value : int.Parse(args[index + 1]);
}
