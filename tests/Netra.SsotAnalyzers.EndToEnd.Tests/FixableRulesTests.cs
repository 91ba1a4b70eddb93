using System.Text.RegularExpressions;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

public sealed partial class FixableRulesTests
{
    [Fact]
    public void TheDemo_AsksForEveryRuleThatHasAFix()
    {
        var table = File.ReadAllText(Path.Combine(PackedSuite.Repository.Root, "src", "Netra.SsotAnalyzers.CodeFixes", "Fixes", "Fixes.cs"));

        Assert.Equal(
            FixClass().Matches(table).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
            FixableRules.Ids.Concat(FixableRules.Declarations).Concat(FixableRules.Suggestions).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"class (SSOT\d{4})_\w+Fix\(")]
    private static partial Regex FixClass();
}
