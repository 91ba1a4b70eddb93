using Netra.SsotAnalyzers.Docs.Checking;

namespace Netra.SsotAnalyzers.Docs.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Documentation_IsAsItIsGenerated_AndItsLinksLeadSomewhere() =>
        Assert.Empty(DocumentationCheck.Problems(DocumentationTree.Find()));
}
