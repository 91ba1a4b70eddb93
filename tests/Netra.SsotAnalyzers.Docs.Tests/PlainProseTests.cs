using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class PlainProseTests
{
    private const string Ten = "one two three four five six seven eight nine ten";

    [Theory]
    [InlineData(Ten + " " + Ten + " one two three four five.")]
    [InlineData(Ten + " " + Ten + ". " + Ten + " " + Ten + ".")]
    [InlineData("| a | " + Ten + " " + Ten + " " + Ten + " |")]
    [InlineData("```sh\n" + Ten + " " + Ten + " " + Ten + "\n```")]
    [InlineData("<!-- generated: rules -->\n" + Ten + " " + Ten + " " + Ten + "\n<!-- end -->")]
    [InlineData("- " + Ten + " " + Ten + "\n- " + Ten)]
    [InlineData(Ten + " " + Ten + " `a b c d e f g h i j`.")]
    public void ShortSentence_IsSilent(string text) => Assert.Empty(PlainProse.LongSentences(text));

    [Theory]
    [InlineData(Ten + " " + Ten + " one two three four five six.")]
    [InlineData("Short. " + Ten + " " + Ten + " one two three four five six.")]
    [InlineData(Ten + "\n" + Ten + "\none two three four five six.")]
    public void LongSentence_IsReported(string text) => Assert.Equal(["one two three four five six seven eight"], PlainProse.LongSentences(text));

    [Theory]
    [InlineData("The log began anew.", "anew")]
    [InlineData("| a table | that nobody reads |", "nobody")]
    [InlineData("It is sent by hand out of order, in `whatever` way, [here](whatever.md).", null)]
    public void WordOfTheList_IsFoundInProseAndTables(string text, string? word) =>
        Assert.Equal(word is null ? [] : [word], PlainProse.Problems("docs/ci.md", text).Select(problem => problem.Split('"')[1]));
}
