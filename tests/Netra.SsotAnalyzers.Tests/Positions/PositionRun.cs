using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>
/// All positions in all variants in one solution: analyzed once, fixed id by id as <c>dotnet format</c> does, and looked at by
/// symbols, before and after. Once with the superseded types as source beside the uses, once as a compiled reference.
/// </summary>
internal sealed class PositionRun
{
#if ROSLYN_5
    private static readonly Lazy<Task<PositionRun>> FromSource = new(() => new PositionRun(isMetadata: false).RunAsync());
#endif
    private static readonly Lazy<Task<PositionRun>> FromMetadata = new(() => new PositionRun(isMetadata: true).RunAsync());
    private static readonly string[] FixableIds = ["SSOT1002", "SSOT1001", "SSOT2001", "SSOT1004", "SSOT1005"];

    private readonly bool _isMetadata;
    private readonly AdhocWorkspace _workspace = FormatRun.NewWorkspace();
    private readonly List<PositionFile> _files = [];
    private readonly Dictionary<PositionFile, DocumentId> _documents = [];
    private readonly Dictionary<PositionFile, PositionResult> _results = [];

    private PositionRun(bool isMetadata) => _isMetadata = isMetadata;

    public string Name => _isMetadata ? "as metadata" : "as source";

    public IReadOnlyDictionary<PositionFile, PositionResult> Results => _results;

    public static async Task<IReadOnlyList<PositionRun>> AllAsync() =>
#if ROSLYN_5
        [await FromMetadata.Value, await FromSource.Value];
#else
        [await FromMetadata.Value];
#endif

    /// <summary>How a name is qualified is the same to a source and to a reference: beside the reference's run, one variant in turn.</summary>
    private bool IsTried(Variant variant, int number) => _isMetadata ? IsTriedOnHost(variant, number) : IsPlainOrInTurn(variant, number);

#if ROSLYN_5
    private static bool IsTriedOnHost(Variant variant, int number) => true;
#else
    /// <summary>Another host knows the same names: every position plainly and in one variant, in turn. With <c>SSOT_POSITIONS=all</c>, in each.</summary>
    private static bool IsTriedOnHost(Variant variant, int number) =>
        IsPlainOrInTurn(variant, number);
#endif

    private static bool IsPlainOrInTurn(Variant variant, int number) =>
        variant == Variant.Plain || (int)variant == 1 + number % (Enum.GetValues<Variant>().Length - 1) || Environment.GetEnvironmentVariable("SSOT_POSITIONS") == "all";

    private async Task<PositionRun> RunAsync()
    {
        var number = 0;
        foreach (var position in PositionTable.Rows.Where(position => position.IsKnownToHost))
        {
            _files.AddRange(Enum.GetValues<Variant>().Where(variant => IsTried(variant, number)).Select(variant => PositionFile.Create(position, number, variant)).OfType<PositionFile>());
            number++;
        }

        var solution = await AddDocumentsAsync(_workspace.CurrentSolution);
        solution = await RemoveWhatDoesNotCompileAsync(solution);
        var before = await StateAsync(solution);
        foreach (var (file, id) in _documents)
            _results.Add(file, await PositionResult.BeforeAsync(file, solution.GetDocument(id)!, before.Reported(file.Path)));

        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None);
        var after = solution;
        foreach (var id in FixableIds.Where(id => Suite.Fixes().Any(fix => fix.FixableDiagnosticIds.Contains(id))))
            after = await run.FixAsync(after, id);

        var state = await StateAsync(after);
        foreach (var (file, id) in _documents)
            await _results[file].AfterAsync(after.GetDocument(id)!, state.Reported(file.Path), state.Errors(file.Path));
        return this;
    }

    private async Task<Solution> AddDocumentsAsync(Solution solution)
    {
        var framework = Preamble.Framework;
        MetadataReference[] references = [.. framework, Preamble.Ssot, .. _isMetadata ? [Library.Compile(PositionLibrary.Source, "Legacy")] : Array.Empty<MetadataReference>()];
        var shared = AddProject("Rows");
        foreach (var file in _files)
        {
            var project = file.Position.IsWholeProgram ? AddProject(Path.GetFileNameWithoutExtension(file.Path)) : shared;
            var id = DocumentId.CreateNewId(project, file.Path);
            _documents.Add(file, id);
            solution = solution.AddDocument(id, Path.GetFileName(file.Path), SourceText.From(file.Text), filePath: file.Path);
        }

        return solution;

        ProjectId AddProject(string name)
        {
            var id = ProjectId.CreateNewId(name);
            solution = solution.AddProject(id, name, name, LanguageNames.CSharp)
                .WithProjectCompilationOptions(id, new CSharpCompilationOptions(name == "Rows" ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication, allowUnsafe: true))
                .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose))
                .AddMetadataReferences(id, references);
            if (!_isMetadata)
                solution = solution.AddDocument(DocumentId.CreateNewId(id), "Legacy.cs", SourceText.From(PositionLibrary.Source), filePath: $"/{name}/Legacy.cs");
            return id;
        }
    }

    /// <summary>What a position does not allow, the compiler refuses.</summary>
    private async Task<Solution> RemoveWhatDoesNotCompileAsync(Solution solution)
    {
        var errors = new HashSet<string>();
        var byPath = _files.ToDictionary(file => file.Path);
        var broken = new List<string>();
        foreach (var project in solution.Projects)
        {
            foreach (var error in (await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id is not ("CS5001")))
            {
                var path = error.Location.SourceTree?.FilePath ?? "";
                if (byPath.GetValueOrDefault(path) is not { } file)
                    broken.Add($"the library: {error}");
                else if (file.Variant == Variant.Plain)
                    broken.Add($"'{file.Position.Name}': {error}");
                else
                    errors.Add(path);
            }
        }

        if (broken.Count > 0)
            throw new InvalidOperationException("what the positions are written in does not compile:\n" + string.Join("\n", broken));

        foreach (var file in _files.Where(file => errors.Contains(file.Path)))
        {
            solution = file.Position.IsWholeProgram ? solution.RemoveProject(_documents[file].ProjectId) : solution.RemoveDocument(_documents[file]);
            _documents.Remove(file);
        }

        return solution;
    }

    private static async Task<State> StateAsync(Solution solution)
    {
        var errors = new List<Diagnostic>();
        var reported = new List<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            errors.AddRange(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001"));
            reported.AddRange(await compilation.WithAnalyzers(Suite.Analyzers(), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());
        }

        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id == "AD0001");
        return new State(errors.ToLookup(Of), reported.ToLookup(Of));

        static string Of(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";
    }

    private sealed class State(ILookup<string, Diagnostic> errors, ILookup<string, Diagnostic> reported)
    {
        public IReadOnlyList<Diagnostic> Errors(string path) => [.. errors[path]];

        public IReadOnlyList<Diagnostic> Reported(string path) => [.. reported[path].OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.Length)];
    }
}
