#if ROSLYN_5
namespace Netra.SsotAnalyzers.Tests.Positions;

public sealed class PositionPageTests
{
    [Fact]
    public async Task Page_SaysWhatTheRunFound()
    {
        var found = await PositionPage.WriteAsync();
        var page = Path.Combine(AppContext.BaseDirectory, "Docs", "positions.md");
        if (File.Exists(page) && (await File.ReadAllTextAsync(page)).ReplaceLineEndings("\n") == found)
            return;

        var actual = Path.Combine(AppContext.BaseDirectory, "Docs", "positions.found.md");
        await File.WriteAllTextAsync(actual, found);
        Assert.Fail($"docs/positions.md is out of date: compare it with {actual}, and copy that over it");
    }
}
#endif
