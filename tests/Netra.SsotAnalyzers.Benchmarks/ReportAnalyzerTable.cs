using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Benchmarks;

/// <summary>
/// What the compiler itself reports of its analyzers (<c>ReportAnalyzer</c>): the sum of the suite's classes beside
/// BannedApiAnalyzers' one with an equivalent list, in the same builds.
/// </summary>
internal static partial class ReportAnalyzerTable
{
    private static readonly Dictionary<string, string> Paths = typeof(ReportAnalyzerTable).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value ?? "");

    public static int Print(int lines, int builds)
    {
        Console.WriteLine($"{lines:N0} lines, {builds} builds each; seconds of analyzer time as the compiler reports them, median (range)");
        Console.WriteLine();
        Console.WriteLine("| hits | the suite's classes, summed | SymbolIsBannedAnalyzer | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var share in new[] { 0.0, 0.01 })
        {
            var folder = Path.Combine(Path.GetTempPath(), "ssot-report-" + Guid.NewGuid().ToString("N"));
            try
            {
                var (_, hits) = GeneratedProject.Write(folder, lines, share);
                File.WriteAllText(Path.Combine(folder, "Generated.csproj"), Project());
                Run(folder, "restore");
                Run(folder, "build --no-restore -v:q"); // warms the caches
                var runs = Enumerable.Range(0, builds).Select(_ => Measure(folder)).ToList();
                var ratios = runs.Select(run => run.Suite / run.Banned).Order().ToList();
                Console.WriteLine($"| {hits:N0} | {Range(runs.Select(run => run.Suite))} | {Range(runs.Select(run => run.Banned))} | {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00}) |");
            }
            finally
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static string Range(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2]:0.000} ({sorted[0]:0.000}–{sorted[^1]:0.000})");
    }

    private static (double Suite, double Banned) Measure(string folder)
    {
        var output = Run(folder, "build --no-restore --no-incremental -v:d -p:ReportAnalyzer=true");
        var suite = 0.0;
        var banned = 0.0;
        foreach (Match line in AnalyzerLine().Matches(output))
        {
            var seconds = line.Groups["time"].Value is var time && time.StartsWith('<') ? 0.001 : double.Parse(time, CultureInfo.InvariantCulture);
            var name = line.Groups["name"].Value;
            if (name.StartsWith("Netra.SsotAnalyzers.Rules.", StringComparison.Ordinal))
                suite += seconds;
            else if (name.EndsWith("SymbolIsBannedAnalyzer", StringComparison.Ordinal))
                banned += seconds;
        }

        return banned > 0 && suite > 0 ? (suite, banned) : throw new InvalidOperationException("The build reported no analyzer times:\n" + output[^Math.Min(3000, output.Length)..]);
    }

    private static string Run(string folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {arguments} failed:\n{output}\n{error.Result}");
    }

    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            <RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{Paths["Attributes"]}" />
            <Analyzer Include="{Paths["Suite"]}" />
            <Analyzer Include="{Path.Combine(Paths["BannedApiAnalyzers"], "analyzers", "dotnet", "cs")}/*.dll" />
            <AdditionalFiles Include="BannedSymbols.txt" />
          </ItemGroup>
        </Project>
        """;

    [GeneratedRegex(@"^\s*(?<time><?\d+\.\d+)\s+<?\d+\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex AnalyzerLine();
}
