using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot migrate</c> was asked for.</summary>
internal sealed record MigrateOptions(
    string? Path, bool Restore, FindingFilter Filter, string By, bool Commit, string? Test, bool Build, IReadOnlyList<string> BuildArguments, bool Prune, bool DryRun, bool KeepBaseline);

/// <summary>Applies the fixes, step by step.</summary>
internal static class MigrateCommand
{
    public static readonly string[] ByValues = ["role", "rule", "folder", "all"];

    public static async Task<int> RunAsync(Terminal terminal, MigrateOptions options, CancellationToken cancellationToken)
    {
        options.Filter.RequireKnownRules();
        if (options.Filter.Rules.FirstOrDefault(rule => Suite.FixOf(rule) is null) is { } unfixable)
            throw new ToolException(ExitCode.Usage, $"{unfixable} has no fix: 'ssot explain {unfixable}' says what to do by hand.");

        var list = Loading.ProjectList.Find(options.Path);
        var workTree = WorkTree.Find(list.Folder);
        if (options.Commit && workTree is null)
            throw new ToolException(ExitCode.Usage, "--commit needs a git work tree around the solution.");

        var session = (await Session.OpenAsync(terminal, options.Path, options.Restore, cancellationToken).ConfigureAwait(false)).RequireCompiling();
        session.Analysis.Baselines.RequireKnownVersion(session.Loaded);
        if (!options.KeepBaseline && session.Analysis.Baselines.Problems(session.Loaded).ToList() is { Count: > 0 } problems)
            throw new ToolException(ExitCode.Baseline, string.Join('\n', problems) + "\n'ssot baseline update' puts that in order.");

        Verification? verification = null;
        if (!options.DryRun)
        {
            await RequireCleanAsync(session, workTree, cancellationToken).ConfigureAwait(false);
            verification = new Verification(list.Target, options.Build, options.BuildArguments, options.Test);
            if (await verification.RunAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
                throw new ToolException(ExitCode.NotBuildable, $"Before anything is changed, {obstacle}");
        }

        var migrator = new Migrator(session.Loaded, session.Analysis, verification, options.Commit && !options.DryRun ? workTree : null, options.KeepBaseline);
        var results = new List<StepResult>();
        foreach (var step in Steps(session, options))
            Report(await migrator.FixAsync(Describe(options.By, step), diagnostic => IsWanted(diagnostic, options) && KeyOf(session, options, diagnostic.Id, SolutionAnalysis.RoleOf(diagnostic), diagnostic.Location.GetLineSpan().Path) == step, cancellationToken).ConfigureAwait(false));

        if (options.Prune)
        {
            var pruner = new Pruner(session.Loaded, migrator.Analysis);
            Report(await migrator.TakeAsync("prune", "Delete what nothing uses any more", solution => pruner.RunAsync(solution, cancellationToken), cancellationToken).ConfigureAwait(false));
            foreach (var deleted in pruner.Deleted)
                terminal.Line($"  deleted {deleted}");
            foreach (var kept in pruner.Kept)
                terminal.Note($"kept {kept}");
        }

        Summarize(terminal, options, migrator, results);
        return results.Any(result => result.IsRolledBack) ? ExitCode.RolledBack : ExitCode.Success;

        void Report(StepResult? result)
        {
            if (result is null)
                return;

            results.Add(result);
            if (result.Obstacle is { } obstacle)
                terminal.Error($"{result.Name}: rolled back: {obstacle}");
            else
                terminal.Line($"{result.Name}: {result.Fixed} violations fewer in {result.Files.Count} files{(options.DryRun ? " (dry run)" : "")}");
            if (options.DryRun)
            {
                foreach (var file in result.Files)
                    terminal.Line($"  {session.Loaded.Relative(file)}");
            }
        }
    }

    private static async Task RequireCleanAsync(Session session, WorkTree? workTree, CancellationToken cancellationToken)
    {
        if (workTree is null)
            return;

        const int Shown = 10;
        var sources = session.Loaded.Solution.Projects.SelectMany(project => project.Documents).Select(document => document.FilePath!).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var changes = await workTree.ChangesAsync(sources, cancellationToken).ConfigureAwait(false);
        if (changes.Count > 0)
            throw new ToolException(ExitCode.DirtyWorkTree, $"The work tree has {changes.Count} change(s) that are not committed. Commit or stash them, so that what a step changes can be told from them:\n{string.Join('\n', changes.Take(Shown))}");
    }

    /// <summary>The steps, those with the most to do first.</summary>
    private static IEnumerable<string> Steps(Session session, MigrateOptions options) =>
        session.Analysis.Findings
            .Where(finding => options.Filter.Includes(finding) && IsMigrated(finding.RuleId, options))
            .GroupBy(finding => KeyOf(session, options, finding.RuleId, finding.Role, finding.Path))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();

    private static bool IsWanted(Diagnostic diagnostic, MigrateOptions options) => options.Filter.Includes(diagnostic) && IsMigrated(diagnostic.Id, options);

    /// <summary>A rule whose fix is only a suggestion is applied where it is asked for by name.</summary>
    private static bool IsMigrated(string rule, MigrateOptions options) => Suite.IsMigrated(rule) || options.Filter.Rules.Contains(rule, StringComparer.Ordinal);

    private static string KeyOf(Session session, MigrateOptions options, string rule, string role, string path) => options.By switch
    {
        "rule" => rule,
        "folder" => Path.GetDirectoryName(session.Loaded.Relative(path))!.Replace('\\', '/'),
        "all" => "everything",
        _ => role,
    };

    private static string Describe(string by, string step) => by == "all" ? step : step.Length == 0 ? $"what has no {by}" : $"{by} {step}";

    private static void Summarize(Terminal terminal, MigrateOptions options, Migrator migrator, List<StepResult> results)
    {
        if (results.Count == 0)
            terminal.Line("There is nothing to migrate.");
        var left = migrator.Analysis.Findings;
        var fixable = left.Count(finding => finding.IsFixable && options.Filter.Includes(finding) && IsMigrated(finding.RuleId, options));
        terminal.Line($"{results.Count(result => !result.IsRolledBack)} step(s) taken, {results.Count(result => result.IsRolledBack)} rolled back; {left.Count} violations left, {fixable} of them fixable");
        foreach (var group in left.GroupBy(finding => finding.RuleId).OrderBy(group => group.Key, StringComparer.Ordinal))
            terminal.Line($"  {group.Key}: {group.Count()}");
    }
}
