namespace Netra.Ssot.Tool.Files;

/// <summary>
/// Writes several files or none. Each is written beside its place and then moved there, so that none is ever half-written;
/// what was there before is kept until the whole is committed.
/// </summary>
/// <param name="write">Writes bytes to a path that does not exist yet.</param>
internal sealed class FileTransaction(Action<string, byte[]> write) : IDisposable
{
    private const string TemporaryEnding = ".ssot-tmp";

    private readonly List<(string Path, byte[]? Before)> _done = [];
    private bool _isCommitted;

    public FileTransaction()
        : this(WriteThrough)
    {
    }

    /// <summary>The files written or deleted so far.</summary>
    public IReadOnlyList<string> Files => [.. _done.Select(file => file.Path).Distinct()];

    /// <summary>Replaces or makes files (bytes) or deletes them (null): all of them, or where one cannot be, none.</summary>
    public void Apply(IReadOnlyCollection<(string Path, byte[]? Bytes)> changes)
    {
        // Found out before anything is touched.
        foreach (var (path, _) in changes)
        {
            if (File.Exists(path) && new FileInfo(path).IsReadOnly)
                throw new ToolException(ExitCode.File, $"'{path}' is read-only. Nothing is changed.");
        }

        var count = _done.Count;
        try
        {
            foreach (var (path, bytes) in changes)
            {
                var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
                if (bytes is null)
                    DeleteWithTrace(path, before);
                else
                    Replace(path, bytes, before);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Restore(count);
            throw new ToolException(ExitCode.File, $"{failure.Message.TrimEnd('.')}. Nothing is changed.");
        }
    }

    /// <summary>Writes one file whose old content is not needed: whole, or not at all.</summary>
    public static void WriteReport(string path, byte[] bytes)
    {
        var temporary = path + TemporaryEnding;
        try
        {
            // A device has no place beside it, and is not to be replaced.
            if (path.StartsWith("/dev/", StringComparison.Ordinal))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                device.Write(bytes);
                return;
            }

            WriteThrough(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw new ToolException(ExitCode.File, $"'{path}' cannot be written: {failure.Message}");
        }
    }

    /// <summary>Ends the command where a report's folder does not exist: a misspelt path must not make one. Null and <c>-</c> have none.</summary>
    public static void RequireFolderOf(string? report)
    {
        if (report is not null and not "-" && Path.GetDirectoryName(Path.GetFullPath(report)) is { } folder && !Directory.Exists(folder))
            throw new ToolException(ExitCode.File, $"'{report}' cannot be written: the folder '{folder}' does not exist.");
    }

    public void Commit() => _isCommitted = true;

    /// <summary>Puts everything back as it was.</summary>
    public void Rollback() => Restore(0);

    public void Dispose()
    {
        if (!_isCommitted)
            Rollback();
    }

    private void DeleteWithTrace(string path, byte[]? before)
    {
        if (before is null)
            return;

        _done.Add((path, before));
        File.Delete(path);
    }

    private void Replace(string path, byte[] bytes, byte[]? before)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + TemporaryEnding;
        try
        {
            File.Delete(temporary);
            write(temporary, bytes);
            if (before is not null && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            _done.Add((path, before));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Restore(int from)
    {
        for (var index = _done.Count - 1; index >= from; index--)
        {
            var (path, before) = _done[index];
            if (before is null)
            {
                File.Delete(path);
            }
            else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
            {
                var temporary = path + TemporaryEnding;
                WriteThrough(temporary, before);
                File.Move(temporary, path, overwrite: true);
            }

            _done.RemoveAt(index);
        }
    }

    private static void WriteThrough(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
