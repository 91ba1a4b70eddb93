using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Shows that the rewritten solution does what the original one does: what no edit wrote binds as before, or to what the map
/// makes of it, and every preprocessor directive is still there. Compared are the members with an edit, those that mention a
/// declaration whose type an edit changes, and the names that a new using directive could capture.
/// </summary>
internal sealed class EqualityProof(SourceFiles files, ProofOptions options)
{
    /// <summary>The places at which the two solutions differ.</summary>
    public async Task<IReadOnlyList<Difference>> FindAsync(Solution rewritten, IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var positions = new PositionMap(renderings);
        var changed = ChangedDeclarations.Of(renderings);
        var scope = files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Distinct());
        var projects = scope.Select(id => files.Solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp).ToList();
        var documents = projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel).Select(document => (Before: document, After: rewritten.GetDocument(document.Id)!)).ToList();
        foreach (var project in projects)
            documents.AddRange(await GeneratedAsync(project, rewritten.GetProject(project.Id)!, cancellationToken).ConfigureAwait(false));
        var found = await Task.WhenAll(documents.Select(document => Task.Run(
            async () => await CompareAsync(document.Before, document.After, positions, changed, cancellationToken).ConfigureAwait(false), cancellationToken))).ConfigureAwait(false);
        return [.. found.SelectMany(differences => differences)];
    }

    /// <summary>What a project's generators write as before, such as the code of a page; what they write otherwise follows the edits.</summary>
    private static async Task<IEnumerable<(Document Before, Document After)>> GeneratedAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        var pairs = new List<(Document, Document)>();
        foreach (var document in await before.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await after.GetSourceGeneratedDocumentAsync(document.Id, cancellationToken).ConfigureAwait(false) is { } same
                && (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ContentEquals(await same.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                pairs.Add((document, same));
            }
        }

        return pairs;
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(Document original, Document rewritten, PositionMap positions, ChangedDeclarations changed, CancellationToken cancellationToken)
    {
        var text = await original.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var rendering = positions.Of(original.FilePath ?? original.Name);
        var mentions = changed.Names.IsEmpty ? [] : WordSearch.Positions(text, changed.Names, out _);
        if (rendering is null && mentions.Count == 0 && !changed.ReachesAll && !options.IsUnrestricted)
            return [];

        var before = (await original.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var after = (await rewritten.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        rendering ??= positions.Of(before.SyntaxTree.FilePath);
        var engine = SsotEngine.For(before.Compilation, original.Project.AnalyzerOptions, cancellationToken);
        var root = await before.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var image = new SymbolImage(engine, positions);
        var comparison = new BodyComparison(before, after, image, positions, options.Comparisons, cancellationToken);
        var differences = new List<Difference>();
        if (rendering is not null)
        {
            if (IsOn(Comparison.Directive) && DirectiveComparison.FirstDifference(rendering, root, await after.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)) is { } lost)
                differences.Add(new Difference(original.Project.Id, before.SyntaxTree.FilePath, lost, Comparison.Directive, "#"));
            if (IsOn(Comparison.Import))
                differences.AddRange(Captured(rendering, comparison, root, after.Compilation).Select(difference => At(difference.Node, Comparison.Import)));
        }

        // A superseded declaration goes; until then its body may mean what it likes of what has moved on.
        var regions = options.IsUnrestricted || changed.ReachesAll ? Members(root) : Regions(root, mentions.Concat(rendering?.Edits.Select(edit => edit.Hit.Span.Start) ?? []));
        foreach (var region in regions.Where(region => !engine.IsSilent(region, before, cancellationToken)))
            differences.AddRange(comparison.In(region).Select(difference => At(difference.Node, difference.Kind)));
        return differences;

        Difference At(SyntaxNode node, Comparison kind) =>
            new(original.Project.Id, before.SyntaxTree.FilePath, node.SpanStart, kind, node.ToString());
    }

    private bool IsOn(Comparison kind) => (options.Comparisons & kind) != 0;

    private static IEnumerable<(SyntaxNode Node, Comparison Kind)> Captured(FileRendering rendering, BodyComparison comparison, SyntaxNode root, Compilation rewritten)
    {
        if (ImportCapture.Of(rendering, rewritten) is not { } names)
            return comparison.In(root);

        var words = names.IsEmpty ? [] : WordSearch.Positions(rendering.File.Text, names, out _);
        return words.Select(position => root.FindToken(position)).Where(token => names.Contains(token.ValueText.AsSpan() is { Length: > 0 } name ? name : " ".AsSpan())).SelectMany(comparison.At);
    }

    private static IEnumerable<SyntaxNode> Members(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsRegion);

    private static IEnumerable<SyntaxNode> Regions(SyntaxNode root, IEnumerable<int> positions) =>
        positions.SelectMany(position => Region(root.FindToken(position).Parent)).Distinct();

    /// <summary>The member around a node; all statements of a program without a class are one member.</summary>
    private static IEnumerable<SyntaxNode> Region(SyntaxNode? node) =>
        node?.AncestorsAndSelf().FirstOrDefault(IsRegion) switch
        {
            null => [],
            GlobalStatementSyntax { Parent: { } program } => program.ChildNodes().OfType<GlobalStatementSyntax>(),
            { } region => [region],
        };

    private static bool IsRegion(SyntaxNode node) =>
        node is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax) or BaseListSyntax or ParameterListSyntax { Parent: TypeDeclarationSyntax };
}
