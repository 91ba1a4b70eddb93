using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Shows a rule's page, the one of docs/rules.</summary>
internal static class ExplainCommand
{
    public static int Run(Terminal terminal, string? id)
    {
        if (id is null)
        {
            foreach (var rule in Suite.Rules)
                terminal.Line($"{rule.Id}  {(Suite.FixOf(rule.Id) is null ? "     " : "fix  ")}{rule.Title}");
            return ExitCode.Success;
        }

        var known = new FindingFilter([], [id.ToUpperInvariant()], []).RequireKnownRules().Rules[0];
        var page = typeof(ExplainCommand).Assembly.GetManifestResourceStream(known + ".md")
            ?? throw new ToolException(ExitCode.Usage, $"This build of ssot has no page for {known}.");
        using var reader = new StreamReader(page);
        terminal.Line(reader.ReadToEnd().TrimEnd());
        return ExitCode.Success;
    }
}
