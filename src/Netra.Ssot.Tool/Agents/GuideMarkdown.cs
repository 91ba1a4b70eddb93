using System.Text;
using System.Text.RegularExpressions;

namespace Netra.Ssot.Tool.Agents;

/// <summary>The guides as Markdown: for AGENTS.md, and for a client of <c>ssot mcp</c>. The same declarations give the same text.</summary>
internal static partial class GuideMarkdown
{
    private const string Intro = """
        ## One role, one type

        `ssot map --agents` writes this section from the attributes in the sources. Do not edit it: the next run replaces it.

        For each role, use the canonical type. Do not write a second type for a role, an alias or a wrapper: the build reports them.
        """;

    public static string Write(MapGuide guide)
    {
        var text = new StringBuilder(Intro.ReplaceLineEndings("\n")).Append('\n');
        if (guide.IsEmpty)
            text.Append("\nNo role is declared.\n");
        foreach (var role in guide.Roles)
            Write(text.Append('\n'), role);
        if (guide.Namespaces.Count > 0)
        {
            text.Append("\n### Namespaces\n\n");
            Names(text, "Do not use these namespaces", guide.Namespaces);
        }

        return text.ToString();
    }

    public static void Write(StringBuilder text, RoleGuide role)
    {
        text.Append("### ").Append(Plain(role.Role)).Append("\n\n");
        foreach (var type in role.Canonical)
            Write(text, type);
        if (role.Types.Count > 0)
        {
            text.Append("- Do not use these types:\n");
            foreach (var type in role.Types)
                text.Append($"  - {Code(type.Name)}{Removal(type)}\n");
        }

        Names(text, "Do not use these members", role.Members);
        Names(text, "Do not use these namespaces", role.Namespaces);
        Names(text, "Do not write these event names as text", [.. role.Events.Select(name => name with { Name = $"\"{name.Name}\"" })]);
        if (role.Transport.Count > 0)
        {
            text.Append(
                $"- Only {string.Join(", ", role.Canonical.Select(type => Code(type.Name)))} may use {string.Join(", ", role.Transport.Select(Code))}.\n");
        }
    }

    private static void Write(StringBuilder text, GuidedType type)
    {
        var import = type.Namespace.Length > 0 ? $"with {Code($"using {type.Namespace};")}" : "without an import";
        text.Append($"- Use {Code(type.Name)}, {import}{(type.Assembly.Length > 0 ? $" (assembly {Code(type.Assembly)})" : "")}.\n");
        if (type.Example is { } example)
            text.Append($"- Example: {Code(example)}\n");
        if (type.Homonyms.Count > 0)
        {
            text.Append(
                $"- {string.Join(", ", type.Homonyms.Select(Code))} {(type.Homonyms.Count == 1 ? "has" : "have")} the same name. Where both are imported, write {Code($"using {type.Name.Split('<')[0].Split('.')[^1]} = {type.FullName};")}.\n");
        }

        if (type.Lifetime is { } lifetime)
            text.Append($"- Register {Code(type.Name)} as {lifetime}, and take it as a parameter.\n");
        if (type.PerUser)
            text.Append($"- Each user has an own {Code(type.Name)}: do not keep one in static state.\n");
    }

    private static void Names(StringBuilder text, string title, IReadOnlyList<RetiredName> names)
    {
        if (names.Count == 0)
            return;

        text.Append($"- {title}:\n");
        foreach (var name in names)
            text.Append($"  - {Code(name.Name)}: write {Code(name.Instead)}{Removal(name)}\n");
    }

    private static string Removal(RetiredName name) => name.RemovedIn is { } version ? $" (an error from version {version})" : "";

    /// <summary>Text as code: on one line, in more backticks than it has in a row.</summary>
    internal static string Code(string text)
    {
        var line = LineBreaks().Replace(text, " ");
        var fence = new string('`', Backticks().Matches(line).Select(run => run.Length).DefaultIfEmpty(0).Max() + 1);
        return fence.Length > 1 ? $"{fence} {line} {fence}" : fence + line + fence;
    }

    private static string Plain(string text) => Special().Replace(LineBreaks().Replace(text, " "), @"\$0");

    [GeneratedRegex(@"\s*[\r\n\u0085\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"[\\`*_<>#\[\]]")]
    private static partial Regex Special();
}
