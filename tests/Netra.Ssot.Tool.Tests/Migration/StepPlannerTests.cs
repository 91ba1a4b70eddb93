using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Owners;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Migration;

/// <summary>Steps that do not need each other: made, merged and reverted, on a repository of its own.</summary>
public sealed class StepPlannerTests : IDisposable
{
    private const string Owners = "* @all\n/App/A/ @a\n/App/B/ @b\n/App/C/ @c @d\n/App/Free/\n";

    private readonly GitFolder _git = new();

    public StepPlannerTests()
    {
        _git.Folder.Write("Lib/Map.cs", InMemory.Map);
        _git.Folder.Write("App/A/First.cs", "using Post;\nnamespace App.A;\npublic class First { public void M() => new OldMailer().Send(\"a\"); }\n");
        _git.Folder.Write("App/A/Second.cs", "using Post;\nnamespace App.A;\npublic class Second { public void M() => new OldPrinter().Print(); }\n");
        _git.Folder.Write("App/B/Third.cs", "using Post;\nnamespace App.B;\npublic class Third { public void M() => new OldMailer().Send(\"b\"); }\n");
        _git.Folder.Write("App/B/Maker.cs", "using Post;\nnamespace App.B;\npublic static class Maker { public static OldMailer Make() => new OldMailer(); }\n");
        _git.Folder.Write("App/C/Taker.cs", "using Post;\nnamespace App.C;\npublic class Taker { OldMailer kept = App.B.Maker.Make(); public void M() => kept.Send(\"c\"); }\n");
        _git.Folder.Write("App/Free/Fourth.cs", "using Post;\nnamespace App.Free;\npublic class Fourth { public void M() => new OldPrinter().Print(); }\n");
        _git.Folder.Write("CODEOWNERS", Owners);
    }

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task ConnectedSetAcrossOwners_IsOneStepThatNamesThemAll()
    {
        var steps = await PlanAsync();

        Assert.Equal(["@a: A/First.cs A/Second.cs", "@b + @c + @d: B/Maker.cs C/Taker.cs", "@b: B/Third.cs", "what has no owner: Free/Fourth.cs"], steps.Select(Describe).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EachAloneAndEachLeftOut_Compiles()
    {
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        var start = await InMemory.AnalyseAsync(loaded);
        var steps = await PlanAsync(loaded, start);

        Assert.Equal(4, steps.Count);
        foreach (var step in steps)
        {
            Assert.Empty(await ErrorsAsync(loaded, step.Result));
            Assert.Empty(await ErrorsAsync(loaded, await TogetherAsync(start.Solution, steps.Where(other => other != step))));
        }

        // All together are what one run over everything makes.
        var all = await TogetherAsync(start.Solution, steps);
        var once = await Fixer.ToFixpointAsync(loaded, start.Solution, diagnostic => Suite.IsMigrated(diagnostic.Id), CancellationToken.None);
        foreach (var document in once.Projects.SelectMany(project => project.Documents))
            Assert.Equal((await document.GetTextAsync()).ToString(), (await all.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task FixThatReachesIntoAnotherOwnersFile_JoinsBothAndSaysSo()
    {
        // A global alias is a directive of one file and names in all of them.
        _git.Folder.Write("App/A/Aliases.cs", "global using Postman = Post.OldMailer;\n");
        _git.Folder.Write("App/B/Third.cs", "namespace App.B;\npublic class Third { public void M() => new Postman().Send(\"b\"); }\n");

        var steps = await PlanAsync();

        Assert.Contains(steps, step => step.Names.Contains("@a") && step.Names.Contains("@b") && Describe(step).Contains("A/Aliases.cs", StringComparison.Ordinal) && Describe(step).Contains("B/Third.cs", StringComparison.Ordinal));
        Assert.All(steps.SelectMany(step => step.Files).GroupBy(file => file), file => Assert.Single(file));
    }

    [Fact]
    public async Task AliasOfAllFiles_JoinsItsUsersAlone_AndNotWhatTheirOwnersHaveElsewhere()
    {
        // The canonical name is taken by a global alias, so whoever writes it needs the alias gone, and with it all its users.
        _git.Folder.Write("App/Free/Aliases.cs", "global using Mailer = Post.OldMailer;\n");
        _git.Folder.Write("App/C/User.cs", "namespace App.C;\npublic class User { public void M() => new Mailer().Send(\"u\"); }\n");

        var steps = await PlanAsync();

        Assert.Contains("@a: A/Second.cs", steps.Select(Describe));
        Assert.Single(steps, step => Describe(step).Contains("Free/Aliases.cs", StringComparison.Ordinal) && Describe(step).Contains("C/User.cs", StringComparison.Ordinal));
        Assert.All(steps.SelectMany(step => step.Files).GroupBy(file => file), file => Assert.Single(file));
    }

    [Fact]
    public async Task Branches_StartFromTheBase_Merge_AndEachReverts()
    {
        var start = await _git.InitializeAsync();
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        var steps = await PlanAsync(loaded, analysis);
        var before = _git.Folder.Texts();
        var branches = BranchName.For("ssot/{step}", steps.Select(step => step.Name));
        await _git.WorkTree.RequireFreeAsync(branches, CancellationToken.None);
        var maker = Maker(analysis, start);
        foreach (var (index, step) in steps.Index())
        {
            var made = await maker.MakeAsync(step, branches[index], CancellationToken.None);
            Assert.True(made.Commit is not null, made.Result.Obstacle);
        }

        // The user's branch, index and files are as they were.
        Assert.Equal(before, _git.Folder.Texts());
        Assert.Equal(("", start, "main"), (await _git.GitAsync("status", "--porcelain"), await _git.GitAsync("rev-parse", "HEAD"), await _git.GitAsync("symbolic-ref", "--short", "HEAD")));
        Assert.Equal(["main", "ssot/a", "ssot/b", "ssot/b-+-c-+-d", "ssot/what-has-no-owner"], (await _git.BranchesAsync()).Order(StringComparer.Ordinal));
        foreach (var branch in branches)
        {
            Assert.Equal(start, await _git.GitAsync("rev-parse", branch + "^"));
            await _git.GitAsync("checkout", "--quiet", branch);
            Assert.Empty(await ErrorsOnDiskAsync());
        }

        await _git.GitAsync("checkout", "--quiet", "main");
        foreach (var branch in branches)
        {
            await _git.GitAsync("merge", "--quiet", "--no-ff", "--message", "Merge " + branch, branch);
            Assert.Empty(await ErrorsOnDiskAsync());
        }

        Assert.DoesNotContain((await InMemory.AnalyseAsync(InMemory.Load(_git.Folder, "Lib", "App"))).Findings, finding => Suite.IsMigrated(finding.RuleId));
        var merged = await _git.GitAsync("rev-parse", "HEAD");
        foreach (var branch in branches)
        {
            await _git.GitAsync("revert", "--no-edit", branch);
            Assert.Empty(await ErrorsOnDiskAsync());
            await _git.GitAsync("reset", "--quiet", "--hard", merged);
        }
    }

    [Fact]
    public async Task BranchThatFailsItsTest_IsNotMade_AndEverythingIsAsItWas()
    {
        var start = await _git.InitializeAsync();
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        var step = (await PlanAsync(loaded, analysis)).Single(step => step.Name == "@a");
        var before = _git.Folder.Texts();

        var outcome = await Maker(analysis, start, test: "exit 1").MakeAsync(step, "ssot/a", CancellationToken.None);

        Assert.True(outcome.Result.IsRolledBack);
        Assert.Null(outcome.Commit);
        Assert.Equal(before, _git.Folder.Texts());
        Assert.Equal(["main"], await _git.BranchesAsync());
        Assert.Equal("", await _git.GitAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task BranchThatIsMadeMeanwhile_IsNotOverwritten()
    {
        var start = await _git.InitializeAsync();
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        var analysis = await InMemory.AnalyseAsync(loaded);
        var step = (await PlanAsync(loaded, analysis)).Single(step => step.Name == "@a");
        await _git.GitAsync("branch", "ssot/a");

        var outcome = await Maker(analysis, start).MakeAsync(step, "ssot/a", CancellationToken.None);

        Assert.Contains("git update-ref failed", outcome.Result.Obstacle, StringComparison.Ordinal);
        Assert.Equal(start, await _git.GitAsync("rev-parse", "ssot/a"));
        Assert.Equal("", await _git.GitAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task WhatABranchCannotStartFromOrBecome_IsRefused()
    {
        var start = await _git.InitializeAsync();
        await _git.GitAsync("branch", "ssot");

        var existing = await Assert.ThrowsAsync<ToolException>(() => _git.WorkTree.RequireFreeAsync(["ssot/a"], CancellationToken.None));
        var name = await Assert.ThrowsAsync<ToolException>(() => _git.WorkTree.RequireFreeAsync(["a b"], CancellationToken.None));
        await _git.GitAsync("checkout", "--quiet", "--detach", start);
        var detached = await Assert.ThrowsAsync<ToolException>(() => _git.WorkTree.RequireBranchAsync(CancellationToken.None));
        await _git.GitAsync("checkout", "--quiet", "--orphan", "empty");
        var unborn = await Assert.ThrowsAsync<ToolException>(() => _git.WorkTree.RequireBranchAsync(CancellationToken.None));

        Assert.Contains("there is a branch 'ssot'", existing.Message, StringComparison.Ordinal);
        Assert.Contains("'a b' is not a name that git takes", name.Message, StringComparison.Ordinal);
        Assert.Contains("detached HEAD", detached.Message, StringComparison.Ordinal);
        Assert.Contains("has no commit yet", unborn.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneRoleReverted_TheOthersStay_AndItsModeIsOffAgain()
    {
        // Changes of two roles in one file; lines that touch each other could not be reverted apart.
        _git.Folder.Write("App/C/Taker.cs", "using Post;\nnamespace App.C;\npublic class Taker\n{\n    OldMailer kept = App.B.Maker.Make();\n\n    public void M() => kept.Send(\"c\");\n\n    public int Between => 1;\n\n    public void N() => new OldPrinter().Print();\n}\n");
        await _git.InitializeAsync();
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        var migrator = new Migrator(loaded, await InMemory.AnalyseAsync(loaded), new Verification(_git.Folder["All.sln"], Build: false, [], Test: null), _git.WorkTree, keepsBaselines: false);
        var mailer = await migrator.FixAsync("role Mailer", OfRole("Mailer"), CancellationToken.None);
        var reverted = await _git.GitAsync("rev-parse", "HEAD");
        var printer = await migrator.FixAsync("role Printer", OfRole("Printer"), CancellationToken.None);
        Assert.Equal((false, false), (mailer!.IsRolledBack, printer!.IsRolledBack));

        await _git.GitAsync("revert", "--no-edit", reverted);
        _git.Folder.Write(".editorconfig", "root = true\n[*.cs]\nssot.role.Mailer.mode = off\n");

        Assert.Empty(await ErrorsOnDiskAsync());
        Assert.Contains("OldMailer", _git.Folder.Read("App/A/First.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("OldPrinter", _git.Folder.Read("App/A/Second.cs") + _git.Folder.Read("App/C/Taker.cs") + _git.Folder.Read("App/Free/Fourth.cs"), StringComparison.Ordinal);
        var quiet = await InMemory.AnalyseAsync(InMemory.Load(_git.Folder, "Lib", "App"));
        Assert.Empty(quiet.Findings);
        _git.Folder.Write(".editorconfig", "root = true\n[*.cs]\nssot.role.Mailer.mode = warn\n");
        var loud = await InMemory.AnalyseAsync(InMemory.Load(_git.Folder, "Lib", "App"));
        Assert.NotEmpty(loud.Findings);
        Assert.All(loud.Findings, finding => Assert.Equal("Mailer", finding.Role));
    }

    private static Func<Diagnostic, bool> OfRole(string role) => diagnostic => Suite.IsMigrated(diagnostic.Id) && SolutionAnalysis.RoleOf(diagnostic) == role;

    private BranchMaker Maker(SolutionAnalysis start, string commit, string? test = null) =>
        new(start, commit, new Verification(_git.Folder["All.sln"], Build: false, [], test), _git.WorkTree, keepsBaselines: false);

    private async Task<IReadOnlyList<IndependentStep>> PlanAsync()
    {
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        return await PlanAsync(loaded, await InMemory.AnalyseAsync(loaded));
    }

    private Task<IReadOnlyList<IndependentStep>> PlanAsync(LoadedSolution loaded, SolutionAnalysis start)
    {
        var owners = CodeOwners.Find(_git.Folder.Path)!;
        return new StepPlanner(
            loaded, start, diagnostic => Suite.IsMigrated(diagnostic.Id),
            diagnostic => owners.Of(Path.GetRelativePath(_git.Folder.Path, diagnostic.Location.SourceTree!.FilePath).Replace('\\', '/')), "what has no owner", _ => { }).RunAsync(CancellationToken.None);
    }

    private string Describe(IndependentStep step) =>
        $"{step.Name}: {string.Join(' ', step.Files.Select(file => Path.GetRelativePath(_git.Folder["App"], file).Replace('\\', '/')).Order(StringComparer.Ordinal))}";

    private async Task<IReadOnlyList<string>> ErrorsOnDiskAsync()
    {
        var loaded = InMemory.Load(_git.Folder, "Lib", "App");
        return await ErrorsAsync(loaded, loaded.Solution);
    }

    private static Task<IReadOnlyList<string>> ErrorsAsync(LoadedSolution loaded, Solution solution) =>
        CompileErrors.FindAsync(loaded, solution, loaded.Projects.Select(project => project.Id), CancellationToken.None);

    private static async Task<Solution> TogetherAsync(Solution start, IEnumerable<IndependentStep> steps)
    {
        var solution = start;
        foreach (var step in steps)
        {
            foreach (var id in step.Result.GetChanges(start).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
                solution = solution.WithDocumentText(id, await step.Result.GetDocument(id)!.GetTextAsync());
        }

        return solution;
    }
}
