using System.Globalization;
using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>
/// What the compiler itself reports of its analyzers (<c>ReportAnalyzer</c>): the sum of the suite's classes beside
/// BannedApiAnalyzers' one with an equivalent list and one that does nothing, in the same builds. Whoever is asked first pays for
/// what the compiler binds lazily, so every other build has them in the other order.
/// </summary>
internal static partial class ReportAnalyzerTable
{
    public static int Print(int lines, int builds, bool isWide)
    {
        Console.WriteLine($"{builds} builds each; seconds of analyzer time as the compiler reports them, median (range)");
        Console.WriteLine();
        Console.WriteLine("| lines | hits | the suite's classes, summed | SymbolIsBannedAnalyzer | does nothing | suite ÷ banned |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var share in new[] { 0.0, 0.01 })
        {
            using var scratch = new ScratchFolder();
            var folder = scratch.At("Generated");
            var (written, hits) = new GeneratedProject(lines, share, IsWide: isWide).Write(folder);
            var idle = BuildIdle(scratch);
            File.WriteAllText(Path.Combine(folder, "Generated.csproj"), Project(idle));
            DotnetCommand.Run(folder, "restore");
            DotnetCommand.Run(folder, "build --no-restore -v:q"); // warms the caches
            var runs = Enumerable.Range(0, builds).Select(build => Measure(folder, isSuiteFirst: build % 2 == 0)).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {written:N0} | {hits:N0} | {Write(run => run.Suite, "0.000")} | {Write(run => run.Banned, "0.000")} | {Write(run => run.Idle, "0.000")} | {Write(run => run.Suite / run.Banned, "0.00")} |"));

            string Write(Func<Times, double> time, string format) => new Spread(runs.Select(time)).Write(format);
        }

        return 0;
    }

    private static Times Measure(string folder, bool isSuiteFirst)
    {
        var output = DotnetCommand.Run(folder, $"build --no-restore --no-incremental -v:d -p:ReportAnalyzer=true -p:SuiteFirst={isSuiteFirst}");
        double suite = 0, banned = 0, idle = 0;
        foreach (Match line in AnalyzerLine().Matches(output))
        {
            var seconds = line.Groups["time"].Value is var time && time.StartsWith('<') ? 0.001 : double.Parse(time, CultureInfo.InvariantCulture);
            var name = line.Groups["name"].Value;
            if (name.StartsWith("Netra.SsotAnalyzers.Rules.", StringComparison.Ordinal))
                suite += seconds;
            else if (name.EndsWith("SymbolIsBannedAnalyzer", StringComparison.Ordinal))
                banned += seconds;
            else if (name.EndsWith(nameof(IdleAnalyzer), StringComparison.Ordinal))
                idle += seconds;
        }

        return banned > 0 && suite > 0 && idle > 0
            ? new Times(suite, banned, idle)
            : throw new InvalidOperationException("The build reported no analyzer times:\n" + output[^Math.Min(3000, output.Length)..]);
    }

    /// <summary>The peer that does nothing, for the SDK's compiler: this program's own is built against a newer one.</summary>
    private static string BuildIdle(ScratchFolder scratch)
    {
        Directory.CreateDirectory(scratch.At("Idle"));
        using (var source = typeof(IdleAnalyzer).Assembly.GetManifestResourceStream("IdleAnalyzer.cs")!)
        using (var copy = File.Create(scratch.At("Idle", "IdleAnalyzer.cs")))
            source.CopyTo(copy);
        File.WriteAllText(scratch.At("Idle", "Idle.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <LangVersion>14</LangVersion>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="{BuildFacts.Find("RoslynFloor")}" />
              </ItemGroup>
            </Project>
            """);
        DotnetCommand.Run(scratch.At("Idle"), "build -v:q -o out");
        return scratch.At("Idle", "out", "Idle.dll");
    }

    private static string Project(string idle) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            <RunAnalyzersDuringBuild>true</RunAnalyzersDuringBuild>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{BuildFacts.Find("Attributes")}" />
            <Analyzer Include="{BuildFacts.Find("Suite")}" Condition="'$(SuiteFirst)' == 'true'" />
            <Analyzer Include="{idle}" />
            <Analyzer Include="{BannedApi.Folder}/*.dll" />
            <Analyzer Include="{BuildFacts.Find("Suite")}" Condition="'$(SuiteFirst)' != 'true'" />
            <AdditionalFiles Include="BannedSymbols.txt" />
          </ItemGroup>
        </Project>
        """;

    [GeneratedRegex(@"^\s*(?<time><?\d+\.\d+)\s+<?\d+\s+(?<name>[\w.]+) \(", RegexOptions.Multiline)]
    private static partial Regex AnalyzerLine();

    private sealed record Times(double Suite, double Banned, double Idle);
}
