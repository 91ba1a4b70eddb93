using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Which violations a command is about: those of some roles, some rules, some folders, or all.</summary>
internal sealed record FindingFilter(IReadOnlyList<string> Roles, IReadOnlyList<string> Rules, IReadOnlyList<string> Folders)
{
    private const int FoldersShown = 12;

    public static FindingFilter All { get; } = new([], [], []);

    public bool Includes(Finding finding) => Includes(finding.Role, finding.RuleId, finding.Path);

    public bool Includes(Diagnostic diagnostic) => Includes(SolutionAnalysis.RoleOf(diagnostic), diagnostic.Id, diagnostic.Location.GetMappedLineSpan().Path);

    /// <summary>Ends the command where a rule does not exist: nothing would be found, and that looks like success.</summary>
    public FindingFilter RequireKnownRules()
    {
        if (Rules.FirstOrDefault(rule => Suite.Rules.All(known => known.Id != rule)) is { } unknown)
        {
            throw new ToolException(ExitCode.Usage,
                $"There is no rule '{unknown}'.{Spelling.Hint(unknown, Suite.Rules.Select(rule => rule.Id))} The rules are {string.Join(", ", Suite.Rules.Select(rule => rule.Id))}.");
        }

        return this;
    }

    /// <summary>Ends the command where a role or a folder does not exist, for the same reason.</summary>
    public void RequireKnownRolesAndFolders(Session session)
    {
        var roles = session.Map.Roles.Union(session.Analysis.Findings.Select(finding => finding.Role).Where(role => role.Length > 0))
            .Order(StringComparer.Ordinal).ToList();
        if (Roles.FirstOrDefault(role => !roles.Contains(role, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolException(ExitCode.Usage,
                $"There is no role '{unknown}'.{Spelling.Hint(unknown, roles)} {(roles.Count == 0 ? "The map has none." : $"The roles are {string.Join(", ", roles.Select(role => $"'{role}'"))}.")}");
        }

        var files = session.Loaded.Solution.Projects.SelectMany(project => project.Documents).Select(document => document.FilePath).OfType<string>()
            .Concat(session.Analysis.Findings.Select(finding => finding.Path)).ToList();
        if (Folders.FirstOrDefault(folder => !files.Any(file => IsBelow(file, folder))) is not { } empty)
            return;

        var folders = session.Loaded.Projects.Select(project => session.Loaded.Relative(Path.GetDirectoryName(project.Path)!)).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        throw new ToolException(
            ExitCode.Usage,
            $"No source file of '{Path.GetFileName(session.Loaded.List.Target)}' is below '{empty}'.{Spelling.Hint(empty, folders)} The projects are in {string.Join(", ", folders.Take(FoldersShown).Select(folder => $"'{folder}'"))}{(folders.Count > FoldersShown ? $" and {folders.Count - FoldersShown} more folders" : "")}.");
    }

    private bool Includes(string role, string rule, string path) =>
        (Roles.Count == 0 || Roles.Contains(role, StringComparer.Ordinal))
        && (Rules.Count == 0 || Rules.Contains(rule, StringComparer.Ordinal))
        && (Folders.Count == 0 || Folders.Any(folder => IsBelow(path, folder)));

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
