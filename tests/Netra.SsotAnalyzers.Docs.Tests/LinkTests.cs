using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class LinkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netra-links-").FullName;
    private readonly DocumentationTree _tree;

    public LinkTests()
    {
        _tree = new DocumentationTree(_folder);
        _tree.Write("docs/there.md", "# Here\n\n## What `it` does, and why\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n");
        _tree.Write("src/code.cs", "");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("docs/there.md")]
    [InlineData("docs/there.md#here")]
    [InlineData("docs/there.md#what-it-does-and-why")]
    [InlineData("docs/there.md#twice-1")]
    [InlineData("docs/../src/code.cs")]
    [InlineData("src")]
    [InlineData("src/")]
    [InlineData("#top-of-it")]
    [InlineData("https://example.org/x")]
    [InlineData("mailto:a@example.org")]
    [InlineData("https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/there.md#here")]
    public void LinkThatLeadsSomewhere_IsSilent(string link) => Assert.Empty(Problems(link));

    [Theory]
    [InlineData("docs/nowhere.md", "leads nowhere")]
    [InlineData("docs/There.md", "leads nowhere")]
    [InlineData("Docs/there.md", "leads nowhere")]
    [InlineData("docs/there.md#elsewhere", "names a heading")]
    [InlineData("docs/there.md#no-heading", "names a heading")]
    [InlineData("docs/there.md#twice-2", "names a heading")]
    [InlineData("#nowhere", "names a heading")]
    [InlineData("src/code.cs#L1", "has an anchor")]
    [InlineData("../secret.md", "leads out")]
    [InlineData("https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/nowhere.md", "leads nowhere")]
    public void LinkThatLeadsNowhere_IsReported(string link, string problem) =>
        Assert.Contains($"page.md: [{link}] {problem}", Assert.Single(Problems(link)), StringComparison.Ordinal);

    [Fact]
    public void EveryFormOfLink_IsSeen() =>
        Assert.Equal(
            ["a.md", "b.png", "c.md", "d.md", "e(1).md"],
            PageLinks.Links("[a](a.md) ![b](b.png \"title\")\n\n[c]: c.md\n\n- [`code` in it](d.md), [e](e(1).md)\n\n`[no](x.md)`\n\n```\n[no](y.md)\n```\n"));

    private IEnumerable<string> Problems(string link)
    {
        _tree.Write("page.md", $"# Top of it\n\nSee [this]({link}).\n");
        return PageLinks.Problems(_tree);
    }
}
