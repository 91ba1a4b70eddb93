using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

public sealed class FixableRulesTests
{
    [Fact]
    public void TheDemo_AsksForEveryRuleThatHasAFix()
    {
        var fixes = Path.Combine(PackedSuite.Repository.Root, "src", "Netra.SsotAnalyzers.CodeFixes", "Fixes");

        Assert.Equal(
            Directory.EnumerateFiles(fixes, "SSOT????_*.cs").Select(file => Path.GetFileName(file)[..8]).Order(StringComparer.Ordinal),
            FixableRules.Ids.Concat(FixableRules.Declarations).Concat(FixableRules.Suggestions).Order(StringComparer.Ordinal));
    }
}
