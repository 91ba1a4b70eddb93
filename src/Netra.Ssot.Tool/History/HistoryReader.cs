using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.History;

/// <summary>
/// Reads the baselines of a solution from git: the first parents of HEAD, so that a branch counts when it was merged. A
/// baseline that was moved, or is gone, counts as long as it was there.
/// </summary>
internal static partial class HistoryReader
{
    private const string Renamed = "R";

    /// <param name="loaded">The solution.</param>
    /// <param name="baselines">Its baselines as they are on disk.</param>
    /// <param name="now">The time of the files on disk.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public static async Task<BaselineHistory> ReadAsync(LoadedSolution loaded, BaselineSet baselines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (WorkTree.RootOf(loaded.List.Folder) is not { } root)
            return BaselineHistory.None("The solution is not in a git work tree, so there is no history of its baselines.");

        try
        {
            return await ReadAsync(root, loaded, baselines, now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ToolException or IOException)
        {
            return BaselineHistory.None($"The history of the baselines cannot be read: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<BaselineHistory> ReadAsync(string root, LoadedSolution loaded, BaselineSet baselines, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var head = await ChildProcess.RunAsync(root, "git", ["rev-parse", "--verify", "--quiet", "HEAD"], cancellationToken).ConfigureAwait(false);
        if (!head.Succeeded)
        {
            return BaselineHistory.None(head.Errors.Trim().Length > 0
                ? $"The history of the baselines cannot be read: {head.Gist.ReplaceLineEndings(" ")}"
                : "The repository has no commit yet, so there is no history of the baselines.");
        }

        string[] listing =
        [
            "-c", "log.showSignature=false", "log", "--first-parent", "-m", "--raw", "--no-abbrev", "-M", "-z", "--format=%x01%ct",
            "HEAD", "--", ":(top,icase,glob)**/" + BaselineFile.FileName,
        ];
        var log = Parse(await GitAsync(root, listing, null, cancellationToken).ConfigureAwait(false));
        var own = OwnPaths(root, loaded, log);
        var changes = log.Select(commit =>
            commit with { Changes = [.. commit.Changes.Where(change => own.Contains(change.Path) || (change.From is { } from && own.Contains(from)))] })
            .Where(commit => commit.Changes.Count > 0).ToList();
        var notes = new List<string>();
        var isShallow = (await GitAsync(root, ["rev-parse", "--is-shallow-repository"], null, cancellationToken).ConfigureAwait(false)).Trim() == "true";
        if (isShallow)
            notes.Add("The clone is shallow, so the history begins late: 'git fetch --unshallow' gets the rest (in GitHub Actions, 'fetch-depth: 0').");

        var frozen = baselines.Files.Values.SelectMany(file => file.Entries).ToList();
        if (changes.Count == 0)
        {
            return new BaselineHistory([],
                [frozen.Count > 0 ? "The baselines are not committed yet, so they have no history."
                    : "No commit has a baseline: 'ssot baseline create' writes one, and its history begins with its commit.",
                    .. notes]);
        }

        var blobs = await ReadBlobsAsync(root, changes, cancellationToken).ConfigureAwait(false);
        var unread = blobs.Values.Count(file => file.Problems.Length > 0);
        if (unread > 0)
            notes.Add($"{Plural.Of(unread, "version")} of a baseline in the history cannot be read whole; the lines that can be count.");
        return new BaselineHistory([.. States(changes, blobs), new HistoryPoint(now, Sum(baselines.Files.Values))], notes);
    }

    /// <summary>A state for each day on which a baseline changed: the last of that day.</summary>
    private static IEnumerable<HistoryPoint> States(IReadOnlyList<Commit> newestFirst, IReadOnlyDictionary<string, BaselineFile> blobs)
    {
        var state = new SortedDictionary<string, BaselineFile>(StringComparer.Ordinal);
        var latest = DateTimeOffset.MinValue;
        HistoryPoint? ofDay = null;
        foreach (var commit in newestFirst.Reverse())
        {
            foreach (var change in commit.Changes)
            {
                if (change.From is { } from)
                    state.Remove(from);
                if (change.Blob is { } blob && blobs.TryGetValue(blob, out var file))
                    state[change.Path] = file;
                else
                    state.Remove(change.Path);
            }

            // A clock may have been wrong; the order of the commits is not.
            latest = commit.Time > latest ? commit.Time : latest;
            if (ofDay is not null && ofDay.Time.UtcDateTime.Date != latest.UtcDateTime.Date)
                yield return ofDay;
            ofDay = new HistoryPoint(latest, Sum(state.Values));
        }

        if (ofDay is not null)
            yield return ofDay;
    }

    private static Dictionary<BaselineKey, int> Sum(IEnumerable<BaselineFile> files) =>
        files.SelectMany(file => file.Entries).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Count));

