using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.SsotAnalyzers.Tests.Baseline;

public sealed class BaselineFileTests
{
    private static BaselineFile Parse(string text) => BaselineFile.Parse(SourceText.From(text));

    private static string[] Problems(string text) => [.. Parse(text).Problems.Select(problem => $"{problem.Line + 1}: {problem.Message}")];

    [Theory]
    [InlineData("Old")]
    [InlineData(" agent|started\\ ")]
    [InlineData("two\r\nlines\tand a tab \u2028")]
    [InlineData("a | b")]
    [InlineData("Unified😀")]
    public void Target_ComesBackAsItWas(string target)
    {
        var key = new BaselineKey("SSOT1001", "App.Type.Member", target);
        var text = BaselineFile.Write([new(key, 3)]);

        var entry = Assert.Single(Parse(text).Entries);

        Assert.Equal(key, entry.Key);
        Assert.Equal(3, entry.Count);
        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Entries_AreSorted_AndThoseOfNoneLeftOut()
    {
        var text = BaselineFile.Write(
        [
            new(new("SSOT1002", "B", "T"), 1), new(new("SSOT1001", "b", "T"), 1), new(new("SSOT1001", "B", "T"), 12), new(new("SSOT1001", "A", "Gone"), 0),
        ]);

        Assert.Equal(["SSOT1001 | B | T | 12", "SSOT1001 | b | T | 1", "SSOT1002 | B | T | 1"], text.Split('\n').Where(line => line.StartsWith("SSOT", StringComparison.Ordinal)));
        Assert.StartsWith(BaselineFile.Header + "\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowsLineEndingsAndBlankLines_AreRead() =>
        Assert.Equal(2, Parse("# Ssot.Baseline 1\r\n\r\n# a comment\r\nSSOT1001 | A | T | 1\r\n  SSOT1001 | B | T | 2  \r\n").Entries.Count());

    [Fact]
    public void HeaderAlone_FreezesNothing()
    {
        Assert.Empty(Parse("# Ssot.Baseline 1").Entries);
        Assert.Empty(Problems("# Ssot.Baseline 1\n"));
    }

    [Theory]
    [InlineData("", "1: the first line must be '# Ssot.Baseline 1'")]
    [InlineData("SSOT1001 | A | T | 1", "1: the first line must be '# Ssot.Baseline 1'")]
    [InlineData("# Ssot.Baseline 2\nSSOT1001 | A | T | 1", "1: this is version '2' of the format, and only version 1 is supported: use the 'ssot' with the package's version")]
    public void OtherHeader_IsSaidOnce_AndNothingIsRead(string text, string expected)
    {
        Assert.Equal([expected], Problems(text));
        Assert.Empty(Parse(text).Entries);
    }

    [Theory]
    [InlineData("SSOT1001 | A | T", "an entry has the form")]
    [InlineData("SSOT1001 | A | T | 1 | 2", "an entry has the form")]
    [InlineData("SSOT9999 | A | T | 1", "there is no rule 'SSOT9999'")]
    [InlineData("SSOT1001 | A | T | 0", "'0' is not a count")]
    [InlineData("SSOT1001 | A | T | -1", "'-1' is not a count")]
    [InlineData("SSOT1001 | A | T | 99999999999", "is not a count")]
    [InlineData("SSOT1001 | A\\q | T | 1", "needs a place and a target")]
    [InlineData("<<<<<<< HEAD", "this is a merge conflict marker")]
    [InlineData("=======", "this is a merge conflict marker")]
    public void MalformedLine_IsSaidAtItsLine_AndTheOthersAreRead(string line, string expected)
    {
        var file = Parse($"# Ssot.Baseline 1\nSSOT1001 | A | T | 1\n{line}\nSSOT1001 | B | T | 1");

        var problem = Assert.Single(file.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(["A", "B"], file.Entries.Select(entry => entry.Key.Symbol).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EntryTwice_IsSaidAtTheSecond() =>
        Assert.Equal(["3: line 2 has the same rule, place and target: keep one, or run 'ssot baseline update'"], Problems("# Ssot.Baseline 1\nSSOT1001 | A | T | 1\nSSOT1001 | A | T | 2"));
}
