using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Tests.Support;

/// <summary>A folder under version control that goes with the test.</summary>
public sealed class GitFolder : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    internal WorkTree WorkTree => WorkTree.Find(Folder.Path)!;

    /// <summary>Makes the repository, with what is in the folder as its first commit.</summary>
    public async Task<string> InitializeAsync()
    {
        await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("config", "user.name", "Test");
        await GitAsync("config", "user.email", "test@example.org");
        await GitAsync("config", "core.autocrlf", "false");
        await GitAsync("config", "commit.gpgsign", "false");
        return await CommitAsync("As it was");
    }

    public async Task<string> CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", message);
        return await GitAsync("rev-parse", "HEAD");
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(Folder.Path, "git", arguments, CancellationToken.None);
        Assert.True(result.Succeeded, $"git {string.Join(' ', arguments)}\n{result.Output}{result.Errors}");
        return result.Output.Trim();
    }

    public async Task<IReadOnlyList<string>> BranchesAsync() =>
        (await GitAsync("for-each-ref", "--format=%(refname:short)", "refs/heads")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Folder.Dispose();
}
