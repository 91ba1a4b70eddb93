using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;
using Spectre.Console;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot check</c> was asked for.</summary>
internal sealed record CheckOptions(string? Path, bool Restore, FindingFilter Filter, string FailOn, bool FailOnStale, string? Sarif, string? Json, string? Markdown, string? Html);

/// <summary>Shows what the suite finds, and says by its exit code whether that is acceptable.</summary>
internal static class CheckCommand
{
    public static readonly string[] FailOnValues = ["error", "warning", "info", "never"];

    private const int FramesPerKind = 3;

    public static async Task<int> RunAsync(Terminal terminal, CheckOptions options, CancellationToken cancellationToken)
    {
        options.Filter.RequireKnownRules();
        var session = await Session.OpenAsync(terminal, options.Path, options.Restore, cancellationToken).ConfigureAwait(false);
        var report = Report.Of(session.Loaded, session.Analysis, [.. session.Analysis.Findings.Where(options.Filter.Includes)], session.CompileErrors);

        Show(terminal, report);
        var folder = session.Loaded.List.Folder;
        Write(terminal, options.Sarif, () => SarifReport.Write(report, WorkTree.RootOf(folder) ?? folder));
        Write(terminal, options.Json, () => JsonReport.Write(report));
        Write(terminal, options.Markdown, () => MarkdownReport.Write(report));
        if (options.Html is not null)
        {
            var frames = await terminal.ProgressAsync(progress =>
            {
                progress("fixes in memory", 0, 1);
                return Frame.FindAsync(session.Loaded, session.Analysis, FramesPerKind, cancellationToken);
            }).ConfigureAwait(false);
            Write(terminal, options.Html, () => HtmlReport.Write(report, frames, DateTimeOffset.Now));
        }

        return Judge(terminal, report, options);
    }

    private static int Judge(Terminal terminal, Report report, CheckOptions options)
    {
        if (report.CompileErrors.Count > 0)
        {
            terminal.Error($"the solution does not compile, so what is reported is not all. {report.CompileErrors.Count} error(s), the first: {report.CompileErrors[0]}");
            return ExitCode.NotBuildable;
        }

        if (report.BaselineProblems.Count > 0)
        {
            foreach (var problem in report.BaselineProblems)
                terminal.Error(problem);
            return ExitCode.Baseline;
        }

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

    private static void Show(Terminal terminal, Report report)
    {
        if (report.Findings.Count > 0)
        {
            Table(terminal, "role", report.ByRole);
            Table(terminal, "rule", report.ByRule.Select(row => ($"{row.Name} {Report.TitleOf(row.Name)}", row.Visible, row.Frozen, row.Fixable)));
            Table(terminal, "project", report.ByProject);
        }

        foreach (var stale in report.Stale)
            terminal.Note($"{stale.File}({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in '{stale.Entry.Key.Symbol}' for '{stale.Entry.Key.Target}' has shrunk from {stale.Entry.Count} to {stale.Found}: 'ssot baseline update'");
        var frozen = report.Findings.Count(finding => finding.IsFrozen);
        terminal.Line($"{report.Visible.Count()} reported, {frozen} frozen, {report.Findings.Count(finding => finding.IsFixable)} of all fixable");
    }

    private static void Table(Terminal terminal, string what, IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(what);
        foreach (var column in new[] { "reported", "frozen", "fixable" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var row in rows)
            table.AddRow(Markup.Escape(row.Name), $"{row.Visible}", $"{row.Frozen}", $"{row.Fixable}");
        terminal.Out.Write(table);
    }

    private static void Write(Terminal terminal, string? path, Func<string> text)
    {
        if (path is null)
            return;
        if (path == "-")
        {
            terminal.Line(text());
            return;
        }

        FileTransaction.WriteReport(Path.GetFullPath(path), System.Text.Encoding.UTF8.GetBytes(text()));
        terminal.Note($"wrote {path}");
    }
}
