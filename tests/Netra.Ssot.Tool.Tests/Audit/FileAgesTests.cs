using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Audit;

/// <summary>Between types that nothing else distinguishes, the one whose file came last into the repository is proposed.</summary>
public sealed class FileAgesTests : IDisposable
{
    private const string Reason = "its file is the newest of them, by git";
    private readonly GitFolder _git = new();

    [Theory]
    [InlineData("Alpha", "Beta")]
    [InlineData("Beta", "Alpha")]
    public async Task Newest_IsProposed_WhereNothingElseDecides(string first, string second)
    {
        await CommitAsync(first, 1_700_000_000);
        await CommitAsync(second, 1_700_000_500);

        var cluster = await ClusterAsync(_git.Folder.Path);

        Assert.Equal($"{second}Ledger", cluster.Canonical.Name);
        Assert.Contains(Reason, cluster.Reasons);
    }

    [Fact]
    public async Task AgeOfAFile_IsNoReason_WhereMoreCodeUsesTheOther()
    {
        await CommitAsync("Alpha", 1_700_000_000);
        await CommitAsync("Beta", 1_700_000_500);

        var cluster = await ClusterAsync(_git.Folder.Path, "class Extra { AlphaLedger? one; }");

        Assert.Equal("AlphaLedger", cluster.Canonical.Name);
        Assert.DoesNotContain(Reason, cluster.Reasons);
    }

    [Fact]
    public async Task FilesOfOneCommit_SayNothing()
    {
        await _git.InitializeAsync();
        Write("Alpha");
        await CommitAsync("Beta", 1_700_000_000);

        var cluster = await ClusterAsync(_git.Folder.Path);

        Assert.Equal("AlphaLedger", cluster.Canonical.Name);
        Assert.DoesNotContain(Reason, cluster.Reasons);
    }

    [Fact]
    public async Task FolderWithoutGit_SaysNothing()
    {
        using var folder = new TemporaryFolder();

        var cluster = await ClusterAsync(folder.Path);

        Assert.DoesNotContain(Reason, cluster.Reasons);
        Assert.Null(FileAges.Of(folder.Path, CancellationToken.None).Of(Path.Combine(folder.Path, "Shop", "Alpha.cs")));
    }

    [Fact]
    public async Task ShallowClone_SaysNothing()
    {
        await CommitAsync("Alpha", 1_700_000_000);
        await CommitAsync("Beta", 1_700_000_500);
        using var clone = new TemporaryFolder();
        await _git.GitAsync("clone", "--quiet", "--depth", "1", "file://" + _git.Folder.Path, Path.Combine(clone.Path, "clone"));

        Assert.Null(FileAges.Of(Path.Combine(clone.Path, "clone"), CancellationToken.None).Of(Path.Combine(clone.Path, "clone", "Shop", "Beta.cs")));
        Assert.Equal(1_700_000_500, FileAges.Of(_git.Folder.Path, CancellationToken.None).Of(Path.Combine(_git.Folder.Path, "Shop", "Beta.cs")));
    }

    [Fact]
    public async Task RepositoryWithoutACommit_SaysNothing()
    {
        await _git.GitAsync("init", "--quiet");

        Assert.Null(FileAges.Of(_git.Folder.Path, CancellationToken.None).Of(Path.Combine(_git.Folder.Path, "Alpha.cs")));
    }

    public void Dispose() => _git.Dispose();

    private static string Text(string name) =>
        $"namespace Shop;\n\npublic class {name}Ledger {{ public int Book(string sku) => sku.Length; public int UnitsOf(string sku) => sku.Length; public void Close(int day) {{ }} }}\nclass {name}Desk {{ {name}Ledger? ledger; }}\n";

    private void Write(string name)
    {
        Directory.CreateDirectory(Path.Combine(_git.Folder.Path, "Shop"));
        File.WriteAllText(Path.Combine(_git.Folder.Path, "Shop", name + ".cs"), Text(name));
    }

    private async Task CommitAsync(string name, long time)
    {
        if (!Directory.Exists(Path.Combine(_git.Folder.Path, ".git")))
            await _git.InitializeAsync();
        Write(name);
        await _git.GitAsync("add", "--all");
        var result = await ChildProcess.RunAsync(_git.Folder.Path, "git", ["commit", "--quiet", "--message", name], CancellationToken.None,
            environment: new Dictionary<string, string> { ["GIT_COMMITTER_DATE"] = $"{time} +0000" });
        Assert.True(result.Succeeded, result.Errors);
    }

    private static async Task<Cluster> ClusterAsync(string root, string extra = "")
    {
        var input = new AuditInput("Shop", [("Shop", [("Alpha.cs", Text("Alpha")), ("Beta.cs", Text("Beta")), ("Extra.cs", "namespace Shop;\n" + extra)])], []);
        var loaded = await input.LoadAsync(root);
        return Assert.Single((await Auditor.RunAsync(loaded, loaded.Solution, (_, _, _) => { }, CancellationToken.None)).Clusters);
    }
}
