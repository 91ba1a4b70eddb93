using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The tables of <c>docs/configure.md</c> about options and severities.</summary>
internal static class OptionTables
{
    public static string Build() => Table("MSBuild property", Option.Build);

    public static string EditorConfig() => Table("key", Option.EditorConfig);

    /// <summary>What each mode makes of a rule, by the rule's default.</summary>
    public static string Severities()
    {
        var suggestions = RuleRow.All.Where(rule => rule.Severity == DiagnosticSeverity.Info).Select(rule => $"[{rule.Id}](rules/{rule.Id}.md)").ToList();
        var rows = suggestions.Count == 0
            ? "| every rule | nothing | suggestion | warning | error |"
            : $"| {string.Join(", ", suggestions)} | nothing | suggestion | suggestion | suggestion |\n| every other rule | nothing | suggestion | warning | error |";
        return $"| rules | `off` | `advise` | `warn` | `enforce` |\n|---|---|---|---|---|\n{rows}";
    }

    private static string Table(string head, IEnumerable<Option> options) =>
        $"| {head} | values | default | what it does |\n|---|---|---|---|\n{string.Join('\n', options.Select(option => $"| `{option.Name}` | {option.Values} | {option.Default} | {option.Meaning} |"))}";
}
