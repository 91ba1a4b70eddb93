using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Migration;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>Which violations a fix is about.</summary>
/// <param name="Filter">Roles and rules.</param>
/// <param name="Files">Files by full path; all where there is none.</param>
internal sealed record FixRequest(FindingFilter Filter, IReadOnlyList<string> Files)
{
    public bool Includes(Diagnostic diagnostic) =>
        Filter.Includes(diagnostic) && MigrateCommand.IsMigrated(diagnostic.Id, Filter)
            && (Files.Count == 0 || Files.Contains(Path.GetFullPath(diagnostic.Location.GetMappedLineSpan().Path), StringComparer.Ordinal));

    public bool Includes(Finding finding) =>
        Filter.Includes(finding) && MigrateCommand.IsMigrated(finding.RuleId, Filter)
            && (Files.Count == 0 || Files.Contains(finding.Path, StringComparer.Ordinal));
}

/// <summary>What the engine of <c>ssot migrate</c> would write, proved by compiling it in memory; nothing is written.</summary>
/// <param name="Id">The identity of the difference: another text on disk or another request gives another one.</param>
/// <param name="Diff">The difference as <c>git apply</c> reads it, baselines included.</param>
/// <param name="Step">What the step would fix.</param>
/// <param name="Left">The requested violations that stay.</param>
internal sealed record FixPreview(string Id, string Diff, StepResult Step, IReadOnlyList<Finding> Left)
{
    private const int IdLength = 12;

    public const string StepName = "the fix";

    /// <summary>Makes the step in memory; null where nothing can be changed.</summary>
    /// <exception cref="ToolException">The result would not compile.</exception>
    public static async Task<FixPreview?> MakeAsync(Session session, FixRequest request, CancellationToken cancellationToken)
    {
        var migrator = new Migrator(session.Loaded, session.Analysis, verification: null, workTree: null, keepsBaselines: false);
        if (await migrator.FixAsync(StepName, request.Includes, cancellationToken).ConfigureAwait(false) is not { } step)
            return null;
        if (step.Obstacle is { } obstacle)
            throw new ToolException(ExitCode.RolledBack, $"The fix is not offered, because the result {obstacle}");

        var edits = await Migrator.EditsAsync(session.Analysis.Solution, migrator.Analysis.Solution, cancellationToken).ConfigureAwait(false);
        edits.AddRange(BaselineCarry.Changes(session.Analysis, migrator.Analysis).Select(baseline => (baseline.Path, (byte[]?)baseline.Bytes())));
        var diff = new StringBuilder();
        foreach (var (path, bytes) in edits)
        {
            var exists = File.Exists(path);
            var before = exists ? FileEncoding.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)).ToString() : "";
            diff.Append(UnifiedDiff.Write(session.Loaded.Relative(path), before, bytes is null ? null : FileEncoding.Read(bytes).ToString(), isNew: !exists));
        }

        var text = diff.ToString();
        return new FixPreview(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..IdLength],
            text,
            step,
            [.. migrator.Analysis.Findings.Where(request.Includes)]);
    }
}
