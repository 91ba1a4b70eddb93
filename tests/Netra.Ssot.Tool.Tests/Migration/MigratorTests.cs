using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Migration;

public sealed class MigratorTests : IDisposable
{
    private const string Use = "using Post;\r\nclass Use\r\n{\r\n    OldMailer a = new OldMailer();\r\n    OldPrinter b = new OldPrinter();\r\n}\r\n";
    private readonly TemporaryFolder _folder = new();

    public MigratorTests()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Use.cs", Use);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Step_FixesItsRoleAlone_AndKeepsLineEndings()
    {
        var result = await (await MigratorAsync("true")).FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None);

        Assert.Equal((2, null), (result!.Fixed, result.Obstacle));
        Assert.Equal(Use.Replace("OldMailer", "Mailer", StringComparison.Ordinal), _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task StepThatFailsItsTest_IsRolledBackWhole_AndTheNextIsTaken()
    {
        // The seeded failure: nobody may write the canonical mailer.
        var migrator = await MigratorAsync(OperatingSystem.IsWindows() ? "findstr /c:\" Mailer\" App\\Use.cs >nul && exit 1 || exit 0" : "! grep -q ' Mailer' App/Use.cs");

        var mailer = await migrator.FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None);
        var afterFirst = _folder.Read("App/Use.cs");
        var printer = await migrator.FixAsync("role Printer", OfRole("Printer"), CancellationToken.None);

        Assert.True(mailer!.IsRolledBack);
        Assert.Equal("role Mailer", mailer.Name);
        Assert.Equal(Use, afterFirst);
        Assert.Null(printer!.Obstacle);
        Assert.Equal(Use.Replace("OldPrinter", "Printer", StringComparison.Ordinal), _folder.Read("App/Use.cs"));
        Assert.Equal(2, migrator.Analysis.Findings.Count);
    }

    [Fact]
    public async Task StepThatDoesNotCompile_WritesNothing()
    {
        var migrator = await MigratorAsync("true");

        var result = await migrator.TakeAsync(
            "broken", "Break",
            solution =>
            {
                var id = solution.Projects.Single(project => project.Name == "App").DocumentIds[0];
                return Task.FromResult(solution.WithDocumentText(id, Microsoft.CodeAnalysis.Text.SourceText.From("class Use { Nothing a; }")));
            },
            CancellationToken.None);

        Assert.Contains("error CS0246", result!.Obstacle, StringComparison.Ordinal);
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task Interrupted_PutsEverythingBack()
    {
        var migrator = await MigratorAsync(OperatingSystem.IsWindows() ? "ping -n 60 127.0.0.1 >nul" : "sleep 60");
        using var interrupt = new CancellationTokenSource();
        var running = migrator.FixAsync("role Mailer", OfRole("Mailer"), interrupt.Token);
        while (_folder.Read("App/Use.cs") == Use && !running.IsCompleted)
            await Task.Delay(20);

        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task ReadOnlyFile_StopsTheStepBeforeAnythingIsWritten()
    {
        File.SetAttributes(_folder["App/Use.cs"], FileAttributes.ReadOnly);

        var failure = await Assert.ThrowsAsync<ToolException>(async () => await (await MigratorAsync("true")).FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task Baseline_ShrinksWithTheStep()
    {
        _folder.Write("App/Ssot.Baseline.txt", "# Ssot.Baseline 1\nSSOT1001 | Use.a | OldMailer | 1\nSSOT1001 | Use.b | OldPrinter | 1\nSSOT1002 | Use.a | OldMailer | 1\nSSOT1002 | Use.b | OldPrinter | 1\n");

        await (await MigratorAsync("true")).FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None);

        Assert.Equal(["SSOT1001 | Use.b | OldPrinter | 1", "SSOT1002 | Use.b | OldPrinter | 1"], _folder.Read("App/Ssot.Baseline.txt").Split('\n').Where(line => line.StartsWith("SSOT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task DryRun_WritesNothing_AndKnowsWhatWouldBeLeft()
    {
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var migrator = new Migrator(loaded, await InMemory.AnalyseAsync(loaded), verification: null, workTree: null, keepsBaselines: false);

        var result = await migrator.FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None);

        Assert.Equal([_folder["App/Use.cs"]], result!.Files);
        Assert.Equal(2, migrator.Analysis.Findings.Count);
        Assert.Equal(Use, _folder.Read("App/Use.cs"));
    }

    [Fact]
    public async Task NothingToDo_IsNoStep() =>
        Assert.Null(await (await MigratorAsync("true")).FixAsync("role None", OfRole("None"), CancellationToken.None));

    private static Func<Diagnostic, bool> OfRole(string role) => diagnostic => Suite.IsMigrated(diagnostic.Id) && SolutionAnalysis.RoleOf(diagnostic) == role;

    private async Task<Migrator> MigratorAsync(string test)
    {
        var loaded = InMemory.Load(_folder, "Lib", "App");
        return new Migrator(loaded, await InMemory.AnalyseAsync(loaded), new Verification(_folder["All.sln"], Build: false, [], OperatingSystem.IsWindows() && test == "true" ? "ver >nul" : test), workTree: null, keepsBaselines: false);
    }
}
