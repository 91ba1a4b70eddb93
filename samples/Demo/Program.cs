using System.Text;
using Netra.Demo;

Console.OutputEncoding = Encoding.UTF8;

if (args.Except(["--keep", "--to-zero"]).Any())
{
    Console.Error.WriteLine("usage: dotnet run --project samples/Demo [-- --keep] [--to-zero]");
    return 2;
}

var folder = DemoFolder.Create();
try
{
    var outcome = await new Migration(Repository.Find(), folder, args.Contains("--to-zero")).RunAsync();
    Console.WriteLine();
    foreach (var complaint in outcome.Complaints)
        Console.Error.WriteLine($"DID NOT HOLD: {complaint}");

    var held = outcome.Complaints.Count == 0;
    if (held && !args.Contains("--keep"))
        folder.Delete();
    else
        Console.WriteLine($"Everything is in {folder.Path}");

    Console.WriteLine(outcome.Summary);
    return held ? 0 : 1;
}
catch (DemoException failure)
{
    Console.Error.WriteLine();
    Console.Error.WriteLine(failure.Message);
    Console.Error.WriteLine($"Everything is in {folder.Path}");
    return 1;
}
