using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Fixes;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// One test of all rules about uses together. Markup without an id means <typeparamref name="TAnalyzer"/>'s; every order of the
/// fixable ids, each run once over the solution as <c>dotnet format</c> does, has to end in the same text.
/// </summary>
public class SuiteTest<TAnalyzer> : CSharpCodeFixTest<TAnalyzer, SSOT1001_SupersededTypeUseFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private readonly List<Solution> _solutions = [];

    public SuiteTest()
    {
        ReferenceAssemblies = Preamble.Framework;
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
        SolutionTransforms.Add((solution, _) =>
        {
            _solutions.Add(solution);
            return solution;
        });
        await base.RunImplAsync(cancellationToken);

        // The first two that the harness makes: before and after.
        if (VerifiesEveryOrder && _solutions.Count > 1)
            await FormatRun.VerifyEveryOrderAsync(_solutions[0], _solutions[1], [.. GetCodeFixProviders()], [.. GetDiagnosticAnalyzers()], cancellationToken);
    }

    private Solution ConfigureProjects(Solution solution, ProjectId main)
    {
        foreach (var project in solution.Projects.ToList())
        {
            var options = ((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion);
            solution = solution.WithProjectParseOptions(project.Id, options.WithPreprocessorSymbols(Symbols.GetValueOrDefault(project.Name, [])));

            // Every project sees the attributes; the harness lets a state say so for the main one only.
            if (project.Id != main && !project.MetadataReferences.Contains(Preamble.Ssot))
                solution = solution.AddMetadataReferences(project.Id, [Preamble.Ssot, Preamble.WebSockets]);
        }

        return solution;
    }
}
