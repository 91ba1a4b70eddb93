using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Given these sources, these diagnostics and no other.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    protected AnalyzerTest() => TestState = NewState();

    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    public SolutionState TestState { get; }

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    public MarkupOptions MarkupOptions { get; set; }

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Applied last, to the whole solution; the id is the main project's.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>Looks at more of a diagnostic than a <see cref="DiagnosticResult"/> says, its properties for example.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    public abstract string Language { get; }

    protected static TVerifier Verify { get; } = new();

    protected virtual string DefaultTestProjectName => "TestProject";

    protected virtual string DefaultFilePathPrefix => "/0/Test";

    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    protected abstract string DefaultFileExt { get; }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        Verify.LanguageIsSupported(Language);
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);
        await RunImplAsync(cancellationToken);
    }

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    protected abstract CompilationOptions CreateCompilationOptions();

    protected abstract ParseOptions CreateParseOptions();

    /// <summary>What markup without an id means.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        var descriptors = analyzers.FirstOrDefault()?.SupportedDiagnostics ?? [];
        return descriptors.Length == 1 || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor) ? descriptors.FirstOrDefault() : null;
    }

    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) => compilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var state = TestState.InheritFrom(before: null, fixableIds: []);
        ReadMarkup(state, fixableIds: []);
        await VerifyStateAsync(state, NewFactory(workspace), NewAnalysis(), Verify, cancellationToken);
    }

    private protected SolutionState NewState() => new(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    private protected void ReadMarkup(SolutionState state, IReadOnlyCollection<string> fixableIds)
        => new MarkupReader(MarkupOptions, GetDefaultDiagnostic([.. GetDiagnosticAnalyzers()]), [.. Descriptors()], fixableIds).Read(state, DefaultFilePath);

    private protected SolutionFactory NewFactory(Workspace workspace)
        => new(workspace, ReferenceAssemblies, ConfiguredOptions(), CreateParseOptions(), [.. GetSourceGenerators().Select(NewGenerator)], SolutionTransforms);

    private protected SolutionAnalysis NewAnalysis()
        => new(() => [.. GetDiagnosticAnalyzers()], diagnostic => !IsOfCompiler(diagnostic) || IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics));

    /// <summary>The solution of <paramref name="state"/>, whose diagnostics and generated sources are those that the state expects.</summary>
    private protected async Task<Solution> VerifyStateAsync(
        SolutionState state, SolutionFactory factory, SolutionAnalysis analysis, IVerifier verifier, CancellationToken cancellationToken)
    {
        var solution = await factory.CreateAsync(state, cancellationToken);
        var diagnostics = await analysis.DiagnosticsOfAsync(solution, verifier, cancellationToken);
        var match = new DiagnosticMatch(state.ExpectedDiagnostics, diagnostics);
        if (!match.IsComplete) verifier.Fail(await match.DescribeAsync(solution, cancellationToken));
        foreach (var (expected, actual) in match.Same)
            DiagnosticVerifier?.Invoke(actual, expected, verifier);

        var files = await SolutionFiles.OfAsync(solution, cancellationToken);
        if (new SolutionFiles(state).DifferenceFrom(files) is { } difference)
            verifier.Fail($"The generated sources are not the expected ones.\n{difference}");
        return solution;
    }

    private static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static ISourceGenerator NewGenerator(Type type)
        => Activator.CreateInstance(type) is IIncrementalGenerator generator
            ? generator.AsSourceGenerator()
            : throw new InvalidOperationException($"'{type}' is not an incremental generator.");

    private IEnumerable<DiagnosticDescriptor> Descriptors()
        => GetDiagnosticAnalyzers().Where(analyzer => analyzer is not DiagnosticSuppressor)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(descriptor => descriptor.Id);

    /// <summary>Rules that are off by default are on in a test, and nobody turns AD0001 off.</summary>
    private CompilationOptions ConfiguredOptions()
    {
        var options = CreateCompilationOptions();
        var enabled = Descriptors().Where(descriptor => !descriptor.IsEnabledByDefault)
            .Select(descriptor => KeyValuePair.Create(descriptor.Id, Report(descriptor.DefaultSeverity)));
        var disabled = DisabledDiagnostics.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress));
        return options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(enabled).SetItems(disabled).SetItem("AD0001", ReportDiagnostic.Error));
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Error,
    };
}
