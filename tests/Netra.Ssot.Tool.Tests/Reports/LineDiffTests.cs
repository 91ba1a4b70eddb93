using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Tests.Reports;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("", "a b")]
    [InlineData("a b", "")]
    [InlineData("a b c d e f", "a x c d f g")]
    [InlineData("a b c a b b a", "c b a b a c")]
    public void Edits_LeadFromOneTextToTheOther(string before, string after)
    {
        var (old, @new) = (Lines(before), Lines(after));

        var edits = LineDiff.Edits(old, @new);

        Assert.Equal(old, edits.Where(edit => edit.Kind != '+').Select(edit => edit.Text));
        Assert.Equal(@new, edits.Where(edit => edit.Kind != '-').Select(edit => edit.Text));
    }

    [Fact]
    public void Edits_AreAsFewAsCanBe() =>
        Assert.Equal(5, LineDiff.Edits(Lines("a b c a b b a"), Lines("c b a b a c")).Count(edit => edit.Kind != ' '));

    private static string[] Lines(string text) => text.Split(' ');
}
