using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.Ssot.Tool.Migration;

/// <summary>A step that can be taken from the start without any other.</summary>
/// <param name="Name">The names that it is about, as one.</param>
/// <param name="Names">Whose files it changes; none for files of nobody.</param>
/// <param name="Files">The files that it may change; no other step changes one of them.</param>
/// <param name="After">The start with this step and no other, analyzed.</param>
/// <param name="Baselines">What the step adds to baselines.</param>
internal sealed record IndependentStep(string Name, IReadOnlyList<string> Names, IReadOnlySet<string> Files, SolutionAnalysis After,
    IReadOnlyList<BaselineChange> Baselines)
{
    /// <summary>The start with this step and no other.</summary>
    public Solution Result => After.Solution;
}

/// <summary>
/// Cuts a migration into steps that do not need each other. Each file is in one step, and files that a connected set of edits
/// reaches are in the same one, so that steps merge in any order without a conflict.
/// </summary>
/// <param name="loaded">The solution.</param>
/// <param name="before">What every step starts from.</param>
/// <param name="wanted">Which diagnostics are to be fixed.</param>
/// <param name="namesOf">Whose a diagnostic is: owners, projects, a role. None where it is nobody's.</param>
/// <param name="nobody">The name of the step about what is nobody's.</param>
/// <param name="say">Hears what is going on.</param>
/// <remarks>
/// The engine proves three things, by the same compilation and comparison of meaning as always. A step is what it makes of the
/// start. What it makes of the start with all other steps is the same, so that a revert of the step compiles and does what was
/// there before. And the steps, taken one after the other, compile after each. Steps for which that does not hold become one.
/// </remarks>
internal sealed class StepPlanner(LoadedSolution loaded, SolutionAnalysis before, Func<Diagnostic, bool> wanted,
    Func<Diagnostic, IReadOnlyList<string>> namesOf, string nobody, Action<string> say)
{
    private readonly Solution _start = before.Solution;
    private readonly FileSets _sets = new();
    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SolutionAnalysis?> _results = new(StringComparer.Ordinal);
    private readonly List<string> _joined = [];

    // What all steps make together, and the steps that are proved beside it: after two steps became one, the others need no
    // second proof where the text stayed.
    private (Solution All, HashSet<string> Steps)? _proved;

    /// <summary>The steps that became one although no connected set of edits joins them, each with the reason.</summary>
    public IReadOnlyList<string> Joined => _joined;

    /// <summary>The steps, those with the most files first.</summary>
    public async Task<IReadOnlyList<IndependentStep>> RunAsync(CancellationToken cancellationToken)
    {
        var requests = await Fixer.FindAsync(loaded, _start, wanted, files: null, cancellationToken).ConfigureAwait(false);
        foreach (var (_, diagnostic) in requests)
        {
            var path = diagnostic.Location.SourceTree!.FilePath;
            _sets.Join([path]);
            if (!_names.TryGetValue(path, out var names))
                _names.Add(path, names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
            names.UnionWith(namesOf(diagnostic));
        }

        foreach (var connected in await Rewriter.ConnectedFilesAsync(_start, requests, cancellationToken).ConfigureAwait(false))
            _sets.Join(connected);

        while (true)
        {
            var steps = await TakeAloneAsync(cancellationToken).ConfigureAwait(false);
            if (steps is not null && await AreIndependentAsync(steps, cancellationToken).ConfigureAwait(false))
                return steps;
        }
    }

    /// <summary>Every step from the start; null where one reached into files of another, with which it is one from now on.</summary>
    private async Task<IReadOnlyList<IndependentStep>?> TakeAloneAsync(CancellationToken cancellationToken)
    {
        var steps = new List<IndependentStep>();
        var isWhole = true;
        foreach (var group in _sets.All().GroupBy(NameOf).OrderByDescending(group => group.Sum(set => set.Count)).ThenBy(group => group.Key,
            StringComparer.Ordinal))
        {
            var files = group.SelectMany(set => set).ToHashSet(StringComparer.Ordinal);
            var key = KeyOf(files);
            if (!_results.TryGetValue(key, out var result))
            {
                say($"  {group.Key}: {Plural.Of(files.Count, "file")}");
                var changed = await Fixer.ToFixpointAsync(loaded, _start, wanted, cancellationToken, files).ConfigureAwait(false);
                _results[key] = result = changed == _start
                    ? null : await SolutionAnalysis.RunAsync(loaded, changed, before.Baselines, (_, _, _) => { }, cancellationToken).ConfigureAwait(false);
            }

            if (result is null)
                continue;
            if (ChangedFiles(_start, result.Solution).Where(file => !files.Contains(file)).ToList() is { Count: > 0 } strange)
            {
                await JoinReachedAsync(group.Key, files, strange, cancellationToken).ConfigureAwait(false);
                isWhole = false;
                continue;
            }

            var step = new IndependentStep(group.Key, NamesOf(files), files, result, BaselineCarry.Additions(before, result));
            if (steps.FirstOrDefault(other => other.Baselines.Any(baseline => step.Baselines.Any(own => own.Path == baseline.Path))) is { } rival)
            {
                Join(files, rival.Files, group.Key, $"it adds to the same baseline as '{rival.Name}'");
                isWhole = false;
            }

            steps.Add(step);
        }

        return isWhole ? steps : null;
    }

    /// <summary>Joins what a step reached with the files from which it did; with the whole step only where that is not known.</summary>
    private async Task JoinReachedAsync(string name, IReadOnlySet<string> files, List<string> strange, CancellationToken cancellationToken)
    {
        var requests = await Fixer.FindAsync(loaded, _start, wanted, files, cancellationToken).ConfigureAwait(false);
        foreach (var connected in await Rewriter.ConnectedFilesAsync(_start, requests, cancellationToken).ConfigureAwait(false))
            _sets.Join(connected);

        // A set may lead to the next: from a file to the directive of all files, and from there to whatever uses it.
        if (strange.Where(file => !_sets.IsJoined(file, files)).ToList() is { Count: > 0 } unknown)
            Join(files, unknown, name, $"its edits reach '{loaded.Relative(unknown[0])}'");
    }

    /// <summary>Whether each step can be left out or reverted, and taken in this order; where not, two of them are one from now on.</summary>
    private async Task<bool> AreIndependentAsync(IReadOnlyList<IndependentStep> steps, CancellationToken cancellationToken)
    {
        if (steps.Count < 2)
            return true;

        var all = await WithAsync(_start, steps, cancellationToken).ConfigureAwait(false);
        if (_proved is not { } proved || !await HaveSameTextAsync(proved.All, all, cancellationToken).ConfigureAwait(false))
            _proved = proved = (all, new HashSet<string>(StringComparer.Ordinal));

        say($"  each of {steps.Count} steps without the others, and the others without it");
        var areIndependent = true;
        var sofar = _start;
        foreach (var (index, step) in steps.Index())
        {
            sofar = await WithAsync(sofar, [step], cancellationToken).ConfigureAwait(false);
            var others = steps.Where(other => other != step).ToList();
            var error = await ErrorAsync(sofar, cancellationToken).ConfigureAwait(false);
            if (error is null && proved.Steps.Contains(KeyOf(step.Files)))
                continue;

            say($"  {step.Name}");
            error ??= await ErrorAsync(await WithAsync(_start, others, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (error is null && await IsWrittenTheSameAsync(step, others, cancellationToken).ConfigureAwait(false))
            {
                proved.Steps.Add(KeyOf(step.Files));
                continue;
            }

            var culprit = error is null
                ? await CulpritAsync(step, others, cancellationToken).ConfigureAwait(false)
                : await ErrorCulpritAsync(step, others, cancellationToken).ConfigureAwait(false) ?? others[Math.Max(0, index - 1)];
            Join(step.Files, culprit.Files, step.Name,
                error is null ? $"the proof of its rewrite depends on '{culprit.Name}'" : $"a revert would not compile: {error}");
            areIndependent = false;
        }

        return areIndependent;
    }

    private async Task<string?> ErrorAsync(Solution solution, CancellationToken cancellationToken) =>
        (await CompileErrors.FindAsync(loaded, solution, CompileErrors.Affected(_start, solution), cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Whether the engine writes a step beside some others as it does alone.</summary>
    private async Task<bool> IsWrittenTheSameAsync(IndependentStep step, IReadOnlyCollection<IndependentStep> others, CancellationToken cancellationToken)
    {
        var beside = await WithAsync(_start, others, cancellationToken).ConfigureAwait(false);
        var result = await Fixer.ToFixpointAsync(loaded, beside, wanted, cancellationToken, step.Files).ConfigureAwait(false);
        return await HaveSameTextAsync(result, await WithAsync(beside, [step], cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The step beside which another one is written in another way: the last of the fewest, in their order, beside which it is.
    /// Halved, since each try is a whole migration; the step alone is as it is, and beside all of them it is not.
    /// </summary>
    private async Task<IndependentStep> CulpritAsync(IndependentStep step, IReadOnlyList<IndependentStep> others, CancellationToken cancellationToken)
    {
        var (same, different) = (0, others.Count);
        while (different - same > 1)
        {
            var middle = (same + different) / 2;
            if (await IsWrittenTheSameAsync(step, [.. others.Take(middle)], cancellationToken).ConfigureAwait(false))
                same = middle;
            else
                different = middle;
        }

        return others[different - 1];
    }

    /// <summary>The step that does not compile together with another one, or null where only several do not.</summary>
    private async Task<IndependentStep?> ErrorCulpritAsync(IndependentStep step, IEnumerable<IndependentStep> others, CancellationToken cancellationToken)
    {
        foreach (var other in others)
        {
            if (await ErrorAsync(await WithAsync(_start, [step, other], cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false) is not null)
            {
                return other;
            }
        }

        return null;
    }

    private static string KeyOf(IEnumerable<string> files) => string.Join('\n', files.Order(StringComparer.Ordinal));

    private void Join(IEnumerable<string> files, IEnumerable<string> others, string name, string reason)
    {
        _joined.Add($"{name}: {reason}");
        _sets.Join(files.Concat(others));
    }

    private string NameOf(IReadOnlyList<string> files) => NamesOf(files) is { Count: > 0 } names ? string.Join(" + ", names) : nobody;

    private IReadOnlyList<string> NamesOf(IEnumerable<string> files) =>
        [.. files.SelectMany(file => _names.GetValueOrDefault(file) ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A solution with the texts that some steps give to their files.</summary>
    private async Task<Solution> WithAsync(Solution solution, IEnumerable<IndependentStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            foreach (var id in step.Result.GetChanges(_start).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
                solution = solution.WithDocumentText(id, await step.Result.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false));
        }

        return solution;
    }

    private static IEnumerable<string> ChangedFiles(Solution before, Solution after) =>
        after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()).Select(id => after.GetDocument(id)!.FilePath!)
            .Distinct();

    private static async Task<bool> HaveSameTextAsync(Solution one, Solution other, CancellationToken cancellationToken)
    {
        foreach (var id in one.GetChanges(other).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            var text = await one.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (!text.ContentEquals(await other.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                return false;
        }

        return true;
    }
}
