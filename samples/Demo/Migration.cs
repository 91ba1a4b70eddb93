using System.Diagnostics;

namespace Netra.Demo;

/// <summary>How it went: what did not hold (nothing, if all is well), and the one line that says it in figures.</summary>
internal sealed record Outcome(IReadOnlyList<string> Complaints, string Summary);

/// <summary>The whole story: packs the suite, audits the backend as it was before anything was declared, builds the diseased backend with it, runs <c>dotnet format</c> to declare and to rewrite, builds and tests the cured one.</summary>
/// <param name="repository">Where the suite and the sample are.</param>
/// <param name="folder">Where the copy goes.</param>
/// <param name="toZero">Whether what one run leaves is mended as well, step by step.</param>
internal sealed class Migration(Repository repository, DemoFolder folder, bool toZero)
{
    private const string Solution = "LegacyBackend.sln";

    private readonly Dotnet _dotnet = new(folder.Backend, folder.PackageVersion);

    public async Task<Outcome> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        await PackAsync();
        await new FirstMinute(repository, folder, Solution).RunAsync();
        await Step.RunAsync("dotnet restore", () => _dotnet.RequireAsync("restore", Solution));

        var before = SourceSnapshot.Take(folder.Backend);
        await Step.RunAsync("dotnet build", () => _dotnet.RequireAsync("build", Solution, "--no-restore", SarifLog.BuildArgument));
        var violations = SarifLog.Collect(folder.Backend);
        ViolationTable.Print(violations);
        var testsBefore = await TestAsync("dotnet test, before", "before");
        Console.WriteLine($"  {testsBefore.FailedTests.Count} of {testsBefore.Total} tests fail:");
        foreach (var test in testsBefore.FailedTests)
            Console.WriteLine($"    {test}");

        await FormatAsync("  act two: declares what is so far only inferred", FixableRules.Declarations);
        var declared = SourceSnapshot.Take(folder.Backend);
        PrintDeclarations(before, declared);
        await FormatAsync("  act three: rewrites the uses of what is declared", FixableRules.Ids);
        var after = SourceSnapshot.Take(folder.Backend);
        var changed = after.FilesOtherThanIn(before);

        var rebuild = await Step.RunAsync("dotnet build", () => _dotnet.RunAsync("build", Solution, "--no-restore", "--no-incremental", SarifLog.BuildArgument));
        PrintTypicalDiffs(violations, before, after, changed);
        if (rebuild.ExitCode != 0)
            throw new DemoException($"The migrated backend does not build:\n{rebuild.Gist}");

        var left = SarifLog.Collect(folder.Backend);
        var testsAfter = await TestAsync("dotnet test, after", "after");
        if (left.Count > 0)
            ViolationTable.Print(left);

        var complaints = Complaints(violations, left, testsAfter, after, before).ToList();
        var counts = $"{violations.Count} -> {left.Count}";
        if (toZero)
        {
            var byHand = await new ByHand(folder, _dotnet, Solution).RunAsync(left);
            complaints.AddRange(byHand.Complaints);
            counts += $" -> {byHand.Left.Count} (by hand, {byHand.Steps} steps)";
        }

        return new Outcome(
            complaints,
            $"{counts} violations, {changed.Count} files changed, "
            + $"{testsAfter.Passed} of {testsAfter.Total} tests passed, {clock.Elapsed.TotalSeconds:0} s");
    }

    private Task FormatAsync(string label, IReadOnlyList<string> ids)
    {
        Console.WriteLine($"dotnet format analyzers --diagnostics {string.Join(' ', ids)}");
        return Step.RunAsync(label, () => _dotnet.RequireAsync(["format", "analyzers", Solution, "--no-restore", "--diagnostics", .. ids]));
    }

    /// <summary>What a person would review and commit between the two commands.</summary>
    private static void PrintDeclarations(SourceSnapshot before, SourceSnapshot declared)
    {
        foreach (var file in declared.FilesOtherThanIn(before))
            DiffPrinter.Print(file, [.. Diff.Hunks(before[file], declared[file]).SelectMany(hunk => hunk)]);
    }

    private async Task PackAsync()
    {
        folder.CopySample(repository);
        var packing = new Dotnet(repository.Root, folder.PackageVersion);
        await Step.RunAsync(
            $"dotnet pack, version {folder.PackageVersion}",
            () => packing.RequireAsync("pack", repository.Packages, "-o", folder.Packages, $"-p:Version={folder.PackageVersion}"));
    }

    private async Task<TestResults> TestAsync(string label, string name)
    {
        var results = Path.Combine(folder.Path, "results", name);
        await Step.RunAsync(label, () => _dotnet.RunAsync("test", Solution, "--no-build", "--logger", "trx", "--results-directory", results));
        return TestResults.Read(results);
    }

    private static IEnumerable<string> Complaints(
        IReadOnlyList<Violation> violations, IReadOnlyList<Violation> left, TestResults tests, SourceSnapshot after, SourceSnapshot before)
    {
        if (violations.Count == 0)
            yield return "the backend has no violation to begin with: the analyzers did not run";
        foreach (var violation in left.Where(violation => violation.IsFixable))
            yield return $"{violation.Rule} is left at {violation.File}({violation.Line},{violation.Column})";
        foreach (var file in after.FilesWithConflictMarkers())
            yield return $"{file} has conflict markers";
        foreach (var file in after.FilesAddedOrRemovedSince(before))
            yield return $"{file} came or went";
        foreach (var test in tests.FailedTests)
            yield return $"test {test} failed";
        if (tests.FailedTests.Count == 0 && tests.Passed < tests.Total)
            yield return $"{tests.Total - tests.Passed} tests did not run";
    }

    /// <summary>For each fixable rule the smallest rewrite of a file that had a hit of it.</summary>
    private static void PrintTypicalDiffs(IReadOnlyList<Violation> violations, SourceSnapshot before, SourceSnapshot after, IReadOnlyList<string> changed)
    {
        var diffs = changed.ToDictionary(file => file, file => (IReadOnlyList<string>)[.. Diff.Hunks(before[file], after[file]).SelectMany(hunk => hunk)]);
        Console.WriteLine();
        foreach (var rule in FixableRules.Ids)
        {
            var typical = violations
                .Where(violation => violation.Rule == rule && diffs.TryGetValue(violation.File, out var diff) && IsRewrite(diff))
                .MinBy(violation => diffs[violation.File].Count);
            if (typical is not null && diffs.Remove(typical.File, out var lines))
                DiffPrinter.Print(typical.File, lines);
        }
    }

    private static bool IsRewrite(IReadOnlyList<string> diff) => diff.Any(line => line[0] == '-') && diff.Any(line => line[0] == '+');
}
