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

    /// <summary>
    /// The files that differ from where the checked-out commit left <paramref name="reference"/>, by full path: committed or not,
    /// also those that are gone, and those that git does not know yet.
    /// </summary>
    public async Task<IReadOnlyList<string>> ChangedSinceAsync(string reference, CancellationToken cancellationToken)
    {
        var start = await ChildProcess
            .RunAsync(Root, "git", ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], cancellationToken)
            .ConfigureAwait(false);
        if (!start.Succeeded)
        {
            throw new ToolException(ExitCode.Usage,
                $"git knows no commit '{reference}'. In a clone of CI, fetch it first (in GitHub Actions, 'fetch-depth: 0').");
        }

        var commit = start.Output.Trim();
        var common = await ChildProcess.RunAsync(Root, "git", ["merge-base", commit, "HEAD"], cancellationToken).ConfigureAwait(false);
        var changed = await GitAsync(["diff", "--name-only", "--no-renames", "-z", common.Succeeded ? common.Output.Trim() : commit, "--"], cancellationToken)
            .ConfigureAwait(false);
        var unknown = await GitAsync(["ls-files", "--others", "--exclude-standard", "-z"], cancellationToken).ConfigureAwait(false);
        return [.. (changed.Output + unknown.Output).Split('\0').Select(path => path.Trim('\n')).Where(path => path.Length > 0)
            .Select(path => Path.GetFullPath(path, Root)).Distinct()];
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

    /// <summary>The branch that is checked out and its commit; ends the command where there is none, since nothing can start from it.</summary>
    public async Task<(string Branch, string Commit)> RequireBranchAsync(CancellationToken cancellationToken)
    {
        var branch = await ChildProcess.RunAsync(Root, "git", ["symbolic-ref", "--quiet", "--short", "HEAD"], cancellationToken).ConfigureAwait(false);
        if (!branch.Succeeded)
        {
            throw new ToolException(ExitCode.Usage,
                "The work tree is not on a branch (detached HEAD). Branches of steps start from the branch that they are merged into: check that one out first.");
        }

        var name = branch.Output.Trim();
        var commit = await ChildProcess.RunAsync(Root, "git", ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken).ConfigureAwait(false);
        return commit.Succeeded
            ? (name, commit.Output.Trim()) : throw new ToolException(ExitCode.Usage, $"The branch '{name}' has no commit yet, so no branch can start from it.");
    }

    /// <summary>
    /// Ends the command where one of these branches cannot be made: git does not take its name, or one of the repository's branches is in
    /// its way.
    /// </summary>
    public async Task RequireFreeAsync(IReadOnlyList<string> branches, CancellationToken cancellationToken)
    {
        var existing = (await GitAsync(["for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads"], cancellationToken).ConfigureAwait(false)).Output
            .Split('\n',
            StringSplitOptions.RemoveEmptyEntries);
        foreach (var branch in branches)
        {
            if (!(await ChildProcess.RunAsync(Root, "git", ["check-ref-format", "--branch", branch], cancellationToken).ConfigureAwait(false)).Succeeded)
                throw new ToolException(ExitCode.Usage, $"'{branch}' is not a name that git takes for a branch.");
            if (BranchName.Obstacle(branch, existing) is { } obstacle)
            {
                throw new ToolException(ExitCode.Usage,
                    $"The branch '{branch}' cannot be created, because there is a branch '{obstacle}'. Delete it, or choose other names with --branch.");
            }
        }
    }

    /// <summary>
    /// Commits files as they are on disk to a new branch that starts at a commit. Neither the branch that is checked out nor the
    /// user's index takes part: the commit is made beside them.
    /// </summary>
    public async Task<string> CommitToBranchAsync(string branch, string start, string message, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var index = Path.Combine(Path.GetTempPath(), "ssot-index-" + Guid.NewGuid().ToString("N"));
        var environment = new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index };
        try
        {
            await GitAsync(["read-tree", start], cancellationToken, environment).ConfigureAwait(false);
            await GitAsync(["add", "--all", "--", .. files.Select(file => Path.GetRelativePath(Root, file))], cancellationToken, environment)
                .ConfigureAwait(false);
            var tree = (await GitAsync(["write-tree"], cancellationToken, environment).ConfigureAwait(false)).Output.Trim();
            var commit = (await GitAsync(["commit-tree", tree, "-p", start, "-m", message], cancellationToken).ConfigureAwait(false)).Output.Trim();

            // The last argument says that the branch must not exist.
            await GitAsync(["update-ref", "-m", "ssot migrate", $"refs/heads/{branch}", commit, ""], cancellationToken).ConfigureAwait(false);
            return commit;
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>Stages some files, as <c>git mv</c> does with what it moves.</summary>
    public Task StageAsync(IEnumerable<string> files, CancellationToken cancellationToken) =>
        GitAsync(["add", "--all", "--", .. files.Select(file => Path.GetRelativePath(Root, file))], cancellationToken);

    private async Task<ProcessResult> GitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var result = await ChildProcess.RunAsync(Root, "git", arguments, cancellationToken, environment: environment).ConfigureAwait(false);
        return result.Succeeded ? result : throw new ToolException(ExitCode.File, $"git {arguments[0]} failed:\n{result.Gist}");
    }
}
