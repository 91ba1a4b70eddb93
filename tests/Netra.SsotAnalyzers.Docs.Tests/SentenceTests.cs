using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class SentenceTests
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
    public void ShortSentence_IsSilent(string text) => Assert.Empty(SentenceLength.LongSentences(text));

    [Theory]
    [InlineData(Ten + " " + Ten + " one two three four five six.")]
    [InlineData("Short. " + Ten + " " + Ten + " one two three four five six.")]
    [InlineData(Ten + "\n" + Ten + "\none two three four five six.")]
    public void LongSentence_IsReported(string text) => Assert.Equal(["one two three four five six seven eight"], SentenceLength.LongSentences(text));
}
