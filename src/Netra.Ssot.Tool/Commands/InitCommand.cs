using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Audit.Proposal;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Initialization;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot init</c> was asked for.</summary>
internal sealed record InitOptions(string? Path, bool Restore, IReadOnlyList<string> Roles, string? Canonical, IReadOnlyList<string> LeaveOut, bool Accept,
    bool AssemblyMap, bool DryRun, string? Version);

/// <summary>Turns clusters into declarations: all of them, built and checked, or none.</summary>
internal static class InitCommand
{
    private const int ErrorsShown = 6;

    public static async Task<int> RunAsync(Terminal terminal, InitOptions options, CancellationToken cancellationToken)
    {
        if (options.Roles.Count == 0 && !terminal.IsInteractive)
            throw new ToolException(ExitCode.Usage, "Name the role: --role. 'ssot audit' lists what there is.");

        if (options.Roles.Count > 1 && options.Canonical is not null)
            throw new ToolException(ExitCode.Usage, "--canonical names the type of one role: declare the other roles in separate runs.");

        var audit = await AuditCommand.OpenAsync(terminal, options.Path, options.Restore, prove: false, cancellationToken).ConfigureAwait(false);
        var loaded = audit.Solution.Loaded;
        var choices = InitChoice.Of(terminal, audit, options);
        var drafter = new MapDrafter(audit.Solution, [.. choices.Select(choice => choice.Cluster)]);

        // Without what the map's own rules refuse.
        var (drafts, _) = await OutcomeProof
            .DeclareAsync(loaded, [.. choices.Select(choice => drafter.Draft(choice.Cluster, choice.Role, cancellationToken))], cancellationToken)
            .ConfigureAwait(false);
        var writer = new MapWriter(loaded, options.AssemblyMap);
        var before = OutcomeProof.WithAttributes(loaded);
        var after = await writer.WriteAsync(before, drafts, cancellationToken).ConfigureAwait(false);
        var errors = await CompileErrors.FindAsync(loaded, after, CompileErrors.Affected(before, after), cancellationToken).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            throw new ToolException(ExitCode.NotBuildable,
                $"With these declarations the solution would not compile, so nothing is written:\n{string.Join('\n', errors.Take(ErrorsShown))}");
        }

        foreach (var draft in drafts)
            Show(terminal, draft);
        foreach (var note in writer.Notes)
            terminal.Note(note);
        var edits = await Migrator.EditsAsync(before, after, cancellationToken).ConfigureAwait(false);
        if (edits.Count == 0)
        {
            terminal.Line("Everything of that is declared already.");
            return ExitCode.Success;
        }

        var packages = new PackageReferences(options.Version ?? Suite.Version);
        foreach (var project in WrittenProjects(loaded, before, after))
            await packages.AddAsync(project.Path, cancellationToken).ConfigureAwait(false);
        edits.AddRange(packages.Edits);
        if (ResponseFile.Edit(loaded.List) is { } response)
            edits.Add(response);

        Preview(terminal, loaded, edits);
        if (options.DryRun)
        {
            terminal.Line("Nothing is written (dry run).");
            return ExitCode.Success;
        }

        if (!options.Accept && !(terminal.IsInteractive && terminal.Out.Confirm("Write this?", defaultValue: false)))
        {
            terminal.Line("Nothing is written: --accept writes it.");
            return ExitCode.Success;
        }

        return await WriteAsync(terminal, loaded, edits, cancellationToken).ConfigureAwait(false);
    }

    private static void Show(Terminal terminal, MapDraft draft)
    {
        terminal.Line(
            $"role {draft.Role}: '{draft.Canonical.FullName}' stays, {Plural.Of(draft.Superseded.Count, "type")} {(draft.Superseded.Count == 1 ? "goes" : "go")}, {Plural.Of(draft.Replacements.Count, "member")} with a proved replacement");
        foreach (var replacement in draft.Replacements)
            terminal.Line($"    {replacement.MemberId} -> {replacement.Expression}: {replacement.Proof}");
        foreach (var open in draft.Open)
            terminal.Line($"    {open}");
        terminal.Line("");
    }

    /// <summary>The projects with a declaration whose build does not run the suite yet.</summary>
    private static IEnumerable<LoadedProject> WrittenProjects(LoadedSolution loaded, Solution before, Solution after)
    {
        var written = after.GetChanges(before).GetProjectChanges().Select(change => change.ProjectId).ToHashSet();
        return loaded.Projects.Where(project => written.Contains(project.Id) && !project.HasAnalyzers).DistinctBy(project => project.Path);
    }

    private static void Preview(Terminal terminal, LoadedSolution loaded, IReadOnlyList<(string Path, byte[]? Bytes)> edits)
    {
        foreach (var (path, bytes) in edits)
        {
            terminal.Line(loaded.Relative(path));
            string[] old = File.Exists(path) ? FileEncoding.Read(File.ReadAllBytes(path)).ToString().Split('\n') : [];
            foreach (var edit in LineDiff.Edits(old, FileEncoding.Read(bytes!).ToString().Split('\n'))
                .Where(edit => edit.Kind != ' ' && edit.Text.Trim().Length > 0))
            {
                terminal.Line($"  {edit.Kind} {edit.Text.TrimEnd('\r')}");
            }
        }

        terminal.Line("");
    }

    private static async Task<int> WriteAsync(Terminal terminal, LoadedSolution loaded, IReadOnlyList<(string Path, byte[]? Bytes)> edits,
        CancellationToken cancellationToken)
    {
        // Disposed of without its commit, it puts everything back.
        using var files = new FileTransaction();
        files.Apply([.. edits]);
        terminal.Step("build");
        var built = await ChildProcess
            .DotnetAsync(loaded.List.Folder, ["build", loaded.List.Target, "-v:quiet", "-nologo", "-p:SsotMode=off"], cancellationToken)
            .ConfigureAwait(false);
        if (!built.Succeeded)
        {
            terminal.Error($"With the declarations 'dotnet build' fails, so every file is as it was:\n{built.Gist}");
            return ExitCode.RolledBack;
        }

        var session = await Session.OpenAsync(terminal, loaded.List.Target, restore: false, cancellationToken).ConfigureAwait(false);
        session.RequireCompiling();
        files.Commit();
        var visible = session.Analysis.Findings.Where(finding => !finding.IsFrozen).ToList();
        foreach (var rule in visible.GroupBy(finding => finding.RuleId).OrderBy(group => group.Key, StringComparer.Ordinal))
            terminal.Line($"  {rule.Key} {Report.TitleOf(rule.Key)}: {rule.Count()}");
        terminal.Line($"ssot check: {visible.Count} reported, {visible.Count(finding => finding.IsPlanned)} planned");
        terminal.Line($"next: {ResponseFile.Command}");
        terminal.Hint($"In PowerShell the argument needs quotes: '@{ResponseFile.Name}'.");
        return ExitCode.Success;
    }
}
