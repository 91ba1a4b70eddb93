using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class HelpLinkTests
{
    [Fact]
    public void HelpLinkOfARule_WhosePageIsGone_IsReported()
    {
        using var copy = new CopiedTree();
        Assert.Empty(HelpLinks.Problems(copy.Tree));

        File.Delete(copy.Tree.Full("docs/rules/SSOT1003.md"));
        Assert.StartsWith("SSOT1003: its help link ", Assert.Single(HelpLinks.Problems(copy.Tree)), StringComparison.Ordinal);
    }
}
