using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Files;

public sealed class FileTransactionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Committed_WritesMakesAndDeletes()
    {
        _folder.Write("a.cs", "old");
        _folder.Write("b.cs", "gone");

        using (var files = new FileTransaction())
        {
            files.Apply([(_folder["a.cs"], "new"u8.ToArray()), (_folder["b.cs"], null), (_folder["sub/c.cs"], "made"u8.ToArray())]);
            files.Commit();
        }

        Assert.Equal(new Dictionary<string, string> { ["a.cs"] = "new", ["sub/c.cs"] = "made" }, _folder.Texts());
    }

    [Fact]
    public void NotCommitted_PutsEverythingBack()
    {
        _folder.Write("a.cs", "old");
        _folder.Write("b.cs", "gone");
        var before = _folder.Texts();

        using (var files = new FileTransaction())
        {
            files.Apply([(_folder["a.cs"], "new"u8.ToArray()), (_folder["b.cs"], null), (_folder["c.cs"], "made"u8.ToArray())]);
            files.Apply([(_folder["a.cs"], "newer"u8.ToArray())]);
        }

        Assert.Equal(before, _folder.Texts());
    }

    [Fact]
    public void DiskThatFillsUp_LeavesEveryFileAsItWas()
    {
        _folder.Write("a.cs", "old a");
        _folder.Write("b.cs", "old b");
        var before = _folder.Texts();
        using var files = new FileTransaction((path, bytes) =>
        {
            if (path.Contains("b.cs", StringComparison.Ordinal))
            {
                File.WriteAllBytes(path, bytes[..1]);
                throw new IOException("No space left on device");
            }

            File.WriteAllBytes(path, bytes);
        });

        var failure = Assert.Throws<ToolException>(() => files.Apply([(_folder["a.cs"], "new a"u8.ToArray()), (_folder["b.cs"], "new b"u8.ToArray())]));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Texts());
    }

    [Fact]
    public void ReadOnlyFile_IsSaidBeforeAnythingIsTouched()
    {
        _folder.Write("a.cs", "old a");
        _folder.Write("b.cs", "old b");
        File.SetAttributes(_folder["b.cs"], FileAttributes.ReadOnly);
        using var files = new FileTransaction();

        var failure = Assert.Throws<ToolException>(() => files.Apply([(_folder["a.cs"], "new"u8.ToArray()), (_folder["b.cs"], "new"u8.ToArray())]));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Contains("b.cs' is read-only", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old a", _folder.Read("a.cs"));
    }

    [Fact]
    public void Report_ReplacesTheOldOne_AndMakesNoFolder()
    {
        _folder.Write("old.json", "old");

        FileTransaction.WriteReport(_folder["old.json"], "new"u8.ToArray());
        var failure = Assert.Throws<ToolException>(() => FileTransaction.WriteReport(_folder["reports/new.json"], "new"u8.ToArray()));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Equal(new Dictionary<string, string> { ["old.json"] = "new" }, _folder.Texts());
        Assert.False(Directory.Exists(_folder["reports"]));
    }

    [Fact]
    public void ReportThatCannotBeWritten_IsSaid()
    {
        _folder.Write("file", "no folder");

        Assert.Equal(ExitCode.File, Assert.Throws<ToolException>(() => FileTransaction.WriteReport(_folder["file/report.json"], "new"u8.ToArray())).ExitCode);
        if (OperatingSystem.IsLinux())
            Assert.Equal(ExitCode.File, Assert.Throws<ToolException>(() => FileTransaction.WriteReport("/dev/full", new byte[1 << 16])).ExitCode);
    }
}
