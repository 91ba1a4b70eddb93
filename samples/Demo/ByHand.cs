using System.Diagnostics;

namespace Netra.Demo;

/// <summary>What one run leaves, mended as the sample's MIGRATION.md says: its patches in their order, each step building with its tests green.</summary>
internal sealed class ByHand(DemoFolder folder, Dotnet dotnet, string solution)
{
    /// <summary>Applies the patches and returns what is left after the last, with what did not hold on the way.</summary>
    public async Task<(IReadOnlyList<Violation> Left, int Steps, IReadOnlyList<string> Complaints)> RunAsync(IReadOnlyList<Violation> left)
    {
        var complaints = new List<string>();
        var patches = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.patch").Order(StringComparer.Ordinal).ToList() : [];
        foreach (var patch in patches)
        {
            var name = Path.GetFileNameWithoutExtension(patch);
            var applied = await Step.RunAsync($"by hand: {name}", () => ApplyAsync(patch));
            if (applied.ExitCode != 0)
                throw new DemoException($"git apply {patch} failed:\n{applied.Gist}");

            await Step.RunAsync("  dotnet build", () => dotnet.RequireAsync("build", solution, "--no-restore", "--no-incremental", SarifLog.BuildArgument));
            left = SarifLog.Collect(folder.Backend);
            var results = Path.Combine(folder.Path, "results", name);
            await Step.RunAsync("  dotnet test", () => dotnet.RunAsync("test", solution, "--no-build", "--logger", "trx", "--results-directory", results));
            var tests = TestResults.Read(results);
            Console.WriteLine($"  {left.Count} violations left, {tests.Passed} of {tests.Total} tests passed");
            complaints.AddRange(tests.FailedTests.Select(test => $"after {name}, test {test} failed"));
        }

        complaints.AddRange(left.Select(violation => $"{violation.Rule} is left at {violation.File}({violation.Line},{violation.Column})"));
        return (left, patches.Count, complaints);
    }

    private string Folder => Path.Combine(folder.Backend, "migration");

    private Task<ProcessResult> ApplyAsync(string patch) =>
        ChildProcess.RunAsync(new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", patch]) { WorkingDirectory = folder.Backend });
}
