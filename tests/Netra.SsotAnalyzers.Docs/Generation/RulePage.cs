namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The page of a rule: its head, up to the first section, is generated; the rest is written by hand.</summary>
internal static class RulePage
{
    private static readonly string[] Sections = ["Flagged", "Fixed", "By hand", "Not flagged", "When to suppress"];

    public static string WithHead(string path, string text, RuleRow rule)
    {
        var body = text.IndexOf("\n## ", StringComparison.Ordinal);
        if (body < 0)
            throw new DocumentationException($"{path} has no section: it is written up to its first '## ', and by hand from there.");
        return Head(rule) + text[body..];
    }

    /// <summary>A page to be filled in: its empty sections fail the tests until they are.</summary>
    public static string Skeleton(RuleRow rule)
    {
        var sections = Sections.Where(section => section != (rule.IsFixable ? "By hand" : "Fixed")).Select(section => $"## {section}\n\n");
        return $"""
            {Head(rule)}
            ## Why

            {rule.Description}

            {string.Concat(sections)}## Configure

            `SsotMode` (MSBuild) for all rules, `ssot.role.<Role>.mode` in `.editorconfig` for one role, `dotnet_diagnostic.{rule.Id}.severity` for the id; the last wins.

            """.ReplaceLineEndings("\n");
    }

    private static string Head(RuleRow rule) => $"""
        # {rule.Id}: {rule.Title}

        | | |
        |---|---|
        | Category | {rule.Category} |
        | Severity | {rule.SeverityByMode} |
        | Code fix | {rule.Fix} |

        """.ReplaceLineEndings("\n");
}
