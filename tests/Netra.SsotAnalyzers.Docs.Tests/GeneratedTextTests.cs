using Netra.SsotAnalyzers.Docs.Checking;
using Netra.SsotAnalyzers.Docs.Generation;

namespace Netra.SsotAnalyzers.Docs.Tests;

/// <summary>The check, proved by a violation of each of its demands.</summary>
public sealed class GeneratedTextTests : IDisposable
{
    private readonly CopiedTree _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void RowOfATable_ChangedByHand_IsReportedAndWrittenAnew()
    {
        var before = _copy.Tree.Read("README.md");
        _copy.Replace("README.md", "| A superseded type is used |", "| A type is used |");

        Assert.StartsWith("README.md: not as it is generated", ProblemAbout("README.md: not"), StringComparison.Ordinal);
        Assert.Equal(before, GeneratedPages.Of(_copy.Tree)["README.md"]);
    }

    [Theory]
    [InlineData("| Category | Ssot.Use |", "| Category | Ssot.Map |")]
    [InlineData("| Code fix | yes |", "| Code fix | never |")]
    [InlineData("# SSOT1001: A superseded type is used", "# SSOT1001: A type")]
    public void HeadOfAPage_ChangedByHand_IsReported(string line, string changed)
    {
        _copy.Replace("docs/rules/SSOT1001.md", line, changed);

        Assert.Contains($"should be '{line}'", ProblemAbout("docs/rules/SSOT1001.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void PageOfARule_Missing_IsReportedAndMadeWithItsSections()
    {
        File.Delete(_copy.Tree.Full("docs/rules/SSOT1001.md"));

        Assert.Contains("it is not there", ProblemAbout("docs/rules/SSOT1001.md"), StringComparison.Ordinal);
        var page = GeneratedPages.Of(_copy.Tree)["docs/rules/SSOT1001.md"];
        Assert.Contains("\n## Why\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Flagged\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Fixed\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("## By hand", page, StringComparison.Ordinal);
    }

    [Fact]
    public void PageOfNoRule_IsReported()
    {
        _copy.Tree.Write("docs/rules/SSOT1999.md", "# SSOT1999: Nothing\n\n## Why\n");

        Assert.Equal("docs/rules/SSOT1999.md: no rule has this id", ProblemAbout("docs/rules/SSOT1999.md"));
    }

    [Fact]
    public void CommandWithoutAnId_IsReported_AndOneWithOneIdIsNot()
    {
        var all = string.Join(' ', RuleRow.FormatIds);
        _copy.Replace("README.md", $"--diagnostics {all}", "--diagnostics SSOT1001 SSOT1002");
        Assert.Contains("README.md", GeneratedPages.Of(_copy.Tree).Keys);

        _copy.Replace("README.md", "--diagnostics SSOT1001 SSOT1002", "--diagnostics SSOT1001");
        Assert.DoesNotContain("README.md", GeneratedPages.Of(_copy.Tree).Keys);
    }

    [Fact]
    public void SectionThatIsLost_IsAnError()
    {
        _copy.Replace("docs/configure.md", "<!-- generated: build -->", "");

        var failure = Assert.Throws<DocumentationException>(() => DocumentationCheck.Problems(_copy.Tree));
        Assert.Contains("docs/configure.md has lost its generated section 'build'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewGuide_IsInTheIndex()
    {
        _copy.Tree.Write("docs/zebra.md", "# Stripes\n\nWhat they are for. And more.\n");

        Assert.Contains("| [Stripes](zebra.md) | What they are for. |", GeneratedPages.Of(_copy.Tree)["docs/README.md"], StringComparison.Ordinal);
    }

    private string ProblemAbout(string start) => Assert.Single(DocumentationCheck.Problems(_copy.Tree), problem => problem.StartsWith(start, StringComparison.Ordinal));
}
