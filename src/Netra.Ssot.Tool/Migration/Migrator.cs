using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Migration;

/// <summary>
/// Takes a solution through steps. A step is made in memory, compiled there, written, built and tested; where any of that
/// fails, every file is put back and the next step goes on from before.
/// </summary>
/// <param name="loaded">The solution.</param>
/// <param name="analysis">What the suite finds in it.</param>
/// <param name="verification">What has to hold after a step; null for a run that writes nothing.</param>
/// <param name="workTree">Where steps are committed; null where they are not.</param>
/// <param name="keepsBaselines">Whether the baselines stay as they are.</param>
internal sealed class Migrator(LoadedSolution loaded, SolutionAnalysis analysis, Verification? verification, WorkTree? workTree, bool keepsBaselines)
{
    private const int ErrorsShown = 6;

    /// <summary>What the suite finds after the steps that were taken so far.</summary>
    public SolutionAnalysis Analysis { get; private set; } = analysis;

    /// <summary>Fixes what is wanted, to the fixpoint. Null where there is nothing to do.</summary>
    public Task<StepResult?> FixAsync(string name, Func<Diagnostic, bool> wanted, CancellationToken cancellationToken) =>
        TakeAsync(name, $"Migrate {name}", solution => Fixer.ToFixpointAsync(loaded, solution, wanted, cancellationToken), cancellationToken);

    /// <summary>One step, whatever it does to the solution in memory.</summary>
    public async Task<StepResult?> TakeAsync(string name, string title, Func<Solution, Task<Solution>> change, CancellationToken cancellationToken)
    {
        var before = Analysis;
        var changed = await change(before.Solution).ConfigureAwait(false);
        if (changed == before.Solution)
            return null;

        var errors = await CompileErrors.FindAsync(loaded, changed, CompileErrors.Affected(before.Solution, changed), cancellationToken).ConfigureAwait(false);
        if (errors.Count > 0)
            return new StepResult(name, 0, [], "does not compile:\n" + string.Join('\n', errors.Take(ErrorsShown)));

        var after = await SolutionAnalysis.RunAsync(loaded, changed, before.Baselines, (_, _, _) => { }, cancellationToken).ConfigureAwait(false);
        var fixedCount = before.Findings.Count - after.Findings.Count;
        var edits = await EditsAsync(before.Solution, changed, cancellationToken).ConfigureAwait(false);
        if (verification is null)
        {
            Analysis = after;
            return new StepResult(name, fixedCount, [.. edits.Select(edit => edit.Path)], null);
        }

        if (!keepsBaselines)
            edits.AddRange(BaselineCarry.Changes(before, after).Select(baseline => (baseline.Path, (byte[]?)baseline.Bytes())));

        // Disposed of without its commit, as when the run is interrupted, it puts everything back.
        using var files = new FileTransaction();
        files.Apply(edits);
        if (await verification.RunAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
            return new StepResult(name, 0, files.Files, obstacle);

        if (workTree is not null)
        {
            try
            {
                await workTree.CommitAsync(Message(title, before, after, edits.Count), files.Files, cancellationToken).ConfigureAwait(false);
            }
            catch (ToolException refused)
            {
                return new StepResult(name, 0, files.Files, refused.Message);
            }
        }

        files.Commit();
        Analysis = keepsBaselines ? after : await SolutionAnalysis.RunAsync(loaded, changed, BaselineSet.Read(loaded), (_, _, _) => { }, cancellationToken).ConfigureAwait(false);
        return new StepResult(name, fixedCount, files.Files, null);
    }

    /// <summary>The files that differ, with the bytes that they are to have; null for those that go. A file in several projects is one.</summary>
    private static async Task<List<(string Path, byte[]? Bytes)>> EditsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in change.GetRemovedDocuments())
            {
                if (before.GetDocument(id)?.FilePath is { } path)
                    edits[path] = null;
            }

            foreach (var id in change.GetChangedDocuments())
            {
                var path = after.GetDocument(id)!.FilePath!;
                var text = await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                if (!text.ContentEquals(await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                    edits[path] = FileEncoding.Write(text.ToString(), await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
            }
        }

        return [.. edits.OrderBy(edit => edit.Key, StringComparer.Ordinal).Select(edit => (edit.Key, edit.Value))];
    }

    private static string Message(string title, SolutionAnalysis before, SolutionAnalysis after, int files)
    {
        var counts = before.Findings.GroupBy(finding => finding.RuleId)
            .Select(group => (Rule: group.Key, Gone: group.Count() - after.Findings.Count(finding => finding.RuleId == group.Key)))
            .Where(row => row.Gone > 0)
            .OrderBy(row => row.Rule, StringComparer.Ordinal)
            .ToList();
        return $"{title}: {counts.Sum(row => row.Gone)} violations fewer in {files} files\n\n{string.Join('\n', counts.Select(row => $"{row.Rule}: {row.Gone}"))}\n";
    }
}
