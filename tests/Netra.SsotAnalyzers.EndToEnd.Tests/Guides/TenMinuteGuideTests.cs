namespace Netra.SsotAnalyzers.EndToEnd.Tests.Guides;

/// <summary>docs/adopt-in-ten-minutes.md, each of its two ways in a folder of its own.</summary>
[Collection(PackedSuiteCollection.Name)]
public sealed class TenMinuteGuideTests(PackedSuite suite)
{
    [Theory]
    [InlineData("A solution that exists", 10)]
    [InlineData("An empty folder", 9)]
    public async Task Guide_DoesWhatItSays(string way, int expectedSteps)
    {
        var guide = Guide.Of(suite.NewConsumer("ten-minutes-" + expectedSteps), "docs/adopt-in-ten-minutes.md", way);

        await guide.FollowAsync();

        Assert.Equal(expectedSteps, guide.Steps);
    }
}
