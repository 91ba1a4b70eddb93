using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Files;

namespace Netra.Ssot.Tool.Migration;

/// <summary>
/// Makes a branch of each step. A step is written to the work tree only while it is built and tested; then every file is put
/// back, whether the step went well or not. The branch that is checked out and its index are never touched.
/// </summary>
/// <param name="start">What every branch starts from.</param>
/// <param name="commit">The commit that <paramref name="start"/> is.</param>
/// <param name="verification">What has to hold of each branch.</param>
/// <param name="workTree">Where the branches are made.</param>
/// <param name="keepsBaselines">Whether the baselines stay as they are.</param>
internal sealed class BranchMaker(SolutionAnalysis start, string commit, Verification verification, WorkTree workTree, bool keepsBaselines)
{
    public async Task<StepOutcome> MakeAsync(IndependentStep step, string branch, CancellationToken cancellationToken)
    {
        var edits = await Migrator.EditsAsync(start.Solution, step.Result, cancellationToken).ConfigureAwait(false);
        if (!keepsBaselines)
            edits.AddRange(step.Baselines.Select(baseline => (baseline.Path, (byte[]?)baseline.Bytes())));

        // It is never committed: every file is put back when it is disposed of.
        using var files = new FileTransaction();
        files.Apply(edits);
        var result = new StepResult(step.Name, StepResult.Compare(start, step.After), files.Files,
            await verification.RunAsync(cancellationToken).ConfigureAwait(false));
        if (result.IsRolledBack)
            return new StepOutcome(result with { Changes = [] });

        try
        {
            var message = $"Migrate {step.Name}: {result.Summary}\n\n{string.Join('\n', result.Lines)}\n";
            return new StepOutcome(result, branch,
                await workTree.CommitToBranchAsync(branch, commit, message, files.Files, cancellationToken).ConfigureAwait(false));
        }
        catch (ToolException refused)
        {
            return new StepOutcome(result with { Changes = [], Obstacle = refused.Message });
        }
    }
}
