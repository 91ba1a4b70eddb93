using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>
/// What stands between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>, each on a line of its own. A page has
/// the sections that it asks for, and some have to have theirs.
/// </summary>
internal static partial class GeneratedSections
{
    private static readonly (string Page, string Name)[] Required =
    [
        ("README.md", "rules"), ("docs/README.md", "guides"), ("docs/README.md", "rules"),
        ("docs/configure.md", "build"), ("docs/configure.md", "editorconfig"), ("docs/configure.md", "severities"),
        ("docs/configure.md", "attributes"), ("docs/configure.md", "messages"), ("docs/rules/SSOT1003.md", "refusals"),
    ];

    public static string Replace(string path, string text, DocumentationTree tree)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var replaced = Section().Replace(text, section =>
        {
            var name = section.Groups["name"].Value;
            if (!found.Add(name))
                throw new DocumentationException($"{path} has the generated section '{name}' twice.");
            return $"<!-- generated: {name} -->\n{Text(path, name, tree)}\n<!-- end -->";
        });
        if (Required.FirstOrDefault(required => required.Page == path && !found.Contains(required.Name)) is { Name: { } missing })
            throw new DocumentationException($"{path} has lost its generated section '{missing}': write <!-- generated: {missing} --> and <!-- end --> where it belongs.");
        return replaced;
    }

    private static string Text(string path, string name, DocumentationTree tree) => name switch
    {
        "rules" => RuleTable(path),
        "guides" => GuideTable.Of(tree),
        "build" => OptionTables.Build(),
        "editorconfig" => OptionTables.EditorConfig(),
        "severities" => OptionTables.Severities(),
        "attributes" => AttributeTables.Of(),
        "messages" => BuildMessages.Of(tree),
        "refusals" => RefusalTable.Of(),
        "differences" => DifferenceTable.Of(),
        _ => throw new DocumentationException($"{path} asks for a generated section '{name}', which nobody writes."),
    };

    private static string RuleTable(string path)
    {
        var prefix = path.StartsWith("docs/", StringComparison.Ordinal) ? "rules/" : "docs/rules/";
        var rows = RuleRow.All.Select(rule => $"| [{rule.Id}]({prefix}{rule.Id}.md) | {rule.Title} | {rule.SeverityName} | {rule.Fix} |");
        return $"| id | what it flags | by default | fix |\n|---|---|---|---|\n{string.Join('\n', rows)}";
    }

    [GeneratedRegex(@"^<!-- generated: (?<name>[a-z]+) -->\n(?:.*?\n)??<!-- end -->$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Section();
}
