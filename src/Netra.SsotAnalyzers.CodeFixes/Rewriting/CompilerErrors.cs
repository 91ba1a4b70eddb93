namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>What the compiler says of a project before and after, and what is new in it.</summary>
internal sealed class CompilerErrors(Solution original)
{
    private readonly Dictionary<ProjectId, ImmutableArray<Diagnostic>> _before = [];

    /// <summary>
    /// The errors of <paramref name="compiled"/> that the original project does not have in the same place, and new
    /// warnings of the nullable analysis. Errors that were there before were not caused by the edit, and their messages may
    /// name types that have changed since.
    /// </summary>
    public async Task<List<Diagnostic>> NewIn(
        ProjectId project, ImmutableArray<Diagnostic> compiled, OriginalPlaces places, ProofScope? scope, CancellationToken cancellationToken)
    {
        var errors = compiled.Where(Matters).ToList();
        if (errors.Count == 0)
            return errors;

        var known = (await BeforeAsync(project, scope, cancellationToken).ConfigureAwait(false))
            .GroupBy(error => (error.Id, places.OfOriginal(error)))
            .ToDictionary(group => group.Key, group => group.Count());
        return [.. errors.Where(error =>
        {
            var key = (error.Id, places.OfRewritten(error));
            if (!known.TryGetValue(key, out var count) || count == 0)
                return true;
            known[key] = count - 1;
            return false;
        })];
    }

    private async Task<ImmutableArray<Diagnostic>> BeforeAsync(ProjectId project, ProofScope? scope, CancellationToken cancellationToken)
    {
        if (_before.TryGetValue(project, out var known))
            return known;

        var compilation = await original.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (scope is not null)
            return [.. scope.Diagnose(compilation!, cancellationToken).Where(Matters)];

        known = [.. compilation!.GetDiagnostics(cancellationToken).Where(Matters)];
        _before.Add(project, known);
        return known;
    }

    private static bool Matters(Diagnostic diagnostic) =>
        !diagnostic.IsSuppressed && (diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsNullability(diagnostic.Id)));

    private static bool IsNullability(string id) =>
        id.Length == 6 && string.CompareOrdinal(id, "CS8597") >= 0 && string.CompareOrdinal(id, "CS8799") <= 0;
}
