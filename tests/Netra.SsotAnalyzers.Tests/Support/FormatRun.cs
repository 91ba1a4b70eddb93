using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// What <c>dotnet format analyzers</c> does, in process: per id one pass with that id's analyzer alone, which takes the first
/// diagnostic, its first action, and runs fix-all over the solution with that action's key, once.
/// </summary>
internal sealed class FormatRun(ImmutableArray<CodeFixProvider> fixes, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
{
    /// <summary>A workspace that says what the one of <c>dotnet format</c> says of itself.</summary>
    public static AdhocWorkspace NewWorkspace() => new(MefHostServices.DefaultHost, WorkspaceKind.MSBuild);

    public static async Task VerifyEveryOrderAsync(
        Solution before, Solution after, ImmutableArray<CodeFixProvider> fixes, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var run = new FormatRun(fixes, analyzers, cancellationToken);
        var expected = await run.TextAsync(after);
        foreach (var order in OrdersOnHost(await run.ReportedAsync(before)))
        {
            var solution = before;
            foreach (var id in order)
                solution = await run.FixAsync(solution, id);
            Assert.Equal($"in the order {string.Join(", ", order)}:\n{expected}", $"in the order {string.Join(", ", order)}:\n{await run.TextAsync(solution)}");
        }

        foreach (var id in await run.ReportedAsync(after))
            Assert.Equal($"{id} in a second run:\n{expected}", $"{id} in a second run:\n{await run.TextAsync(await run.FixAsync(after, id))}");
    }

    /// <summary>One pass for one id.</summary>
    public async Task<Solution> FixAsync(Solution solution, string id)
    {
        var known = new ReportedOnce(await DiagnosticsAsync(solution, id));
        if (known.All.FirstOrDefault(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree) is not (null or SourceGeneratedDocument)) is not { } first)
            return solution;

        var document = solution.GetDocument(first.Location.SourceTree)!;
        var fix = fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (offered, _) => action ??= offered, cancellationToken));
        Assert.True(action is not null, $"{id}: the first hit has no action, so that none is fixed: {first}");

        var context = new FixAllContext(document, fix, FixAllScope.Solution, action.EquivalenceKey!, [id], known, cancellationToken);
        var fixAll = await fix.GetFixAllProvider()!.GetFixAsync(context);
        var operations = await fixAll!.GetOperationsAsync(cancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>The fixable ids that are reported somewhere.</summary>
    private async Task<ImmutableArray<string>> ReportedAsync(Solution solution)
    {
        ImmutableArray<string> fixable = [.. fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        var reported = (await DiagnosticsAsync(solution, fixable)).Select(diagnostic => diagnostic.Id).ToHashSet();
        return [.. fixable.Where(reported.Contains)];
    }

    /// <summary>What the analyzers of these ids report, and no other analyzer runs.</summary>
    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Solution solution, params ImmutableArray<string> ids)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        var own = analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => ids.Contains(descriptor.Id))).Select(analyzer => (DiagnosticAnalyzer)Activator.CreateInstance(analyzer.GetType())!).ToImmutableArray();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var reported = await compilation!.WithAnalyzers(own, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
            all.AddRange(reported.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start));
        }

        return all.ToImmutable();
    }

    private async Task<string> TextAsync(Solution solution)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
            files[$"{document.Project.Name}: {document.FilePath}"] = (await document.GetTextAsync(cancellationToken)).ToString();
        return string.Join("\n", files.Select(file => $"// {file.Key}\n{file.Value}"));
    }

#if ROSLYN_5
    private static IEnumerable<ImmutableArray<string>> OrdersOnHost(ImmutableArray<string> ids) => Orders(ids);
#else
    /// <summary>The order of ids does not depend on the compiler: the oldest host runs them forwards and backwards.</summary>
    private static IEnumerable<ImmutableArray<string>> OrdersOnHost(ImmutableArray<string> ids) => ids.Length < 2 ? [ids] : [ids, [.. ids.Reverse()]];
#endif

    private static IEnumerable<ImmutableArray<string>> Orders(ImmutableArray<string> ids) =>
        ids.Length < 2 ? [ids] : ids.SelectMany(id => Orders(ids.Remove(id)), (id, rest) => rest.Insert(0, id));

    private sealed class ReportedOnce(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public ImmutableArray<Diagnostic> All => diagnostics;

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var trees = new HashSet<SyntaxTree>();
            foreach (var document in project.Documents)
                trees.Add((await document.GetSyntaxTreeAsync(cancellationToken))!);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is { } tree && trees.Contains(tree));
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
