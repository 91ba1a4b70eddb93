using System.Text.Json;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report for programs. Its shape has a version and only ever gains members.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(Report report) => JsonSerializer.Serialize(
        new
        {
            FormatVersion = 1,
            Tool = new { Name = "ssot", Suite.Version },
            Target = Path.GetFileName(report.Loaded.List.Target),
            Totals = new
            {
                All = report.Findings.Count,
                Reported = report.Visible.Count(),
                Frozen = report.Findings.Count(finding => finding.IsFrozen),
                Fixable = report.Findings.Count(finding => finding.IsFixable),
            },
            Findings = report.Findings.Select(finding => new
            {
                Rule = finding.RuleId,
                Severity = finding.Severity.ToString().ToLowerInvariant(),
                finding.Role,
                finding.Message,
                File = report.Loaded.Relative(finding.Path),
                finding.Line,
                finding.Column,
                Symbol = finding.Key.Symbol,
                finding.Key.Target,
                finding.Projects,
                Frozen = finding.IsFrozen,
                Fixable = finding.IsFixable,
            }),
            StaleBaselineEntries = report.Stale.Select(stale => new
            {
                stale.File, Line = stale.Entry.Line + 1, Rule = stale.Entry.Key.RuleId, stale.Entry.Key.Symbol, stale.Entry.Key.Target, Expected = stale.Entry.Count, stale.Found,
            }),
            report.BaselineProblems,
            report.CompileErrors,
            report.Loaded.Notes,
        },
        Indented);
}
