using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.Ssot.Tool.Migration;

/// <summary>
/// Deletes superseded declarations that nothing in the solution uses any more: uses in what is deleted with them do not
/// count. Files that this empties go too, and directives and map entries that then name nothing.
/// </summary>
internal sealed class Pruner(LoadedSolution loaded, SolutionAnalysis analysis)
{
    private const int MaxRounds = 20;

    private readonly List<string> _kept = [];

    /// <summary>What was deleted, by documentation-comment id.</summary>
    public IReadOnlyList<string> Deleted { get; private set; } = [];

    /// <summary>What nothing names and that cannot be deleted all the same, with the reason.</summary>
    public IReadOnlyList<string> Kept => _kept;

    public async Task<Solution> RunAsync(Solution solution, CancellationToken cancellationToken)
    {
        var candidates = await FindCandidatesAsync(solution, cancellationToken).ConfigureAwait(false);
        var dead = await RemoveUsedAsync(solution, candidates, cancellationToken).ConfigureAwait(false);

        for (var round = 0; round < MaxRounds && dead.Count > 0; round++)
        {
            var pruned = await DeleteAsync(solution, dead, cancellationToken).ConfigureAwait(false);
            pruned = await RemoveDanglingAsync(solution, pruned, cancellationToken).ConfigureAwait(false);
            var errors = await CompileErrors.FindAsync(loaded, pruned, CompileErrors.Affected(solution, pruned), cancellationToken).ConfigureAwait(false);
            if (errors.Count == 0)
            {
                Deleted = [.. dead.Select(declaration => declaration.Id).Order(StringComparer.Ordinal)];
                return pruned;
            }

            // Something uses it without naming it: the compiler does.
            var needed = dead.Where(declaration =>
                errors.Any(error => error.Contains($"'{declaration.Name}'", StringComparison.Ordinal)
                    || error.Contains($".{declaration.Name}", StringComparison.Ordinal)))
                .ToList();
            if (needed.Count == 0)
                needed = [.. dead];
            _kept.AddRange(needed.Select(declaration => $"{declaration.Id}: {errors[0]}"));
            dead = await RemoveUsedAsync(solution, [.. dead.Except(needed)], cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private async Task<List<Declaration>> FindCandidatesAsync(Solution solution, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        var compiled = new HashSet<(string Path, string Id)>();
        var projects = new Dictionary<string, int>(StringComparer.Ordinal);
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var loadedProject in loaded.Projects)
        {
            var project = solution.GetProject(loadedProject.Id)!;
            foreach (var path in project.Documents.Select(document => document.FilePath!).Distinct())
                projects[path] = projects.GetValueOrDefault(path) + 1;

            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var declaration in Declarations.In(compilation, SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken)))
            {
                found.TryAdd(declaration.Id, declaration);
                votes[declaration.Id] = votes.GetValueOrDefault(declaration.Id) + 1;
            }
        }

        // In a file that several projects compile, all of them have to agree; what the suite still reports is in use.
        var reported = analysis.Findings.Where(finding => IsUse(finding.RuleId)).Select(finding => finding.Key.Target).ToHashSet(StringComparer.Ordinal);
        return [.. found.Values.Where(declaration =>
            declaration.Places.All(place => projects.ContainsKey(place.Path) && votes[declaration.Id] >= projects[place.Path])
            && !reported.Contains(declaration.Name)
            && !reported.Any(target =>
                target.EndsWith("." + declaration.Name, StringComparison.Ordinal) || target.StartsWith(declaration.Name + ".", StringComparison.Ordinal)))];
    }

    /// <summary>Whether a rule is about a use: others are about the declaration itself, that nothing uses it among them.</summary>
    private static bool IsUse(string ruleId) => ruleId.StartsWith("SSOT1", StringComparison.Ordinal) || ruleId == DiagnosticIds.HidingAlias;

    /// <summary>The candidates that no code but that of other unused ones names.</summary>
    private async Task<List<Declaration>> RemoveUsedAsync(Solution solution, List<Declaration> candidates, CancellationToken cancellationToken)
    {
        var byId = candidates.ToDictionary(declaration => declaration.Id, StringComparer.Ordinal);
        var uses = new HashSet<(string? From, string To)>();
        foreach (var loadedProject in loaded.Projects)
        {
            var project = solution.GetProject(loadedProject.Id)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var tree in compilation.SyntaxTrees)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var model = compilation.GetSemanticModel(tree);
                foreach (var name in tree.GetRoot(cancellationToken).DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
                {
                    if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                        continue;

                    foreach (var symbol in Symbols(model, name, cancellationToken))
                    {
                        for (var used = symbol; used is not null and not INamespaceSymbol; used = used.ContainingSymbol)
                        {
                            if (used.GetDocumentationCommentId() is { } id && byId.ContainsKey(id))
                                uses.Add((OwnerOf(candidates, tree.FilePath, name.Span), id));
                        }
                    }
                }
            }
        }

