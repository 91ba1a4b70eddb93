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
            return new StepResult(name, [], [], "does not compile:\n" + string.Join('\n', errors.Take(ErrorsShown)));

        var after = await SolutionAnalysis.RunAsync(loaded, changed, before.Baselines, (_, _, _) => { }, cancellationToken).ConfigureAwait(false);
        var changes = StepResult.Compare(before, after);
        var edits = await EditsAsync(before.Solution, changed, cancellationToken).ConfigureAwait(false);
        if (verification is null)
        {
            Analysis = after;
            return new StepResult(name, changes, [.. edits.Select(edit => edit.Path)], null);
        }

        if (!keepsBaselines)
            edits.AddRange(BaselineCarry.Changes(before, after).Select(baseline => (baseline.Path, (byte[]?)baseline.Bytes())));

        // Disposed of without its commit, as when the run is interrupted, it puts everything back.
        using var files = new FileTransaction();
        files.Apply(edits);
        if (await verification.RunAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
            return new StepResult(name, [], files.Files, obstacle);

        var result = new StepResult(name, changes, files.Files, null);
        if (workTree is not null)
        {
            try
            {
                await workTree.CommitAsync($"{title}: {result.Summary}\n\n{string.Join('\n', result.Lines)}\n", files.Files, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (ToolException refused)
            {
                return result with { Changes = [], Obstacle = refused.Message };
            }
        }

        files.Commit();
        Analysis = keepsBaselines
            ? after : await SolutionAnalysis.RunAsync(loaded, changed, BaselineSet.Read(loaded), (_, _, _) => { }, cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>The files that differ, with the bytes that they are to have; null for those that go. A file in several projects is one.</summary>
    public static async Task<List<(string Path, byte[]? Bytes)>> EditsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in change.GetRemovedDocuments())
            {
                if (before.GetDocument(id)?.FilePath is { } path)
                    edits[path] = null;
            }

            foreach (var id in change.GetAddedDocuments())
            {
                // What was moved keeps its encoding and its byte-order mark.
                var text = await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var encoding = text.Encoding ?? System.Text.Encoding.UTF8;
                edits[after.GetDocument(id)!.FilePath!] = [.. text.Encoding is null ? [] : encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
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
}
