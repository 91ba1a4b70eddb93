using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.History;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot check</c> was asked for.</summary>
internal sealed record CheckOptions(
    string? Path, bool Restore, string? Since, FindingFilter Filter, string FailOn, bool FailOnStale, bool RequireMap, bool Prove, bool ListFrozen,
    IReadOnlyList<string> Removable,
    string? Sarif, string? Json, string? Markdown, string? Html, bool History, string? Badge);

/// <summary>Shows what the suite finds, and says by its exit code whether that is acceptable.</summary>
internal static class CheckCommand
{
    public static readonly string[] FailOnValues = ["error", "warning", "info", "never"];

    private const int FramesPerKind = 3;

    public static async Task<int> RunAsync(Terminal terminal, CheckOptions options, CancellationToken cancellationToken)
    {
        options.Filter.RequireKnownRules();
        foreach (var file in new[] { options.Sarif, options.Json, options.Markdown, options.Html, options.Badge })
            FileTransaction.RequireFolderOf(file);

        var session = await Session.OpenAsync(terminal, options.Path, options.Restore, cancellationToken, options.Since).ConfigureAwait(false);
        options.Filter.RequireKnownRolesAndFolders(session);
        if (options.Removable.Count > 0)
            return await RemovableCommand.RunAsync(terminal, session, options.Removable, cancellationToken).ConfigureAwait(false);

        var proof = options.Prove || options.Html is not null ? await ProveAsync(terminal, session, cancellationToken).ConfigureAwait(false) : null;
        var findings = session.Analysis.Findings.Where(options.Filter.Includes);
        var report = Report.Of(session.Loaded, session.Analysis, proof is null ? [.. findings] : proof.Apply(findings), session.CompileErrors,
            isProved: proof is not null);

        Show(terminal, report, options.ListFrozen);
        var folder = session.Loaded.List.Folder;
        Reporting.Write(terminal, options.Sarif, () => SarifReport.Write(report, WorkTree.RootOf(folder) ?? folder));
        Reporting.Write(terminal, options.Json, () => JsonReport.Write(report));
        Reporting.Write(terminal, options.Markdown, () => MarkdownReport.Write(report));
        if (options.Html is not null)
        {
            var frames = await Frame.FindAsync(session.Loaded, session.Analysis.Solution, proof!.Rewritten, report.Findings, FramesPerKind, cancellationToken)
                .ConfigureAwait(false);
            var burnDown = options.History ? await BurnDownAsync(terminal, session, cancellationToken).ConfigureAwait(false) : null;
            Reporting.Write(terminal, options.Html, () => HtmlReport.Write(report, frames, DateTimeOffset.Now, burnDown));
        }

        Reporting.Write(terminal, options.Badge, () => Badge.Write(report, session.NoMap is null));

        if (session.NoMap is { } noMap)
            terminal.Note(noMap);
        return Judge(terminal, report, options, session.NoMap is null);
    }

    private static Task<Proof> ProveAsync(Terminal terminal, Session session, CancellationToken cancellationToken) =>
        terminal.ProgressAsync(progress =>
        {
            progress("prove the fixes in memory", 0, 1);
            return Proof.RunAsync(session.Loaded, session.Analysis, Suite.IsMigrated, cancellationToken);
        });

    /// <summary>The baselines over time, their outlook on the console too.</summary>
    private static async Task<BurnDown> BurnDownAsync(Terminal terminal, Session session, CancellationToken cancellationToken)
    {
        var history = await HistoryReader.ReadAsync(session.Loaded, session.Analysis.Baselines, DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false);
        var names = await RoleNames.ReadAsync(session.Loaded, session.Analysis, cancellationToken).ConfigureAwait(false);
        var burnDown = BurnDown.Of(history, names.RoleOf);
        if (burnDown.IsDrawn)
            terminal.Line(burnDown.Outlook);
        foreach (var note in burnDown.Notes)
            terminal.Note(note);
        return burnDown;
    }

    private static int Judge(Terminal terminal, Report report, CheckOptions options, bool hasMap)
    {
        if (report.CompileErrors.Count > 0)
        {
            terminal.Error(
                $"the solution does not compile, so violations may be missing. {Plural.Of(report.CompileErrors.Count, "error")}, the first: {report.CompileErrors[0]}");
            return ExitCode.NotBuildable;
        }

        if (report.BaselineProblems.Count > 0)
        {
            foreach (var problem in report.BaselineProblems)
                terminal.Error(problem);
            return ExitCode.Baseline;
        }

        if (options.RequireMap && !hasMap)
            return ExitCode.Usage;

        DiagnosticSeverity? least = options.FailOn switch
        {
            "error" => DiagnosticSeverity.Error,
            "info" => DiagnosticSeverity.Info,
            "never" => null,
            _ => DiagnosticSeverity.Warning,
        };
        var isStale = options.FailOnStale && report.Stale.Count > 0;
        return (least is { } severity && report.VisibleFrom(severity) > 0) || isStale ? ExitCode.Violations : ExitCode.Success;
    }

    private static void Show(Terminal terminal, Report report, bool listFrozen)
    {
        Listing.Write(terminal, report.Loaded, listFrozen ? report.Findings : report.Visible);
        if (report.Findings.Count > 0)
        {
            Table(terminal, "role", report.ByRole);
            Table(terminal, "rule", report.ByRule.Select(row => row with { Name = $"{row.Name} {Report.TitleOf(row.Name)}" }));
            Table(terminal, "project", report.ByProject);
        }

        foreach (var failed in report.Failed)
            terminal.Note($"{report.Loaded.Relative(failed.Path)}({failed.Line},{failed.Column}): not analysed: {failed.Message}");
        foreach (var stale in report.Stale)
        {
            terminal.Note(
                $"{stale.File}({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in '{stale.Entry.Key.Symbol}' for '{stale.Entry.Key.Target}' has shrunk from {stale.Entry.Count} to {stale.Found}: 'ssot baseline update'");
        }

        terminal.Line(
            $"{report.Total.Reported} reported, {report.Total.Frozen} frozen, {report.Total.Planned} planned{(report.Total.Fixable is { } fixable ? $", {fixable} fixable" : "")}");
    }

    private static void Table(Terminal terminal, string what, IEnumerable<CountRow> rows)
    {
        var all = rows.ToList();
        var isProved = all[0].Fixable is not null;
        var table = new Table().Border(TableBorder.Simple).AddColumn(what);
        foreach (var column in new[] { "reported", "frozen", "planned" }.Concat(isProved ? ["fixable"] : []))
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var row in all)
            table.AddRow([Markup.Escape(row.Name), $"{row.Reported}", $"{row.Frozen}", $"{row.Planned}", .. isProved ? new[] { $"{row.Fixable}" } : []]);
        terminal.Out.Write(table);
    }
}
