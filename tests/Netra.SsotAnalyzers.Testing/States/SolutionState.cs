namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The solution of a test, before or after a fix: its main project, the others, and the diagnostics of all of them.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    private readonly string prefix = defaultPrefix;
    private readonly string extension = defaultExtension;

    public MarkupMode? MarkupHandling { get; set; }

    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal IEnumerable<ProjectState> Projects => [this, .. AdditionalProjects.Values];

    private protected override bool IsEmpty
        => base.IsEmpty && AdditionalProjects.Count == 0 && ExpectedDiagnostics.Count == 0 && MarkupHandling is null;

    /// <summary>A copy without gaps: what this state leaves unsaid is as <paramref name="before"/>, except diagnostics that a fix removes.</summary>
    internal SolutionState InheritFrom(SolutionState? before, IReadOnlyCollection<string> fixableIds)
    {
        var result = new SolutionState(Name, Language, prefix, extension) { MarkupHandling = MarkupHandling };
        result.FillGapsFrom(this);
        result.ExpectedDiagnostics.AddRange(ExpectedDiagnostics);
        if (before is not null) result.FillGapsFrom(before);

        var isFixed = before is not null && new SolutionFiles(before).DifferenceFrom(new SolutionFiles(result)) is not null;
        if (result.ExpectedDiagnostics.Count == 0 && before is not null)
            result.ExpectedDiagnostics.AddRange(before.ExpectedDiagnostics.Where(expected => !isFixed || !fixableIds.Contains(expected.Id)));

        result.MarkupHandling ??= isFixed ? MarkupMode.IgnoreFixable : before?.MarkupHandling ?? MarkupMode.Allow;
        return result;
    }

    private void FillGapsFrom(SolutionState other)
    {
        base.FillGapsFrom(other);
        foreach (var project in other.AdditionalProjects.Values)
            AdditionalProjects[project.Name, project.Language].FillGapsFrom(project);
    }
}
