using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Which violations a command is about: those of some roles, some rules, some folders, or all.</summary>
internal sealed record FindingFilter(IReadOnlyList<string> Roles, IReadOnlyList<string> Rules, IReadOnlyList<string> Folders)
{
    public static FindingFilter All { get; } = new([], [], []);

    public bool IsEverything => Roles.Count == 0 && Rules.Count == 0 && Folders.Count == 0;

    public bool Includes(Finding finding) => Includes(finding.Role, finding.RuleId, finding.Path);

    public bool Includes(Diagnostic diagnostic) => Includes(SolutionAnalysis.RoleOf(diagnostic), diagnostic.Id, diagnostic.Location.GetLineSpan().Path);

    /// <summary>Ends the command where a rule is asked for that does not exist: nothing would be found, and that looks like success.</summary>
    public FindingFilter RequireKnownRules()
    {
        if (Rules.FirstOrDefault(rule => Suite.Rules.All(known => known.Id != rule)) is { } unknown)
            throw new ToolException(ExitCode.Usage, $"There is no rule '{unknown}'. The rules are {string.Join(", ", Suite.Rules.Select(rule => rule.Id))}.");
        return this;
    }

    private bool Includes(string role, string rule, string path) =>
        (Roles.Count == 0 || Roles.Contains(role, StringComparer.Ordinal))
        && (Rules.Count == 0 || Rules.Contains(rule, StringComparer.Ordinal))
        && (Folders.Count == 0 || Folders.Any(folder => path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
}
