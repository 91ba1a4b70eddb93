using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Moving;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Moves the declarations of superseded namespaces, one namespace as one step.</summary>
internal static class MoveCommand
{
    /// <param name="terminal">Where the results go.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="session">The solution.</param>
    /// <param name="migrator">Takes the steps.</param>
    /// <param name="staging">The work tree in which moved files are staged, as <c>git mv</c> does; null where a step is committed, or
    /// nothing is written.</param>
    /// <param name="reviewersOf">Who reviews a file, for the summary.</param>
    /// <param name="cancellationToken">Cancels the run; a step that is under way is undone.</param>
    public static async Task<int> RunAsync(Terminal terminal, MigrateOptions options, Session session, Migrator migrator, WorkTree? staging,
        Func<string, IReadOnlyList<string>> reviewersOf, CancellationToken cancellationToken)
    {
        var entries = (await MoveEntry.ReadAsync(session.Loaded, session.Loaded.Solution, cancellationToken).ConfigureAwait(false))
            .Where(entry => options.Filter.Roles.Count == 0 || options.Filter.Roles.Contains(entry.Canonical, StringComparer.Ordinal))
            .ToList();
        if (entries.Count == 0)
        {
            throw new ToolException(ExitCode.Usage,
                "--move needs a superseded namespace, and the sources declare none: [assembly: SupersededNamespace(\"Old\", \"New\")].");
        }

        var (moved, kept, failed) = (0, 0, 0);
        var outcomes = new List<StepOutcome>();
        foreach (var (index, entry) in entries.Index())
        {
            terminal.Step($"step {index + 1} of {entries.Count}: namespace {entry.Legacy}");
            var mover = new NamespaceMover(session.Loaded, entry, options.LeaveForwarding);
            var result = await migrator
                .TakeAsync($"namespace {entry.Legacy}", $"Move {entry.Legacy} to {entry.Canonical}", solution => mover.RunAsync(solution, cancellationToken),
                    cancellationToken)
                .ConfigureAwait(false);
            if (result is { IsRolledBack: false } && staging is not null)
            {
                await staging.StageAsync(mover.Moved.SelectMany(file => new[] { file.From, file.To }).Concat(result.Files)
                    .Where(path => File.Exists(path) || mover.Moved.Any(file => file.From == path)).Distinct(),
                    cancellationToken)
                    .ConfigureAwait(false);
            }

            Print(mover, entry, result);
            if ((mover.Refusal is { } refused ? new StepResult($"namespace {entry.Legacy}", [], [], refused) : result) is { } outcome)
                outcomes.Add(new StepOutcome(outcome));
            moved += result is { IsRolledBack: false } ? mover.Moved.Count : 0;
            kept += mover.Kept.Count;
            failed += mover.Refusal is not null || result is { IsRolledBack: true } ? 1 : 0;
        }

        Reporting.Write(terminal, options.Summary,
            () => StepsMarkdown.Write($"Namespaces moved in {Path.GetFileName(session.Loaded.List.Target)}",
                "The steps in the order in which they were taken, each verified with those before it.", outcomes, reviewersOf, session.Loaded.Relative));
        terminal.Line(
            $"{Plural.Of(moved, "file")} moved, {Plural.Of(kept, "type")} kept, {Plural.Of(failed, "step")} not taken{(options.DryRun ? " (dry run)" : "")}");
        return failed > 0 ? ExitCode.RolledBack : ExitCode.Success;

        void Print(NamespaceMover mover, MoveEntry entry, StepResult? result)
        {
            if (mover.Refusal is { } refusal)
                terminal.Error($"namespace {entry.Legacy}: not moved: {refusal}");
            else if (result is { Obstacle: { } obstacle })
                terminal.Error($"namespace {entry.Legacy}: rolled back: {obstacle}");
            else if (result is null)
                terminal.Line($"namespace {entry.Legacy}: nothing can be moved");
            else
                terminal.Line($"namespace {entry.Legacy}: {Plural.Of(mover.Moved.Count, "file")} moved, {Plural.Of(result.Files.Count, "file")} changed");

            if (result is { IsRolledBack: false })
            {
                foreach (var (from, to) in mover.Moved)
                    terminal.Line(from == to ? $"  {session.Loaded.Relative(from)}" : $"  {session.Loaded.Relative(from)} -> {session.Loaded.Relative(to)}");
                foreach (var type in mover.Forwarded)
                    terminal.Line($"  {type.Type}: {type.Extent}");
                foreach (var note in mover.Notes)
                    terminal.Note(note);
            }

            foreach (var (type, reason) in mover.Kept)
                terminal.Line($"  {type} stays: {reason}");
        }
    }
}
