using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Migration;

/// <summary>The git work tree that a solution is in.</summary>
/// <param name="Root">Its top folder.</param>
internal sealed record WorkTree(string Root)
{
    /// <summary>The work tree around a folder; null outside of any.</summary>
    public static WorkTree? Find(string folder) => RootOf(folder) is { } root ? new WorkTree(root) : null;

    /// <summary>The folder with the repository around <paramref name="folder"/>; null outside of any.</summary>
    public static string? RootOf(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            // In a linked work tree, .git is a file.
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
                return current.FullName;
        }

        return null;
    }

    /// <summary>What is changed and not committed, and which of <paramref name="sources"/> are not under version control.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync(IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var status = await GitAsync(["status", "--porcelain", "-z", "--untracked-files=all"], cancellationToken).ConfigureAwait(false);
        var known = sources.Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        return [.. status.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\n'))
            .Where(line => line.Length > 3 && (!line.StartsWith("??", StringComparison.Ordinal) || known.Contains(line[3..])))];
    }

    /// <summary>Commits some files and nothing else.</summary>
    public async Task CommitAsync(string message, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var paths = files.Select(file => Path.GetRelativePath(Root, file)).ToList();
        await GitAsync(["add", "--all", "--", .. paths], cancellationToken).ConfigureAwait(false);
        try
        {
            await GitAsync(["commit", "--quiet", "--message", message, "--", .. paths], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ToolException or OperationCanceledException)
        {
            await GitAsync(["reset", "--quiet", "--", .. paths], CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ProcessResult> GitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(Root, "git", arguments, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result : throw new ToolException(ExitCode.File, $"git {arguments[0]} failed:\n{result.Gist}");
    }
}
