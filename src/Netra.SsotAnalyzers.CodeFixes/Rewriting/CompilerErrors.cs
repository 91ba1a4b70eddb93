namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>What the compiler says of a project before and after, and what is new in it.</summary>
internal sealed class CompilerErrors(Solution original)
{
    private readonly Dictionary<ProjectId, Dictionary<string, int>> _before = [];

    /// <summary>
    /// The errors of <paramref name="compiled"/> that the original project does not have, and new warnings of the
    /// nullable analysis. Errors that were there before are nobody's fault here.
    /// </summary>
    public async Task<List<Diagnostic>> NewIn(ProjectId project, ImmutableArray<Diagnostic> compiled, CancellationToken cancellationToken)
    {
        var errors = compiled.Where(Matters).ToList();
        if (errors.Count == 0)
            return errors;

        var known = new Dictionary<string, int>(await BeforeAsync(project, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);
        return [.. errors.Where(error =>
        {
            var key = Key(error);
            if (!known.TryGetValue(key, out var count) || count == 0)
                return true;
            known[key] = count - 1;
            return false;
        })];
    }

    private async Task<Dictionary<string, int>> BeforeAsync(ProjectId project, CancellationToken cancellationToken)
    {
        if (_before.TryGetValue(project, out var known))
            return known;

        var compilation = await original.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        known = compilation!.GetDiagnostics(cancellationToken).Where(Matters).GroupBy(Key).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        _before.Add(project, known);
        return known;
    }

    private static bool Matters(Diagnostic diagnostic) =>
        !diagnostic.IsSuppressed && (diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsNullability(diagnostic.Id)));

    private static bool IsNullability(string id) =>
        id.Length == 6 && string.CompareOrdinal(id, "CS8597") >= 0 && string.CompareOrdinal(id, "CS8799") <= 0;

    private static string Key(Diagnostic diagnostic) =>
        diagnostic.Id + "|" + diagnostic.Location.SourceTree?.FilePath + "|" + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
