using System.Globalization;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>The real <c>dotnet format</c> on equal copies of one project, beside the same command with <c>--verify-no-changes</c>, which computes no fix.</summary>
internal static class FormatTable
{
    private const int FoundSomething = 2;
    private const string Command = "format analyzers Generated.csproj --no-restore --diagnostics SSOT1001 SSOT1002";

    public static int Print(int files, int hitsPerFile, int runs)
    {
        var project = new GeneratedServices(files, hitsPerFile);
        var results = new List<(double Verify, double Fix)>();
        for (var run = 0; run < runs; run++)
        {
            using var scratch = new ScratchFolder();
            foreach (var source in project.Sources())
                File.WriteAllText(scratch.At(source.Name), source.Text);
            File.WriteAllText(scratch.At("Generated.csproj"), Project());
            DotnetCommand.Run(scratch.Path, "restore");
            var verify = DotnetCommand.Timed(scratch.Path, Command + " --verify-no-changes", FoundSomething);
            var fix = DotnetCommand.Timed(scratch.Path, Command);
            DotnetCommand.Run(scratch.Path, Command + " --verify-no-changes"); // nothing is left
            results.Add((verify.Wall, fix.Wall));
        }

        Console.WriteLine("| files | hits | `--verify-no-changes`, s | `dotnet format`, s | ratio |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {files:N0} | {project.Hits:N0} | {Write(result => result.Verify, "0.0")} | {Write(result => result.Fix, "0.0")} | {Write(result => result.Fix / result.Verify, "0.0")} |"));
        return 0;

        string Write(Func<(double Verify, double Fix), double> time, string format) => new Spread(results.Select(time)).Write(format);
    }

    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{BuildFacts.Find("Attributes")}" />
            <Analyzer Include="{BuildFacts.Find("Suite")};{BuildFacts.Find("Fixes")}" />
          </ItemGroup>
        </Project>
        """;
}
