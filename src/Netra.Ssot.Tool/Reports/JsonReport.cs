using System.Text.Json;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report for programs. Its shape has a version: within one it only gains members.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(Report report) => JsonSerializer.Serialize(
        new
        {
            FormatVersion = 2,
            Tool = new { Name = "ssot", Suite.Version },
            Target = Path.GetFileName(report.Loaded.List.Target),
            Totals = new
            {
                All = report.Findings.Count,
                report.Total.Reported,
                report.Total.Frozen,
                report.Total.Planned,
                report.Total.Fixable,
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
                Planned = finding.IsPlanned,
                Fixable = finding.IsFixable,
                finding.Reason,
                Failed = finding.HasFailed,
            }),
            StaleBaselineEntries = report.Stale.Select(stale => new
            {
                stale.File,
                Line = stale.Entry.Line + 1,
                Rule = stale.Entry.Key.RuleId,
                stale.Entry.Key.Symbol,
                stale.Entry.Key.Target,
                Expected = stale.Entry.Count,
                stale.Found,
            }),
            report.BaselineProblems,
            report.CompileErrors,
            report.Loaded.Notes,
        },
        Indented);
}