    /// <summary>
    /// The paths that the baselines of the solution have or had: those of its projects, what they were renamed from, and what
    /// is gone from below the solution's folder. A baseline that is there and of no project here is somebody else's.
    /// </summary>
    private static HashSet<string> OwnPaths(string root, LoadedSolution loaded, IReadOnlyList<Commit> newestFirst)
    {
        var own = loaded.Projects.Select(project => Relative(project.BaselinePath)).ToHashSet(StringComparer.Ordinal);
        var folder = Relative(loaded.List.Folder);
        var below = folder == "." ? "" : folder + "/";
        foreach (var change in newestFirst.SelectMany(commit => commit.Changes))
        {
            if (change.Path.StartsWith(below, StringComparison.Ordinal) && !File.Exists(Path.Combine(root, change.Path)))
                own.Add(change.Path);
            if (change.From is { } from && own.Contains(change.Path))
                own.Add(from);
        }

        return own;

        string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
    }

    private static async Task<IReadOnlyDictionary<string, BaselineFile>> ReadBlobsAsync(string root, IEnumerable<Commit> commits,
        CancellationToken cancellationToken)
    {
        var ids = commits.SelectMany(commit => commit.Changes).Select(change => change.Blob).OfType<string>().Distinct().ToList();
        var output = await GitAsync(root, ["cat-file", "--batch"], string.Concat(ids.Select(id => id + "\n")), cancellationToken).ConfigureAwait(false);
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? lines = null;
        foreach (var line in output.Split('\n'))
        {
            if (BlobHeader().Match(line) is { Success: true } header)
                texts[header.Groups["id"].Value] = lines = [];
            else
                lines?.Add(line);
        }

        return texts.ToDictionary(text => text.Key, text => BaselineFile.Parse(SourceText.From(string.Join('\n', text.Value).TrimStart('\ufeff'))),
            StringComparer.Ordinal);
    }

    /// <summary>The log with <c>--raw -z</c>: of each commit its time, then for each file a line of modes and ids, and one or two paths.</summary>
    private static List<Commit> Parse(string log)
    {
        var commits = new List<Commit>();
        var tokens = log.Split('\0').Select(token => token.Trim('\n')).Where(token => token.Length > 0).ToList();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index][0] == '\u0001')
            {
                commits.Add(new Commit(DateTimeOffset.FromUnixTimeSeconds(long.Parse(tokens[index][1..].Trim(), CultureInfo.InvariantCulture)), []));
                continue;
            }

            var fields = tokens[index].Split(' ');
            var isRename = fields[4].StartsWith(Renamed, StringComparison.Ordinal);
            var from = isRename ? tokens[++index] : null;
            var id = fields[3];
            commits[^1].Changes.Add(new Change(tokens[++index], from, id.All(digit => digit == '0') ? null : id));
        }

        return commits;
    }

    private static async Task<string> GitAsync(string root, IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(root, "git", arguments, cancellationToken, input).ConfigureAwait(false);
        return result.Succeeded ? result.Output : throw new ToolException(ExitCode.File, result.Gist);
    }

    /// <summary>A commit that changed baselines.</summary>
    private sealed record Commit(DateTimeOffset Time, List<Change> Changes);

    /// <summary>One changed file: its path, the path that it was renamed from, and its content; null where it is deleted.</summary>
    private sealed record Change(string Path, string? From, string? Blob);

    [GeneratedRegex(@"^(?<id>[0-9a-f]{40,64}) (blob \d+|missing)$")]
    private static partial Regex BlobHeader();
}
