using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Given these sources, these diagnostics; fixed hit by hit, they become <see cref="FixedState"/>; by fix-all in document, project
/// and solution, <see cref="BatchFixedState"/>. What was fixed compiles, and nothing is left that would change it again.
/// </summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected CodeFixTest()
    {
        FixedState = NewState();
        BatchFixedState = NewState();
    }

    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Left unsaid: nothing is fixed, and only the diagnostics are verified.</summary>
    public SolutionState FixedState { get; }

    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>Left unsaid: as <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>Steps hit by hit: exactly so many, or at most so many if negative. By default at most one per fixable diagnostic, none if nothing changes.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>Fix-all steps, counted as above. By default one per fixable id, as in <c>dotnet format</c>.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>By default <see cref="NumberOfFixAllIterations"/> if given, otherwise at most one per id and fixable document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>By default <see cref="NumberOfFixAllIterations"/> if given, otherwise at most one per id and project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>Which of the offered actions is applied: the first, unless this or the key says otherwise.</summary>
    public int? CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>Looks at the chosen action, its title for example.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics) || FixableIds().Contains(diagnostic.Id);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var fixableIds = FixableIds();
        var testState = TestState.InheritFrom(before: null, fixableIds);
        var fixedState = FixedState.InheritFrom(testState, fixableIds);
        var batchFixedState = BatchFixedState.InheritFrom(fixedState, fixableIds);
        foreach (var state in new[] { testState, fixedState, batchFixedState })
            ReadMarkup(state, fixableIds);

        using var workspace = new AdhocWorkspace();
        var factory = NewFactory(workspace);
        var analysis = NewAnalysis();
        var solution = await VerifyStateAsync(testState, factory, analysis, Verify.PushContext("Diagnostics of test state"), cancellationToken);
        if (!FixedState.SaysAnything && !BatchFixedState.SaysAnything) return;

        await VerifyStateAsync(fixedState, factory, analysis, Verify.PushContext("Diagnostics of fixed state"), cancellationToken);
        if (BatchFixedState.SaysAnything)
            await VerifyStateAsync(batchFixedState, factory, analysis, Verify.PushContext("Diagnostics of batch fixed state"), cancellationToken);

        var hits = testState.ExpectedDiagnostics.Where(expected => expected.IsSuppressed is not true && fixableIds.Contains(expected.Id)).ToArray();
        var ids = hits.Select(hit => hit.Id).Distinct().Count();
        var documents = hits.Select(hit => (hit.Id, hit.Spans.FirstOrDefault().Span.Path)).Distinct().Count();
        await VerifyPassAsync("Iterative code fix application", null, NumberOfIncrementalIterations, hits.Length, fixedState);
        if (GetCodeFixProviders().All(fixer => fixer.GetFixAllProvider() is null)) return;

        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInDocumentCheck))
            await VerifyPassAsync("Fix all in document", FixAllScope.Document, NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations, documents, batchFixedState);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInProjectCheck))
            await VerifyPassAsync("Fix all in project", FixAllScope.Project, NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations, ids * testState.Projects.Count(), batchFixedState);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInSolutionCheck))
            await VerifyPassAsync("Fix all in solution", FixAllScope.Solution, NumberOfFixAllIterations, ids, batchFixedState);

        async Task VerifyPassAsync(string context, FixAllScope? scope, int? iterations, int atMost, SolutionState expected)
        {
            var verifier = Verify.PushContext(context);
            var pass = new CodeFixPass([.. GetCodeFixProviders()], scope, analysis, actions => Choose(actions, verifier), verifier);
            await VerifyFixesAsync(pass, solution, iterations ?? Limit(testState, expected, atMost), expected, verifier, cancellationToken);
        }
    }

    private static int Limit(SolutionState before, SolutionState after, int atMost)
        => new SolutionFiles(before).DifferenceFrom(new SolutionFiles(after)) is null ? 0 : -atMost;

    private ImmutableArray<string> FixableIds() => [.. GetCodeFixProviders().SelectMany(fixer => fixer.FixableDiagnosticIds)];

    private CodeAction? Choose(ImmutableArray<CodeAction> actions, IVerifier verifier)
    {
        var chosen = CodeActionIndex is { } index ? actions.ElementAtOrDefault(index)
            : CodeActionEquivalenceKey is { } key ? actions.FirstOrDefault(action => action.EquivalenceKey == key)
            : actions.FirstOrDefault();
        if (chosen is null) return null;

        if (CodeActionEquivalenceKey is not null) verifier.Equal(CodeActionEquivalenceKey, chosen.EquivalenceKey);
        CodeActionVerifier?.Invoke(chosen, verifier);
        return chosen;
    }

    private async Task VerifyFixesAsync(
        CodeFixPass pass, Solution original, int iterations, SolutionState expected, IVerifier verifier, CancellationToken cancellationToken)
    {
        var (solution, steps, key) = (original, 0, "none");
        var isOneFix = CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne);
        var limit = isOneFix ? 1 : Math.Abs(iterations);
        var further = await pass.StepAsync(solution, cancellationToken);
        while (further is not null && steps < limit)
        {
            await VerifyGeneratedCodeIsUntouchedAsync(solution, further, verifier, cancellationToken);
            (solution, steps, key) = (further, steps + 1, pass.LatestKey);
            further = await pass.StepAsync(solution, cancellationToken);
        }

        var left = string.Join(", ", await pass.KeysAsync(solution, cancellationToken));
        var summary = $"after {steps} iteration(s), the last with equivalence key {key}; still offered: {(left == "" ? "nothing" : left)}";
        var files = await SolutionFiles.OfAsync(solution, cancellationToken);
        if (new SolutionFiles(expected).DifferenceFrom(files) is { } difference)
            verifier.Fail($"The result is not the expected one, {summary}.\n{difference}");
        if (further is not null && !isOneFix)
            verifier.Fail($"A further iteration still changes something, {summary}.\n{files.DifferenceFrom(await SolutionFiles.OfAsync(further, cancellationToken))}");
        if (iterations >= 0 && steps != iterations)
            verifier.Fail($"{iterations} iteration(s) expected, there were {steps}.");
    }

    private static async Task VerifyGeneratedCodeIsUntouchedAsync(Solution before, Solution after, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true)))
        {
            if (await GeneratedCode.IsAsync(before.GetDocument(id)!, cancellationToken))
                verifier.Fail($"Generated code was changed: {before.GetDocument(id)!.FilePath}");
        }
    }
}