        // A use within a declaration keeps nothing alive by itself, only if that declaration is.
        var alive = uses.Where(use => use.From is null).Select(use => use.To).ToHashSet(StringComparer.Ordinal);
        int count;
        do
        {
            count = alive.Count;
            foreach (var (_, to) in uses.Where(use => use.From is not null && alive.Contains(use.From)).ToList())
                alive.Add(to);
        }
        while (alive.Count > count);

        return [.. candidates.Where(declaration => !alive.Contains(declaration.Id))];
    }

    private static IEnumerable<ISymbol> Symbols(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        IEnumerable<ISymbol> symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return symbols.Select(found => (found is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : found).OriginalDefinition);
    }

    /// <summary>The candidate around a place, the innermost: with it, what stands there goes. Null where there is none.</summary>
    private static string? OwnerOf(List<Declaration> candidates, string path, TextSpan span) =>
        candidates.SelectMany(declaration => declaration.Places, (declaration, place) => (declaration.Id, place.Path, place.Span))
            .Where(place => place.Path == path && place.Span.Contains(span))
            .OrderBy(place => place.Span.Length)
            .Select(place => place.Id)
            .FirstOrDefault();

    private static async Task<Solution> DeleteAsync(Solution solution, List<Declaration> dead, CancellationToken cancellationToken)
    {
        foreach (var group in dead.SelectMany(declaration => declaration.Places).GroupBy(place => place.Path))
        {
            var documents = solution.GetDocumentIdsWithFilePath(group.Key);
            var root = (CompilationUnitSyntax)(await solution.GetDocument(documents[0])!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var nodes = group.Select(place => root.FindNode(place.Span)).Select(node => node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!).Distinct()
                .ToList();
            solution = Replace(solution, documents, Cut(root, nodes));
        }

        return solution;
    }

    /// <summary>Directives and map entries that named what is gone, until there is none.</summary>
    private async Task<Solution> RemoveDanglingAsync(Solution before, Solution pruned, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var dangling = new Dictionary<string, HashSet<TextSpan>>(StringComparer.Ordinal);
            foreach (var id in CompileErrors.Affected(before, pruned))
            {
                var project = pruned.GetProject(id)!;
                var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
                foreach (var error in compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                    Add(error, node => node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null } directive ? directive : null);

                var entries = Suite.Analyzers.RemoveAll(analyzer => analyzer.SupportedDiagnostics.All(rule => rule.Id != DiagnosticIds.EntryNamesNothing));
                foreach (var entry in await SolutionAnalysis.DiagnosticsAsync(project, entries, failures: null, cancellationToken).ConfigureAwait(false))
                    Add(entry, node => node.FirstAncestorOrSelf<AttributeListSyntax>() is { Target: not null, Attributes.Count: 1 } list ? list : null);
            }

            if (dangling.Count == 0)
                return pruned;

            foreach (var (path, spans) in dangling)
            {
                var documents = pruned.GetDocumentIdsWithFilePath(path);
                var root = (CompilationUnitSyntax)(await pruned.GetDocument(documents[0])!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                pruned = Replace(pruned, documents, Cut(root, [.. spans.Select(span => root.FindNode(span))]));
            }

            void Add(Diagnostic diagnostic, Func<SyntaxNode, SyntaxNode?> find)
            {
                if (diagnostic.Location.SourceTree is not { } tree || pruned.GetDocumentIdsWithFilePath(tree.FilePath).IsEmpty
                    || find(tree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan)) is not { } node)
                {
                    return;
                }

                if (!dangling.TryGetValue(tree.FilePath, out var spans))
                    dangling.Add(tree.FilePath, spans = []);
                spans.Add(node.Span);
            }
        }

        return pruned;
    }

    /// <summary>The file without some nodes, and without the namespaces that this empties; null where nothing is left of it.</summary>
    private static CompilationUnitSyntax? Cut(CompilationUnitSyntax root, IReadOnlyCollection<SyntaxNode> nodes)
    {
        var cut = root.RemoveNodes(nodes, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
        while (cut.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(ns => ns.Members.Count == 0) is { } empty)
            cut = cut.RemoveNode(empty, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;

        var isEmpty = cut.Members.Count == 0 && cut.AttributeLists.Count == 0 && cut.Externs.Count == 0
            && cut.Usings.All(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None));
        return isEmpty ? null : cut;
    }

    private static Solution Replace(Solution solution, IEnumerable<DocumentId> documents, CompilationUnitSyntax? root)
    {
        foreach (var id in documents)
        {
            solution = root is null
                ? solution.RemoveDocument(id)
                : solution.WithDocumentText(id,
                    SourceText.From(root.ToFullString(), solution.GetDocument(id)!.GetTextAsync(CancellationToken.None).GetAwaiter().GetResult().Encoding));
        }

        return solution;
    }
}
