using Netra.SsotAnalyzers.Benchmarks;

if (args is not ["report-analyzer", .. var options])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Netra.SsotAnalyzers.Benchmarks -- report-analyzer [lines] [builds]");
    return 2;
}

var lines = options.Length > 0 ? int.Parse(options[0]) : 100_000;
var builds = options.Length > 1 ? int.Parse(options[1]) : 5;
return ReportAnalyzerTable.Print(lines, builds);
