using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

/// <summary>A command of a page that no test runs is noticed.</summary>
public sealed class CommandBlockTests : IDisposable
{
    private const string Page = "docs/new.md";

    private const string Test = "tests/Netra.SsotAnalyzers.EndToEnd.Tests/Guides/NewTests.cs";

    private readonly CopiedTree _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Repository_HasNoSuchCommand() => Assert.Empty(CommandBlocks.Problems(DocumentationTree.Find()));

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("console")]
    [InlineData("powershell")]
    public void PageWithABlock_ThatNoTestFollows_IsReported(string language)
    {
        _copy.Tree.Write(Page, $"# New\n\n   ```{language}\n   dotnet ssot check   # all of it\n\n   # nothing\n   ```\n");

        Assert.Equal(
            ["docs/new.md(4): no test runs 'dotnet ssot check'; let one follow the page (Guide.Of), or list what runs it in CommandBlocks.cs"],
            CommandBlocks.Problems(_copy.Tree).Where(IsOfThePage));
    }

    [Fact]
    public void PageThatATestFollows_IsNot()
    {
        _copy.Tree.Write(Page, "# New\n\n```sh\ndotnet ssot check\n```\n");
        _copy.Tree.Write(Test, $"await Guide.Of(shop, \"{Page}\").FollowAsync();\n");

        Assert.DoesNotContain(CommandBlocks.Problems(_copy.Tree), IsOfThePage);
    }

    [Fact]
    public void PartThatATestFollows_IsNot_AndTheRestIs()
    {
        _copy.Tree.Write(Page, "# New\n\n## One\n\n```sh\ndotnet one\n```\n\n## Two\n\n```sh\ndotnet two\n```\n");
        _copy.Tree.Write(Test, $"await Guide.Of(shop, \"{Page}\", \"One\").FollowAsync();\n");

        Assert.StartsWith("docs/new.md(12): no test runs 'dotnet two'", Assert.Single(CommandBlocks.Problems(_copy.Tree), IsOfThePage), StringComparison.Ordinal);
    }

    [Fact]
    public void FollowedPage_ThatIsGone_IsReported()
    {
        _copy.Tree.Write(Test, $"await Guide.Of(suite.NewConsumer(\"new\"), \"{Page}\").FollowAsync();\n");

        Assert.Equal([$"{Page}: a test follows this page, and it is not there"], CommandBlocks.Problems(_copy.Tree).Where(IsOfThePage));
    }

    [Fact]
    public void ListedCommand_WhoseScriptRunsItNoMore_IsReported()
    {
        _copy.Tree.Write(".ci/run", "echo nothing\n");

        Assert.Contains(CommandBlocks.Problems(_copy.Tree), problem => problem.StartsWith("README.md(", StringComparison.Ordinal) && problem.Contains("is not run by .ci/run", StringComparison.Ordinal));
    }

    private static bool IsOfThePage(string problem) => problem.StartsWith(Page, StringComparison.Ordinal);
}
