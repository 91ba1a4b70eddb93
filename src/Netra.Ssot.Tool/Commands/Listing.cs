using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Lists violations on the console: by role, each as <c>file(line,column): id message</c>, with its reason below it.</summary>
internal static class Listing
{
    public static void Write(Terminal terminal, LoadedSolution loaded, IEnumerable<Finding> findings)
    {
        foreach (var role in findings.GroupBy(Report.RoleOf).OrderByDescending(role => role.Count()).ThenBy(role => role.Key, StringComparer.Ordinal))
        {
            terminal.Line($"{role.Key}: {Plural.Of(role.Count(), "violation")}");
            foreach (var finding in role)
            {
                terminal.Line(Line(loaded, finding));
                if (Why(finding) is { } why)
                    terminal.Line("    " + why);
            }

            terminal.Line("");
        }
    }

    public static string Line(LoadedSolution loaded, Finding finding) =>
        $"{loaded.Relative(finding.Path)}({finding.Line},{finding.Column}): {finding.RuleId} {finding.Message}{(finding.IsFrozen ? " (frozen)" : "")}";

    /// <summary>The reason where the message does not already say it.</summary>
    private static string? Why(Finding finding) =>
        finding.Reason is { Kind: not (ReasonKind.Analysis or ReasonKind.Rule) } reason ? "stays: " + reason.Text : null;
}
