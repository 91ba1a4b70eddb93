using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Loading;

/// <summary>A changed file is checked by every project that may have read it, and by what depends on those.</summary>
public sealed class ChangedProjectsTests : IDisposable
{
    private readonly GitFolder _git = new();
    private readonly LoadedSolution _solution;

    public ChangedProjectsTests()
    {
        foreach (var name in new[] { "Lib", "App", "Site" })
            _git.Folder.Write($"{name}/{name}.cs", $"class {name} {{ }}");
        _git.Folder.Write("Other/Other.cs", "class Other { }");

        // Lib <- App <- Site, and Other on its own.
        var chain = InMemory.Load(_git.Folder, "Lib", "App", "Site");
        var alone = InMemory.Load(_git.Folder, "Other");
        var other = alone.Solution.Projects.Single();
        var solution = chain.Solution.AddProject(Microsoft.CodeAnalysis.ProjectInfo.Create(other.Id, other.Version, other.Name, other.AssemblyName, other.Language, other.FilePath));
        solution = solution.AddDocument(Microsoft.CodeAnalysis.DocumentId.CreateNewId(other.Id), "Other.cs", "class Other { }", filePath: _git.Folder["Other/Other.cs"]);
        _solution = chain with { Solution = solution, Projects = [.. chain.Projects, .. alone.Projects] };
    }

    [Theory]
    [InlineData("Lib/Lib.cs", "Lib App Site")]
    [InlineData("App/App.cs", "App Site")]
    [InlineData("Site/Site.cs", "Site")]
    [InlineData("Other/Other.cs", "Other")]
    [InlineData("App/App.csproj", "App Site")]
    [InlineData("App/Ssot.Baseline.txt", "App Site")]
    [InlineData("App/Views/Gone.razor", "App Site")]
    [InlineData("Lib/Gone.cs", "Lib App Site")]
    [InlineData("Lib/Deep/Directory.Build.props", "Lib App Site")]
    [InlineData("Directory.Build.props", "Lib App Site Other")]
    [InlineData("global.json", "Lib App Site Other")]
    [InlineData("docs/page.md", "")]
    [InlineData("docs/settings.json", "")]
    [InlineData("README.md", "")]
    public void File_CountsForWhatMayHaveReadIt(string file, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ChangedProjects.Of(_solution, [_git.Folder[file]]).Projects.Select(project => project.Name));

    [Fact]
    public void SharedBaseline_TakesItsProjectsTogether()
    {
        var shared = _git.Folder["Ssot.Baseline.txt"];
        var solution = _solution with { Projects = [.. _solution.Projects.Select(project => project.Name is "Lib" or "Other" ? project with { BaselinePath = shared, HasBaseline = true } : project)] };

        Assert.Equal(["Lib", "Other"], ChangedProjects.Of(solution, [_git.Folder["Other/Other.cs"]]).Projects.Select(project => project.Name));
    }

    [Fact]
    public async Task Changes_AreThoseSinceTheBranchesParted_CommittedOrNot()
    {
        await _git.InitializeAsync();
        await _git.GitAsync("checkout", "--quiet", "-b", "topic");
        _git.Folder.Write("App/App.cs", "class App { int a; }");
        await _git.CommitAsync("On the branch");
        File.Delete(_git.Folder["Site/Site.cs"]);
        _git.Folder.Write("Lib/N\u00ebw file.cs", "class New { }");
        _git.Folder.Write("Lib/Lib.cs", "class Lib { int l; }");
        await _git.GitAsync("stash", "--quiet", "--include-untracked");
        await _git.GitAsync("checkout", "--quiet", "main");
        _git.Folder.Write("Other/Other.cs", "class Other { int o; }");
        await _git.CommitAsync("On main");
        await _git.GitAsync("checkout", "--quiet", "topic");
        await _git.GitAsync("stash", "pop", "--quiet");

        var changed = await _git.WorkTree.ChangedSinceAsync("main", CancellationToken.None);

        Assert.Equal(["App/App.cs", "Lib/Lib.cs", "Lib/N\u00ebw file.cs", "Site/Site.cs"], changed.Select(path => Path.GetRelativePath(_git.Folder.Path, path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    public async Task UnknownCommit_IsRefused(string reference)
    {
        await _git.InitializeAsync();

        var refused = await Assert.ThrowsAsync<ToolException>(() => _git.WorkTree.ChangedSinceAsync(reference, CancellationToken.None));

        Assert.Equal($"git knows no commit '{reference}'. In a clone of CI, fetch it first (in GitHub Actions, 'fetch-depth: 0').", refused.Message);
    }

    public void Dispose() => _git.Dispose();
}
