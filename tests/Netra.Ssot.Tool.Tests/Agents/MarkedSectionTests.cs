using Netra.Ssot.Tool.Agents;

namespace Netra.Ssot.Tool.Tests.Agents;

public sealed class MarkedSectionTests
{
    private const string Marked = MarkedSection.Begin + "\none\ntwo\n" + MarkedSection.End;

    [Theory]
    [InlineData("", Marked + "\n")]
    [InlineData("# Title\n", "# Title\n\n" + Marked + "\n")]
    [InlineData("# Title", "# Title\n\n" + Marked + "\n")]
    [InlineData("# Title\n\n", "# Title\n\n" + Marked + "\n")]
    [InlineData("above\n" + MarkedSection.Begin + "\nold\n" + MarkedSection.End + "\nbelow", "above\n" + Marked + "\nbelow")]
    [InlineData("above\n" + MarkedSection.Begin + "\n" + MarkedSection.End, "above\n" + Marked)]
    public void Replace_ChangesNothingOutside_AndOnceMoreChangesNothing(string before, string expected)
    {
        var after = MarkedSection.Replace("AGENTS.md", before, "one\ntwo\n");

        Assert.Equal(expected, after);
        Assert.Equal(after, MarkedSection.Replace("AGENTS.md", after, "one\ntwo\n"));
    }

    [Fact]
    public void Replace_TakesTheLineEndingThatTheTextHasMostOften()
    {
        var after = MarkedSection.Replace("AGENTS.md", "one\r\ntwo\r\nthree\n", "a\nb\n");

        Assert.Equal($"one\r\ntwo\r\nthree\n\r\n{MarkedSection.Begin}\r\na\r\nb\r\n{MarkedSection.End}\r\n", after);
        Assert.Equal(after, MarkedSection.Replace("AGENTS.md", after, "a\nb\n"));
    }

    [Theory]
    [InlineData("x\n" + MarkedSection.Begin + "\ny\n", "the section that begins in line 2 has no end")]
    [InlineData(MarkedSection.End + "\n", "the section that ends in line 1 has no beginning")]
    [InlineData(MarkedSection.End + "\n" + MarkedSection.Begin + "\n", "the section ends in line 1, before it begins in line 2")]
    [InlineData(Marked + "\n" + Marked, "lines 1, 5 all begin a section")]
    [InlineData(Marked + "\n" + MarkedSection.End, "lines 4, 5 all end a section")]
    [InlineData("<!-- SSOT map --agents:  begin -->\n" + MarkedSection.End, "line 1 is not one of the two markers")]
    [InlineData(MarkedSection.Begin + " text\n" + MarkedSection.End, "line 1 is not one of the two markers")]
    public void DamagedMarkers_AreAnErrorThatNamesTheLine(string text, string expected)
    {
        var failure = Assert.Throws<ToolException>(() => MarkedSection.Replace("AGENTS.md", text, "new\n"));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.StartsWith($"'AGENTS.md': {expected}. Nothing is written.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IndentedMarkers_AreFound_AndWrittenWithoutTheBlanks() =>
        Assert.Equal($"above\n{MarkedSection.Begin}\nnew\n{MarkedSection.End}\nbelow\n", MarkedSection.Replace("AGENTS.md", $"above\n  {MarkedSection.Begin}\nold\n  {MarkedSection.End}  \nbelow\n", "new\n"));
}
