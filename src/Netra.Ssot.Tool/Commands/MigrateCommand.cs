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
        RequireFixableRules(options.Filter);
        var list = await Loading.ProjectList.FindAsync(options.Path, cancellationToken).ConfigureAwait(false);
        var workTree = WorkTree.Find(list.Folder);
        if (options.Commit && workTree is null)
            throw new ToolException(ExitCode.Usage, "--commit needs a git work tree around the solution.");

        var (session, verification) = await PrepareAsync(terminal, options, workTree, cancellationToken).ConfigureAwait(false);
        var migrator = new Migrator(session.Loaded, session.Analysis, verification, options.Commit && !options.DryRun ? workTree : null, options.KeepBaseline);
        var results = new List<StepResult>();
        var steps = Steps(session, options);
        foreach (var (index, step) in steps.Index())
        {
            terminal.Step($"step {index + 1} of {steps.Count}: {Describe(options.By, step)}");
            Report(Describe(options.By, step), await migrator.FixAsync(Describe(options.By, step), diagnostic => IsWanted(diagnostic, options) && KeyOf(session, options, diagnostic.Id, SolutionAnalysis.RoleOf(diagnostic), diagnostic.Location.GetMappedLineSpan().Path) == step, cancellationToken).ConfigureAwait(false));
        }

        if (options.Prune)
        {
            var pruner = new Pruner(session.Loaded, migrator.Analysis);
            terminal.Step("prune");
            Report("prune", await migrator.TakeAsync("prune", "Delete what nothing uses any more", solution => pruner.RunAsync(solution, cancellationToken), cancellationToken).ConfigureAwait(false));
            foreach (var deleted in pruner.Deleted)
                terminal.Line($"  deleted {deleted}");
            foreach (var kept in pruner.Kept)
                terminal.Note($"kept {kept}");
        }

        await SummarizeAsync(terminal, session, options, migrator, results, cancellationToken).ConfigureAwait(false);
        return results.Any(result => result.IsRolledBack) ? ExitCode.RolledBack : ExitCode.Success;

        void Report(string step, StepResult? result)
        {
            if (result is null)
            {
                terminal.Line($"{step}: nothing can be changed");
                return;
            }

            results.Add(result);
            if (result.Obstacle is { } obstacle)
                terminal.Error($"{result.Name}: rolled back: {obstacle}");
            else
                terminal.Line($"{result.Name}: {result.Summary}{(options.DryRun ? " (dry run)" : "")}");
            if (options.DryRun)
            {
                foreach (var file in result.Files)
                    terminal.Line($"  {session.Loaded.Relative(file)}");
            }
        }
    }

    /// <summary>Ends the command where a rule does not exist, has no fix, or cannot go with the others.</summary>
    public static void RequireFixableRules(FindingFilter filter)
    {
        filter.RequireKnownRules();
        if (filter.Rules.FirstOrDefault(rule => Suite.FixOf(rule) is null) is { } unfixable)
            throw new ToolException(ExitCode.Usage, $"{unfixable} has no fix: 'ssot explain {unfixable}' says what to do by hand.");

        RequireDeclarationsAlone(filter.Rules);
    }

    /// <summary>What declares and what rewrites by declarations are two runs, with somebody's review between them.</summary>
    private static void RequireDeclarationsAlone(IReadOnlyList<string> rules)
    {
        if (rules.Any(Suite.Declares) && rules.FirstOrDefault(rule => !Suite.Declares(rule)) is { } rewriting)
            throw new ToolException(ExitCode.Usage, $"{rules.First(Suite.Declares)} writes declarations, and {rewriting} rewrites by them. Run the first alone, review what it writes, then the second.");
    }

    /// <summary>Opens the solution, and makes sure that a step can be told from what was there before.</summary>
    private static async Task<(Session Session, Verification? Verification)> PrepareAsync(Terminal terminal, MigrateOptions options, WorkTree? workTree, CancellationToken cancellationToken)
    {
        var session = (await Session.OpenAsync(terminal, options.Path, options.Restore, cancellationToken).ConfigureAwait(false)).RequireCompiling();
        options.Filter.RequireKnownRolesAndFolders(session);
        if (session.NoMap is { } noMap)
            terminal.Note(noMap);
        session.Analysis.Baselines.RequireKnownVersion(session.Loaded);
        if (!options.KeepBaseline && session.Analysis.Baselines.Problems(session.Loaded).ToList() is { Count: > 0 } problems)
            throw new ToolException(ExitCode.Baseline, string.Join('\n', problems) + "\n'ssot baseline update' puts that in order.");

        Verification? verification = null;
        if (!options.DryRun)
        {
            await RequireCleanAsync(session, workTree, cancellationToken).ConfigureAwait(false);
            verification = new Verification(session.Loaded.List.Target, options.Build, options.BuildArguments, options.Test, terminal.Step);
            terminal.Step("verify the solution as it is");
            if (await verification.RunAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
                throw new ToolException(ExitCode.NotBuildable, $"Before anything is changed, {obstacle}");
        }

        return (session, verification);
    }

    private static async Task RequireCleanAsync(Session session, WorkTree? workTree, CancellationToken cancellationToken)
    {
        if (workTree is null)
            return;

        const int Shown = 10;
        var sources = session.Loaded.Solution.Projects.SelectMany(project => project.Documents).Select(document => document.FilePath!).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var changes = await workTree.ChangesAsync(sources, cancellationToken).ConfigureAwait(false);
        if (changes.Count > 0)
            throw new ToolException(ExitCode.DirtyWorkTree, $"The work tree has {Plural.Of(changes.Count, "change")} that {(changes.Count == 1 ? "is" : "are")} not committed. Commit or stash first, to keep the changes of a step apart:\n{string.Join('\n', changes.Take(Shown))}");
    }

    /// <summary>The steps, those with the most to do first.</summary>
    private static List<string> Steps(Session session, MigrateOptions options) =>
        session.Analysis.Findings
            .Where(finding => options.Filter.Includes(finding) && IsMigrated(finding.RuleId, options))
            .GroupBy(finding => KeyOf(session, options, finding.RuleId, finding.Role, finding.Path))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();

    private static bool IsWanted(Diagnostic diagnostic, MigrateOptions options) => options.Filter.Includes(diagnostic) && IsMigrated(diagnostic.Id, options);

    private static bool IsMigrated(string rule, MigrateOptions options) => IsMigrated(rule, options.Filter);

    /// <summary>A rule whose fix is only a suggestion is applied where it is asked for by name.</summary>
    public static bool IsMigrated(string rule, FindingFilter filter) => Suite.IsMigrated(rule) || filter.Rules.Contains(rule, StringComparer.Ordinal);

    private static string KeyOf(Session session, MigrateOptions options, string rule, string role, string path) => options.By switch
    {
        "rule" => rule,
        "folder" => Path.GetDirectoryName(session.Loaded.Relative(path))!.Replace('\\', '/'),
        "all" => "everything",
        _ => role,
    };

    private static string Describe(string by, string step) => by == "all" ? step : step.Length == 0 ? $"what has no {by}" : $"{by} {step}";

    /// <summary>Lists what is left, each violation with the reason why it stays.</summary>
    private static async Task SummarizeAsync(Terminal terminal, Session session, MigrateOptions options, Migrator migrator, List<StepResult> results, CancellationToken cancellationToken)
    {
        var proof = await Proof.RunAsync(session.Loaded, migrator.Analysis, rule => IsMigrated(rule, options), cancellationToken).ConfigureAwait(false);
        var left = proof.Apply(migrator.Analysis.Findings.Where(options.Filter.Includes)).Select(finding => StepResult.Explain(finding, Describe(options.By, KeyOf(session, options, finding.RuleId, finding.Role, finding.Path)), results)).ToList();
        if (left.Count > 0)
        {
            terminal.Line("");
            terminal.Line($"Left: {Plural.Of(left.Count, "violation")}");
            Listing.Write(terminal, session.Loaded, left);
        }

        if (results.Count == 0)
            terminal.Line("There is nothing to migrate.");
        foreach (var group in left.GroupBy(finding => finding.RuleId).OrderBy(group => group.Key, StringComparer.Ordinal))
            terminal.Line($"  {group.Key}: {group.Count()}");
        var rolledBack = results.Count(result => result.IsRolledBack);
        terminal.Line($"{Plural.Of(results.Count - rolledBack, "step")} taken, {rolledBack} rolled back; {Plural.Of(left.Count, "violation")} left, {left.Count(finding => finding.IsPlanned)} planned, {left.Count(finding => finding.IsFixable == true)} fixable");
    }
}
