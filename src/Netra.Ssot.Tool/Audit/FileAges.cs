using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Audit;

/// <summary>
/// When files came into the repository, by git. It is asked once, and only where nothing else decides. Without git, without
/// a commit and in a shallow clone, where most files seem to have come at once, it knows nothing.
/// </summary>
internal sealed class FileAges
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Lazy<IReadOnlyDictionary<string, long>> _added;

    private FileAges(Func<IReadOnlyDictionary<string, long>> read) => _added = new Lazy<IReadOnlyDictionary<string, long>>(read);

    public static FileAges Unknown { get; } = new(() => new Dictionary<string, long>());

    /// <param name="folder">A folder of the work tree.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public static FileAges Of(string folder, CancellationToken cancellationToken) =>
        WorkTree.RootOf(folder) is { } root ? new FileAges(() => Read(root, cancellationToken)) : Unknown;

    /// <summary>The time of the commit that added the file, in seconds since 1970; null where git does not know it.</summary>
    public long? Of(string file) => _added.Value.TryGetValue(Path.GetFullPath(file), out var time) ? time : null;

    private static IReadOnlyDictionary<string, long> Read(string root, CancellationToken cancellationToken)
    {
        var added = new Dictionary<string, long>(StringComparer.Ordinal);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            if (Git(["rev-parse", "--is-shallow-repository"]) is not { } shallow || shallow.Trim() == "true")
                return added;

            // The newest comes first, so what stands last is when a path came for the first time.
            var time = 0L;
            var log = Git(
                ["-c", "log.showSignature=false", "log", "--diff-filter=A", "--no-renames", "-z", "--name-only", "--format=%x01%ct", "--", "*.cs"]);
            foreach (var entry in (log ?? "").Split('\0', '\n').Where(entry => entry.Length > 0))
            {
                if (entry[0] == '\u0001')
                    time = long.Parse(entry.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                else
                    added[Path.GetFullPath(Path.Combine(root, entry))] = time;
            }
        }
        catch (Exception failure) when (failure is ToolException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            added.Clear(); // The report does without it.
        }

        return added;

        string? Git(IReadOnlyList<string> arguments)
        {
            var result = ChildProcess.RunAsync(root, "git", arguments, limited.Token).GetAwaiter().GetResult();
            return result.Succeeded ? result.Output : null;
        }
    }
}
