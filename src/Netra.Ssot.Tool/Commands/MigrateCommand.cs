using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Owners;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot migrate</c> was asked for.</summary>
internal sealed record MigrateOptions(
    string? Path, bool Restore, FindingFilter Filter, string By, bool Commit, string? Test, bool Build, IReadOnlyList<string> BuildArguments, bool Prune,
    bool DryRun, bool KeepBaseline,
    string? Branch = null, string? Summary = null, bool Move = false, bool LeaveForwarding = false);

/// <summary>Applies the fixes, step by step.</summary>
internal static class MigrateCommand
{
    public static readonly string[] ByValues = ["role", "rule", "folder", "owner", "project", "all"];

    public static async Task<int> RunAsync(Terminal terminal, MigrateOptions options, CancellationToken cancellationToken)
    {
        RequireFixableRules(options.Filter);
        RequireOptionsThatGoTogether(options);
        FileTransaction.RequireFolderOf(options.Summary);
        var list = await Loading.ProjectList.FindAsync(options.Path, cancellationToken).ConfigureAwait(false);
        var workTree = WorkTree.Find(list.Folder);
        if ((options.Commit || options.Branch is not null) && workTree is null)
            throw new ToolException(ExitCode.Usage, $"{(options.Commit ? "--commit" : "--branch")} needs a git work tree around the solution.");

        var owners = FindOwners(terminal, options, workTree);
        var start = options.Branch is null ? null : (await workTree!.RequireBranchAsync(cancellationToken).ConfigureAwait(false)).Commit;
        var (session, verification) = await PrepareAsync(terminal, options, workTree, cancellationToken).ConfigureAwait(false);
        var migrator = new Migrator(session.Loaded, session.Analysis, verification, options.Commit && !options.DryRun ? workTree : null, options.KeepBaseline);
        var outcomes = new List<StepOutcome>();
        if (options.Move)
        {
            return await MoveCommand
                .RunAsync(terminal, options, session, migrator, options.Commit || options.DryRun ? null : workTree, path => ReviewersOf(owners, workTree, path),
                    cancellationToken)
                .ConfigureAwait(false);
        }

        if (options.Branch is not null)
            await MakeBranchesAsync().ConfigureAwait(false);
        else if (options.By is "owner" or "project")
            await TakePlannedStepsAsync().ConfigureAwait(false);
        else
            await TakeStepsAsync().ConfigureAwait(false);

        if (options.Prune)
        {
            var pruner = new Pruner(session.Loaded, migrator.Analysis);
            terminal.Step("prune");
            Report("prune", await migrator
                .TakeAsync("prune", "Delete what nothing uses any more", solution => pruner.RunAsync(solution, cancellationToken), cancellationToken)
                .ConfigureAwait(false));
            foreach (var deleted in pruner.Deleted)
                terminal.Line($"  deleted {deleted}");
            foreach (var kept in pruner.Kept)
                terminal.Note($"kept {kept}");
        }

        var results = outcomes.Select(outcome => outcome.Result).ToList();
        Reporting.Write(terminal, options.Summary,
            () => StepsMarkdown.Write($"Migration of {Path.GetFileName(list.Target)} by {options.By}", Introduce(options), outcomes,
                path => ReviewersOf(owners, workTree, path), session.Loaded.Relative));
        if (options.Branch is null)
        {
            await SummarizeAsync(terminal, session, options, migrator, results, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            terminal.Line(
                $"{Plural.Of(outcomes.Count(outcome => outcome.Commit is not null), "branch")} made, {results.Count(result => result.IsRolledBack)} rolled back; your branch and files are as they were");
        }

        if (options.By is "owner" or "project" && results.Any(result => result.IsRolledBack) && results.Count > 1)
        {
            terminal.Note(
                "A step that fails alone may need the others: what it moves can share state with code that stays. --by role and --by all take more together.");
        }

        return results.Any(result => result.IsRolledBack) ? ExitCode.RolledBack : ExitCode.Success;

        async Task TakeStepsAsync()
        {
            var steps = Steps(session, options);
            foreach (var (index, step) in steps.Index())
            {
                terminal.Step($"step {index + 1} of {steps.Count}: {Describe(options.By, step)}");
                Report(Describe(options.By, step),
                    await migrator.FixAsync(Describe(options.By, step),
                        diagnostic => IsWanted(diagnostic, options)
                            && KeyOf(session, options, diagnostic.Id, SolutionAnalysis.RoleOf(diagnostic),
                                diagnostic.Location.GetMappedLineSpan().Path) == step,
                        cancellationToken)
                        .ConfigureAwait(false));
            }
        }

        async Task TakePlannedStepsAsync()
        {
            var steps = await PlanAsync().ConfigureAwait(false);
            foreach (var (index, step) in steps.Index())
            {
                terminal.Step($"step {index + 1} of {steps.Count}: {step.Name}");
                Report(step.Name, await migrator
                    .FixAsync(step.Name, diagnostic => IsWanted(diagnostic, options) && step.Files.Contains(diagnostic.Location.SourceTree!.FilePath),
                        cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        async Task MakeBranchesAsync()
        {
            var steps = await PlanAsync().ConfigureAwait(false);
            var branches = BranchName.For(options.Branch, steps.Select(step => step.Name));
            await workTree!.RequireFreeAsync(branches, cancellationToken).ConfigureAwait(false);
            foreach (var (index, step) in steps.Index())
            {
                terminal.Step($"branch {index + 1} of {steps.Count}: {branches[index]}");
                if (verification is null)
                {
                    outcomes.Add(new StepOutcome(new StepResult(step.Name, StepResult.Compare(session.Analysis, step.After),
                        [.. step.Files.Order(StringComparer.Ordinal)], null),
                        branches[index]));
                    Print(outcomes[^1].Result);
                    continue;
                }

                outcomes.Add(await new BranchMaker(session.Analysis, start!, verification, workTree, options.KeepBaseline).MakeAsync(step, branches[index],
                    cancellationToken)
                    .ConfigureAwait(false));
                Print(outcomes[^1].Result);
                if (outcomes[^1].Commit is { } commit)
                    terminal.Line($"  {branches[index]} {commit}");
            }

            if (steps.Count == 0)
                terminal.Line("There is nothing to migrate.");
        }

        async Task<IReadOnlyList<IndependentStep>> PlanAsync()
        {
            terminal.Step("plan the steps");
            var planner = new StepPlanner(session.Loaded, session.Analysis, diagnostic => IsWanted(diagnostic, options),
                diagnostic => NamesOf(session, options, owners, workTree, diagnostic), $"what has no {options.By}", terminal.Step);
            var steps = await planner.RunAsync(cancellationToken).ConfigureAwait(false);
            foreach (var joined in planner.Joined)
                terminal.Note($"not a separate step: {joined}");
            return steps;
        }

        void Report(string step, StepResult? result)
        {
            if (result is null)
            {
                terminal.Line($"{step}: nothing can be changed");
                return;
            }

            outcomes.Add(new StepOutcome(result));
            Print(result);
        }

        void Print(StepResult result)
        {
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

    private static void RequireOptionsThatGoTogether(MigrateOptions options)
    {
        var problem = options switch
        {
            { Branch: not null, Commit: true } => "--branch commits each step to its own branch, and --commit commits to yours: choose one.",
            { Branch: not null, Prune: true } =>
                "--prune deletes unused declarations, and each branch still has the uses of the other steps: prune after the branches are merged.",
            { LeaveForwarding: true, Move: false } => "--leave-forwarding is about what --move moves.",
            { Move: true, Branch: not null } => "--move makes a step of each namespace, and these need each other: use --commit.",
            { Move: true, Prune: true } => "--move and --prune need two runs: a moved declaration is in use.",
            { Move: true } when options.Filter.Rules.Count + options.Filter.Folders.Count > 0 =>
                "--move moves a namespace whole: --role with the name of the canonical namespace chooses one, --rule and --folder do not.",
            { Move: true, By: not "role" } => "--move makes one step for each namespace: leave out --by.",
            _ => null,
        };
        if (problem is not null)
            throw new ToolException(ExitCode.Usage, problem);
    }

    /// <summary>The CODEOWNERS file, if there is one; a run by owner ends without it.</summary>
    private static CodeOwners? FindOwners(Terminal terminal, MigrateOptions options, WorkTree? workTree)
    {
        if (workTree is null)
        {
            return options.By == "owner"
                ? throw new ToolException(ExitCode.Usage, "--by owner needs a git work tree around the solution: the paths in CODEOWNERS begin at its top.")
                : null;
        }

        var owners = CodeOwners.Find(workTree.Root);
        if (owners is null && options.By == "owner")
            throw new ToolException(ExitCode.Usage, $"--by owner needs a CODEOWNERS file in '{workTree.Root}', in its folder .github or in its folder docs.");
        foreach (var problem in options.By == "owner" || options.Summary is not null ? owners?.Problems ?? [] : [])
            terminal.Note(problem);
        return owners;
    }

    private static IReadOnlyList<string> ReviewersOf(CodeOwners? owners, WorkTree? workTree, string path) =>
        owners?.Of(Path.GetRelativePath(workTree!.Root, path).Replace('\\', '/')) ?? [];

    /// <summary>Whose a diagnostic is.</summary>
    private static IReadOnlyList<string> NamesOf(Session session, MigrateOptions options, CodeOwners? owners, WorkTree? workTree, Diagnostic diagnostic)
    {
        var path = diagnostic.Location.SourceTree!.FilePath;
        switch (options.By)
        {
            case "owner":
                return ReviewersOf(owners, workTree, path);
            case "project":
                return [.. session.Loaded.Solution.GetDocumentIdsWithFilePath(path)
                    .Select(id => Path.GetFileNameWithoutExtension(session.Loaded.Solution.GetProject(id.ProjectId)!.FilePath!))
                    .Distinct(StringComparer.OrdinalIgnoreCase)];
            default:
                return KeyOf(session, options, diagnostic.Id, SolutionAnalysis.RoleOf(diagnostic), path) is { Length: > 0 } key ? [key] : [];
        }
    }

    private static string Introduce(MigrateOptions options) =>
        options.Branch is null
            ? "The steps in the order in which they were taken, each verified with those before it."
            : "Each branch starts from the same commit, builds without the others, and changes files that no other changes. They merge in this order or any other, and each can be reverted after all are merged. When they are merged, run `ssot baseline update`.";

    /// <summary>What declares and what rewrites by declarations are two runs, with somebody's review between them.</summary>
    private static void RequireDeclarationsAlone(IReadOnlyList<string> rules)
    {
        if (rules.Any(Suite.Declares) && rules.FirstOrDefault(rule => !Suite.Declares(rule)) is { } rewriting)
        {
            throw new ToolException(ExitCode.Usage,
                $"{rules.First(Suite.Declares)} writes declarations, and {rewriting} rewrites by them. Run the first alone, review what it writes, then the second.");
        }
    }

    /// <summary>Opens the solution, and makes sure that a step can be told from what was there before.</summary>
    private static async Task<(Session Session, Verification? Verification)> PrepareAsync(Terminal terminal, MigrateOptions options, WorkTree? workTree,
        CancellationToken cancellationToken)
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
        var sources = session.Loaded.Solution.Projects.SelectMany(project => project.Documents).Select(document => document.FilePath!)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var changes = await workTree.ChangesAsync(sources, cancellationToken).ConfigureAwait(false);
        if (changes.Count > 0)
        {
            throw new ToolException(ExitCode.DirtyWorkTree,
                $"The work tree has {Plural.Of(changes.Count, "change")} that {(changes.Count == 1 ? "is" : "are")} not committed. Commit or stash first, to keep the changes of a step apart:\n{string.Join('\n', changes.Take(Shown))}");
        }
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
    private static async Task SummarizeAsync(Terminal terminal, Session session, MigrateOptions options, Migrator migrator, List<StepResult> results,
        CancellationToken cancellationToken)
    {
        var proof = await Proof.RunAsync(session.Loaded, migrator.Analysis, rule => IsMigrated(rule, options), cancellationToken).ConfigureAwait(false);
        var left = proof.Apply(migrator.Analysis.Findings.Where(options.Filter.Includes))
            .Select(finding => StepResult.Explain(finding, Describe(options.By, KeyOf(session, options, finding.RuleId, finding.Role, finding.Path)), results))
            .ToList();
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
        terminal.Line(
            $"{Plural.Of(results.Count - rolledBack, "step")} taken, {rolledBack} rolled back; {Plural.Of(left.Count, "violation")} left, {left.Count(finding => finding.IsPlanned)} planned, {left.Count(finding => finding.IsFixable == true)} fixable");
    }
}
