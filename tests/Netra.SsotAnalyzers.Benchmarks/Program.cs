using BenchmarkDotNet.Running;
using Netra.SsotAnalyzers.Benchmarks.Tables;

// Sizes without an argument are those of docs/benchmarks.md.
switch (args)
{
    case ["report-analyzer", .. var options]:
        return ReportAnalyzerTable.Print(Number(options, 0, 100_000), Number(options, 1, 4), isWide: !options.Contains("types"));

    case ["growth", .. var options]:
        return await GrowthTable.PrintAsync(
            Number(options, 0, 2), [.. options.Where(option => option is "declarations" or "assembly" or "lines" or "hits")],
            [.. options.Skip(1).Where(option => int.TryParse(option, out _)).Select(int.Parse)], options.Contains("classes"));

    case ["linearity", .. var options]:
        return await LinearityTable.PrintAsync(Number(options, 0, 3), options.Skip(1).FirstOrDefault());

    case ["keystroke", .. var options]:
        return await KeystrokeTable.PrintAsync(Number(options, 0, 100_000), Number(options, 1, 25), options.Contains("classes"));

    case ["fix-all", .. var options]:
        return await FixAllTable.PrintAsync(Number(options, 0, 1_000), Number(options, 1, 10), Number(options, 2, 3));

    case ["light-bulb", .. var options]:
        return await LightBulbTable.PrintAsync(Number(options, 0, 100_000), Number(options, 1, 200));

    case ["format", .. var options]:
        return FormatTable.Print(Number(options, 0, 1_000), Number(options, 1, 10), Number(options, 2, 3));

    case ["analysis", .. var options]:
        BenchmarkRunner.Run<AnalysisBenchmark>(args: options);
        return 0;

    default:
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project tests/Netra.SsotAnalyzers.Benchmarks -- <table>
              report-analyzer [lines] [builds] [types]    analyzer times of real builds
              analysis                                    the same in memory, by BenchmarkDotNet
              growth [runs] [declarations assembly lines hits] [sizes] [classes]  how the time grows with each
              linearity [runs] [shape]                    the time for each hit, from 100 hits in one place to 10,000
              keystroke [lines] [keystrokes] [classes]    one file again, against the compiler
              fix-all [files] [hits per file] [runs]      fix-all against the analysis
              light-bulb [lines] [bulbs]                  what an editor waits for at one hit
              format [files] [hits per file] [runs]       dotnet format against --verify-no-changes
            """);
        return 2;
}

static int Number(string[] options, int index, int otherwise) =>
    options.Length > index && int.TryParse(options[index], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
