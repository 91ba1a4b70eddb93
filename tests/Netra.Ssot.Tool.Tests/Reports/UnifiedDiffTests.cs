using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Reports;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Reports;

public sealed class UnifiedDiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameTexts_HaveNoDifference() => Assert.Equal("", UnifiedDiff.Write("a.cs", "one\n", "one\n"));

    [Fact]
    public void Difference_HasThreeLinesAround() =>
        Assert.Equal(
            "--- a/a.cs\n+++ b/a.cs\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
            UnifiedDiff.Write("a.cs", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Theory]
    [InlineData("1\n2\n3\n", "1\n3\n")]
    [InlineData("1\n2\n3", "1\n2\n3\n")]
    [InlineData("1\n2\n3\n", "1\n2\nthree")]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\nb\r\nc\r\n")]
    [InlineData("a\rb\nc\n", "a\rb\nd\n")]
    [InlineData("", "1\n2\n")]
    [InlineData("1\n2\n", "")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\nfifteen\n16\n")]
    public async Task GitApply_MakesTheNewTextOfTheOldOne(string before, string after)
    {
        _folder.Write("file.txt", before);
        _folder.Write("change.diff", UnifiedDiff.Write("file.txt", before, after));

        var applied = await ChildProcess.RunAsync(_folder.Path, "git", ["apply", "--whitespace=nowarn", "change.diff"], CancellationToken.None);

        Assert.True(applied.Succeeded, applied.Errors + _folder.Read("change.diff"));
        Assert.Equal(after, _folder.Read("file.txt"));
    }

    [Fact]
    public async Task NewAndDeletedFiles_AreApplied()
    {
        _folder.Write("old.txt", "1\n2\n");
        _folder.Write("change.diff", UnifiedDiff.Write("new.txt", "", "3\n", isNew: true) + UnifiedDiff.Write("old.txt", "1\n2\n", after: null));

        var applied = await ChildProcess.RunAsync(_folder.Path, "git", ["apply", "change.diff"], CancellationToken.None);

        Assert.True(applied.Succeeded, applied.Errors);
        Assert.Equal("3\n", _folder.Read("new.txt"));
        Assert.False(File.Exists(_folder["old.txt"]));
    }
}
