using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>
/// Fix-all over a solution, id by id as <c>dotnet format</c> does it, the merged proof included, beside the analysis that
/// has found the hits of that id: without the loading of the solution, which both need once.
/// </summary>
internal static class FixAllTable
{
    public static async Task<int> PrintAsync(int files, int hitsPerFile, int runs)
    {
        var project = new GeneratedServices(files, hitsPerFile);
        await MeasureAsync(new GeneratedServices(5, 20)); // warms this process

        Console.WriteLine("| files | hits | analysis, s | fix-all with its proof, s | ratio | hits left | peak of the process, MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var results = new List<Times>();
        for (var run = 0; run < runs; run++)
            results.Add(await MeasureAsync(project));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {files:N0} | {results[0].Hits:N0} | {Write(time => time.Analysis, "0.0")} | {Write(time => time.Fix, "0.0")} | {Write(time => time.Fix / time.Analysis, "0.0")} | {results[0].Left:N0} | {process.PeakWorkingSet64 / 1_000_000:N0} |"));
        return 0;

        string Write(Func<Times, double> time, string format) => new Spread(results.Select(time)).Write(format);
    }

    private static async Task<Times> MeasureAsync(GeneratedServices project)
    {
        using var counted = new AdhocWorkspace();
        var hits = await CountAsync(Load(counted, project));
        using var workspace = new AdhocWorkspace();
        var solution = Load(workspace, project);
        double analysis = 0, fix = 0;
        foreach (var id in new[] { "SSOT1001", "SSOT1002" })
        {
            ImmutableArray<Diagnostic> found = [];
            var before = solution;
            analysis += await InMemory.TimeAsync(async () => found = await FindAsync(before, id)) / 1000;
            if (!found.IsEmpty)
                fix += await InMemory.TimeAsync(async () => solution = await FixAsync(before, id, found)) / 1000;
        }

        return new Times(hits, analysis, fix, await CountAsync(solution));
    }

    private static async Task<int> CountAsync(Solution solution)
    {
        var hits = 0;
        foreach (var id in new[] { "SSOT1001", "SSOT1002", "SSOT1003" })
            hits += (await FindAsync(solution, id)).Length;
        return hits;
    }

    private static Solution Load(AdhocWorkspace workspace, GeneratedServices sources)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Generated", "Generated", LanguageNames.CSharp,
            compilationOptions: InMemory.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: InMemory.AllReferences));
        return sources.Sources().Aggregate(
            workspace.CurrentSolution,
            (solution, source) => solution.AddDocument(DocumentId.CreateNewId(project.Id), source.Name, SourceText.From(source.Text), filePath: "/0/" + source.Name));
    }

    /// <summary>What the class of one id reports.</summary>
    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Solution solution, string id)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Suite.Analyzers().Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))];
        var compilation = await solution.Projects.Single().GetCompilationAsync();
        return await InMemory.With(compilation!, analyzers, "").GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<Solution> FixAsync(Solution solution, string id, ImmutableArray<Diagnostic> found)
    {
        var fix = Suite.Fixes().Single(fix => fix.FixableDiagnosticIds.Contains(id));
        var document = solution.GetDocument(found[0].Location.SourceTree)!;
        var context = new FixAllContext(document, fix, FixAllScope.Solution, id, [id], new Found(found), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private sealed record Times(int Hits, double Analysis, double Fix, int Left);

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
