using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing.Model;
using Netra.SsotAnalyzers.CodeFixes.Fixes;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// One test of all rules about uses together. Markup without an id means <typeparamref name="TAnalyzer"/>'s; every order of the
/// fixable ids, each run once over the solution as <c>dotnet format</c> does, has to end in the same text.
/// </summary>
public class SuiteTest<TAnalyzer> : OneRuleTest<TAnalyzer, SSOT1001_SupersededTypeUseFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public SuiteTest()
    {
        TestState.AdditionalReferences.AddRange([Preamble.Ssot, Preamble.WebSockets]);
        SolutionTransforms.Add(ConfigureProjects);
    }

    /// <summary>Preprocessor symbols by project; none for a project that is not named.</summary>
    public Dictionary<string, string[]> Symbols { get; } = [];

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Default;

    /// <summary>False where only one fix of several is applied.</summary>
    public bool VerifiesEveryOrder { get; set; } = true;

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
        [new TAnalyzer(), .. Suite.UseAnalyzers().Where(analyzer => analyzer is not TAnalyzer)];

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Suite.UseFixes();

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        ImmutableArray<CodeFixProvider> fixes = [.. GetCodeFixProviders()];
        ImmutableArray<string> fixable = [.. fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        var raw = TestState.WithInheritedValuesApplied(null, fixable);
        var (before, after) = (WithoutMarkup(raw), WithoutMarkup(FixedState.WithInheritedValuesApplied(raw, fixable)));
        if (!Files(before).SequenceEqual(Files(after)))
            CountIterations(before, fixable);
        await base.RunImplAsync(cancellationToken);
        if (!VerifiesEveryOrder || !CodeActionExpected(FixedState)) return;

        Host = WorkspaceKind.MSBuild;
        await FormatRun.VerifyEveryOrderAsync(await SolutionAsync(before), await SolutionAsync(after), fixes, analyzers, cancellationToken);

        SolutionState WithoutMarkup(SolutionState state) =>
            state.WithProcessedMarkup(MarkupOptions, GetDefaultDiagnostic([.. analyzers]), [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)], fixable, DefaultFilePath);

        async Task<Solution> SolutionAsync(SolutionState state)
        {
            var others = state.AdditionalProjects.Values.Select(project => new EvaluatedProjectState(project, ReferenceAssemblies));
            return (await CreateProjectAsync(new EvaluatedProjectState(state, ReferenceAssemblies), [.. others], cancellationToken)).Solution;
        }
    }

    /// <summary>A fix-all is for one id: where several are reported there is a pass for each, in each document or project for these scopes.</summary>
    private void CountIterations(SolutionState before, ImmutableArray<string> fixable)
    {
        var hits = before.ExpectedDiagnostics.Where(expected => fixable.Contains(expected.Id)).ToList();
        var ids = hits.Select(hit => hit.Id).Distinct().Count();
        NumberOfFixAllIterations ??= -ids;
        NumberOfFixAllInProjectIterations ??= -ids * (1 + before.AdditionalProjects.Count);
        NumberOfFixAllInDocumentIterations ??= -hits.Select(hit => (hit.Id, hit.Spans[0].Span.Path)).Distinct().Count();
    }

    private Solution ConfigureProjects(Solution solution, ProjectId main)
    {
        foreach (var project in solution.Projects.ToList())
        {
            var options = ((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion);
            solution = solution.WithProjectParseOptions(project.Id, options.WithPreprocessorSymbols(Symbols.GetValueOrDefault(project.Name, [])));

            // Every project sees the attributes; the framework lets a state say so for the main one only.
            if (project.Id != main && !project.MetadataReferences.Contains(Preamble.Ssot))
                solution = solution.AddMetadataReferences(project.Id, [Preamble.Ssot, Preamble.WebSockets]);
        }

        return solution;
    }
}
