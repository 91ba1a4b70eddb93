using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Tests.Reports;

public sealed class StepsMarkdownTests
{
    [Fact]
    public void Steps_HaveTheirReviewers_BranchesAndReasons()
    {
        var text = StepsMarkdown.Write(
            "Title", "Introduction.",
            [
                new StepOutcome(new StepResult("@a + @b", [new RuleChange("SSOT1001", 3), new RuleChange("SSOT4001", -1)], ["/w/b.cs", "/w/a.cs"], null), "ssot/a", "0123456789abcdef"),
                new StepOutcome(new StepResult("@c|d", [], ["/w/c.cs"], "'dotnet build' fails:\nerror")),
            ],
            path => path.EndsWith("a.cs", StringComparison.Ordinal) ? ["@a"] : path.EndsWith("b.cs", StringComparison.Ordinal) ? ["@b"] : [],
            path => path["/w/".Length..]);

        Assert.StartsWith("# Title\n\nIntroduction.\n\n", text, StringComparison.Ordinal);
        Assert.Contains("| [ ] | @a + @b | @a, @b | `ssot/a` 0123456789 | 3, 1 new | 2 | verified |\n", text, StringComparison.Ordinal);
        Assert.Contains("| [ ] | @c\\|d | none |  |  | 1 | rolled back |\n", text, StringComparison.Ordinal);
        Assert.Contains("## @c\\|d\n\nRolled back:\n\n```\n'dotnet build' fails:\nerror\n```\n", text, StringComparison.Ordinal);
        Assert.Contains("- SSOT1001: 3 fixed\n- SSOT4001: 1 new\n- `a.cs`\n- `b.cs`\n", text, StringComparison.Ordinal);
    }
}
