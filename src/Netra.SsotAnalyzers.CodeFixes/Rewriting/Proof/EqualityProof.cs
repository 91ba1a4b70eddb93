using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Shows that the rewritten solution does what the original one does: what no edit wrote binds as before, or to what the map
/// makes of it, and every preprocessor directive is still there. Compared are the members with an edit, those that mention a
/// declaration whose type an edit changes, and the names that a new using directive could capture.
/// </summary>
internal sealed class EqualityProof(SourceFiles files, ProofOptions options)
{
    private BaseTypeTests? _baseTypeTests;

    /// <summary>The places at which the two solutions differ.</summary>
    public async Task<IReadOnlyList<Difference>> FindAsync(Solution rewritten, IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var positions = new PositionMap(renderings);
        var changed = ChangedDeclarations.Of(renderings);
        var scope = files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Distinct());
        var projects = scope.Select(id => files.Solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp).ToList();
        _baseTypeTests ??= await BaseTypeTests.FindAsync(files.Solution, cancellationToken).ConfigureAwait(false);
        var documents = projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel)
            .Select(document => (Before: document, After: rewritten.GetDocument(document.Id)!)).ToList();
        foreach (var project in projects)
            documents.AddRange(await GeneratedAsync(project, rewritten.GetProject(project.Id)!, cancellationToken).ConfigureAwait(false));
        var found = await Task.WhenAll(documents.Select(document => Task.Run(
            async () => await CompareAsync(document.Before, document.After, positions, changed, cancellationToken).ConfigureAwait(false), cancellationToken)))
                .ConfigureAwait(false);
        return [.. found.SelectMany(differences => differences)];
    }

    /// <summary>What a project's generators write as before, such as the code of a page; what they write otherwise follows the edits.</summary>
    private static async Task<IEnumerable<(Document Before, Document After)>> GeneratedAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        var pairs = new List<(Document, Document)>();
        foreach (var document in await before.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await after.GetSourceGeneratedDocumentAsync(document.Id, cancellationToken).ConfigureAwait(false) is { } same
                && (await document.GetTextAsync(cancellationToken).ConfigureAwait(false))
                    .ContentEquals(await same.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                pairs.Add((document, same));
            }
        }

        return pairs;
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(Document original, Document rewritten, PositionMap positions, ChangedDeclarations changed,
        CancellationToken cancellationToken)
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
        var image = new SymbolImage(engine, positions, _baseTypeTests);
        var comparison = new BodyComparison(before, after, image, positions, options.Comparisons, cancellationToken);
        var differences = new List<Difference>();
        if (rendering is not null)
        {
            if (IsOn(Comparison.Directive)
                && DirectiveComparison.FirstDifference(rendering, root,
                    await after.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)) is { } lost)
            {
                differences.Add(new Difference(original.Project.Id, before.SyntaxTree.FilePath, lost, Comparison.Directive, "#"));
            }

            if (IsOn(Comparison.Extension))
            {
                differences.AddRange(WrittenExtensions.Foreign(rendering, after, cancellationToken)
                    .Select(edit => At(root.FindNode(edit.Hit.Span), Comparison.Extension)));
            }

            if (IsOn(Comparison.Import))
                differences.AddRange(Captured(rendering, comparison, root, after).Select(difference => At(difference.Node, Comparison.Import)));
        }

        // A superseded declaration goes; until then its body may mean what it likes of what has moved on.
        var regions = options.IsUnrestricted || changed.ReachesAll
            ? Members(root) : Regions(root, mentions.Concat(rendering?.Edits.Select(edit => edit.Hit.Span.Start) ?? []));
        foreach (var region in regions.Where(region => !engine.IsSilent(region, before, cancellationToken)))
            differences.AddRange(comparison.In(region).Select(difference => At(difference.Node, difference.Kind)));
        return differences;

        Difference At(SyntaxNode node, Comparison kind) =>
            new(original.Project.Id, before.SyntaxTree.FilePath, node.SpanStart, kind, node.ToString());
    }

    private bool IsOn(Comparison kind) => (options.Comparisons & kind) != 0;

    private static IEnumerable<(SyntaxNode Node, Comparison Kind)> Captured(FileRendering rendering, BodyComparison comparison, SyntaxNode root,
        SemanticModel rewritten)
    {
        if (ImportCapture.Of(rendering, root, rewritten) is not { } names)
            return comparison.In(root);

        var words = names.IsEmpty ? [] : WordSearch.Positions(rendering.File.Text, names, out _);
        return words.Select(position => root.FindToken(position))
            .Where(token => names.Contains(token.ValueText.AsSpan() is { Length: > 0 } name ? name : " ".AsSpan())).SelectMany(comparison.At);
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
        node is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax) or BaseListSyntax
            or ParameterListSyntax { Parent: TypeDeclarationSyntax };
}

/// <summary>
/// Compares a part of an original file with the same part of the rewritten one: every node that no edit wrote must mean
/// what it meant. A node is found again by the one token that is its own, as a name or an operator.
/// </summary>
internal sealed class BodyComparison(SemanticModel before, SemanticModel after, SymbolImage image, PositionMap positions, Comparison enabled,
    CancellationToken cancellationToken)
{
    private readonly SyntaxNode _afterRoot = after.SyntaxTree.GetRoot(cancellationToken);
    private readonly MeaningComparison _meaning = new(before, after, image, enabled, cancellationToken);
    private readonly HashSet<SyntaxNode> _seen = [];

    /// <summary>The places of a region at which something else is meant; at most one for each node.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> In(SyntaxNode region)
    {
        foreach (var token in region.DescendantTokens())
        {
            foreach (var difference in At(token))
                yield return difference;
        }
    }

    /// <summary>The places at one token.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> At(SyntaxToken token)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (token.Span.IsEmpty || NodeOf(token) is not { } node || !_seen.Add(node) || IsNameWritten(node))
            yield break;

        foreach (var position in positions.Of(before.SyntaxTree.FilePath, token.Span))
        {
            var found = _afterRoot.FindToken(position);
            var kind = Comparison.Overload & enabled;
            if (found.SpanStart == position && found.RawKind == token.RawKind && NodeOf(found) is { } counterpart)
            {
                if (counterpart.RawKind == node.RawKind)
                    kind = _meaning.Compare(node, counterpart, IsPlaceCopied(node));
                else if (IsSameTest(node, counterpart))
                    kind = Comparison.None;
            }

            if (kind != Comparison.None)
                yield return (node, kind);
        }
    }

    /// <summary>
    /// Whether an edit wrote the name of what the node calls or takes, or all arguments of what has no name, so that the node is the edit's
    /// as well.
    /// </summary>
    private bool IsNameWritten(SyntaxNode node)
    {
        if (node is ConstructorInitializerSyntax { ArgumentList.OpenParenToken: var open })
            return positions.Of(before.SyntaxTree.FilePath, open.Span).IsEmpty;

        var named = node is InvocationExpressionSyntax call ? call.Expression : node;
        var name = named switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is not null && positions.Of(before.SyntaxTree.FilePath, name.Identifier.Span).IsEmpty;
    }

    /// <summary>
    /// Whether both nodes test a value, and the grammar only distinguishes what is written to their right: a name can be a
    /// constant or a type, a literal only a constant, a generic name only a type.
    /// </summary>
    private static bool IsSameTest(SyntaxNode node, SyntaxNode counterpart) =>
        (node, counterpart) is (IsPatternExpressionSyntax, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression })
            or (BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }, IsPatternExpressionSyntax)
            or (SwitchLabelSyntax, SwitchLabelSyntax);

    /// <summary>The node whose own token this is; null for one of several tokens of a node.</summary>
    private static SyntaxNode? NodeOf(SyntaxToken token)
    {
        var node = token.Parent;
        if (node is BaseArgumentListSyntax list)
            return list.GetFirstToken() == token ? list.Parent : null;

        return node is not null && OwnToken(node) == token ? node : null;
    }

    private static SyntaxToken OwnToken(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call:
                return call.ArgumentList.OpenParenToken;
            case ElementAccessExpressionSyntax access:
                return access.ArgumentList.OpenBracketToken;
        }

        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken && !child.Span.IsEmpty)
                return child.AsToken();
        }

        return default;
    }

    /// <summary>Whether what takes the node's value is the file's own as well, and not written by an edit.</summary>
    private bool IsPlaceCopied(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is BaseArgumentListSyntax list)
                return !positions.Of(before.SyntaxTree.FilePath, list.GetFirstToken().Span).IsEmpty;
            if (OwnToken(parent) is { RawKind: not 0 } token)
                return !positions.Of(before.SyntaxTree.FilePath, token.Span).IsEmpty;
        }

        return true;
    }
}

/// <summary>
/// Finds calls that an edit wrote and that bind to an extension which its replacement expression does not mean, such as one that only a
/// directive of the file brings.
/// </summary>
internal static class WrittenExtensions
{
    public static IEnumerable<Edit> Foreign(FileRendering rendering, SemanticModel after, CancellationToken cancellationToken)
    {
        var root = after.SyntaxTree.GetRoot(cancellationToken);
        foreach (var (span, edit) in rendering.ExtensionTexts)
        {
            foreach (var token in root.DescendantTokens(span).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && span.Contains(token.Span)))
            {
                if (token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } name
                    && edit.Plan.Extensions!.IsForeign(after.GetSymbolInfo(name, cancellationToken).Symbol, after.Compilation))
                {
                    yield return edit;
                }
            }
        }
    }
}

/// <summary>Compares the members that code uses without naming them.</summary>
internal sealed class PatternComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public bool Same(SyntaxNode node, SyntaxNode counterpart)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var (old, now) = (before.GetForEachStatementInfo(loop), after.GetForEachStatementInfo((CommonForEachStatementSyntax)counterpart));
                return (IsOfFramework(old.GetEnumeratorMethod) && IsOfFramework(now.GetEnumeratorMethod)
                        || (image.Same(old.GetEnumeratorMethod, now.GetEnumeratorMethod) && image.Same(old.MoveNextMethod, now.MoveNextMethod)
                            && image.Same(old.CurrentProperty, now.CurrentProperty)))
                    && (image.SameType(old.ElementType, now.ElementType)
                        || (old.ElementType is { } yielded && now.ElementType is { } derived && image.IsSubtype(yielded, derived)))
                    && image.Same(old.ElementConversion.MethodSymbol, now.ElementConversion.MethodSymbol)
                    && (loop is not ForEachVariableStatementSyntax
                        || Same(before.GetDeconstructionInfo((ForEachVariableStatementSyntax)loop),
                            after.GetDeconstructionInfo((ForEachVariableStatementSyntax)counterpart)));

            case AwaitExpressionSyntax awaited:
                var (own, other) = (before.GetAwaitExpressionInfo(awaited), after.GetAwaitExpressionInfo((AwaitExpressionSyntax)counterpart));
                return own.IsDynamic == other.IsDynamic
                    && (image.Same(own.GetAwaiterMethod, other.GetAwaiterMethod)
                        || (own.GetAwaiterMethod is not null && other.GetAwaiterMethod is not null && IsOfFramework(own.GetAwaiterMethod)
                            && IsOfFramework(other.GetAwaiterMethod)));

            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Same(before.GetDeconstructionInfo(assignment), after.GetDeconstructionInfo((AssignmentExpressionSyntax)counterpart));

            case ExpressionSyntax element when node.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression }:
                return image.Same(before.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol,
                    after.GetCollectionInitializerSymbolInfo((ExpressionSyntax)counterpart, cancellationToken).Symbol);

            case QueryClauseSyntax clause:
                var (from, to) = (before.GetQueryClauseInfo(clause, cancellationToken),
                    after.GetQueryClauseInfo((QueryClauseSyntax)counterpart, cancellationToken));
                return image.Same(from.CastInfo.Symbol, to.CastInfo.Symbol) && image.Same(from.OperationInfo.Symbol, to.OperationInfo.Symbol);

            case SelectOrGroupClauseSyntax clause:
                return image.Same(before.GetSymbolInfo(clause, cancellationToken).Symbol,
                    after.GetSymbolInfo((SelectOrGroupClauseSyntax)counterpart, cancellationToken).Symbol);

            case OrderingSyntax ordering:
                return image.Same(before.GetSymbolInfo(ordering, cancellationToken).Symbol,
                    after.GetSymbolInfo((OrderingSyntax)counterpart, cancellationToken).Symbol);

            case PatternSyntax:
                return SamePattern(before.GetOperation(node, cancellationToken), after.GetOperation(counterpart, cancellationToken));

            // "is Old(var a, var b)": the parentheses have the first token of their own.
            case PositionalPatternClauseSyntax { Parent: { } pattern }:
                return SamePattern(before.GetOperation(pattern, cancellationToken), after.GetOperation(counterpart.Parent!, cancellationToken));

            default:
                return true;
        }
    }

    /// <summary>The collections of the framework yield the same elements by any of their enumerators, its tasks the same result by any awaiter.</summary>
    private static bool IsOfFramework(IMethodSymbol? method) =>
        method is null || method.ContainingNamespace?.ToDisplayString() is { } ns && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal));

    private bool Same(DeconstructionInfo before, DeconstructionInfo after)
    {
        if (!SameDeconstruct(before.Method, after.Method) || before.Nested.Length != after.Nested.Length)
            return false;
        return before.Nested.Zip(after.Nested, Same).All(same => same);
    }

    private bool SamePattern(IOperation? before, IOperation? after) => (before, after) switch
    {
        (IRecursivePatternOperation old, IRecursivePatternOperation now) =>
            SameDeconstruct(old.DeconstructSymbol as IMethodSymbol, now.DeconstructSymbol as IMethodSymbol) && image.SameType(old.MatchedType, now.MatchedType),
        (IListPatternOperation old, IListPatternOperation now) =>
            image.Same(old.LengthSymbol, now.LengthSymbol) && image.Same(old.IndexerSymbol, now.IndexerSymbol),
        (ISlicePatternOperation old, ISlicePatternOperation now) => image.Same(old.SliceSymbol, now.SliceSymbol),
        _ => true,
    };

    /// <summary>The values are distinguished by their places alone, so the names must agree as well.</summary>
    private bool SameDeconstruct(IMethodSymbol? before, IMethodSymbol? after) =>
        image.Same(before, after)
            && (before is null || after is null || before.Parameters.Zip(after.Parameters, (a, b) => SameName(before, after, a, b)).All(same => same));

    private static bool SameName(IMethodSymbol before, IMethodSymbol after, IParameterSymbol a, IParameterSymbol b) =>
        a.Name == b.Name || !(before.Parameters.Any(parameter => parameter.Name == b.Name) || after.Parameters.Any(parameter => parameter.Name == a.Name));
}

/// <summary>
/// Compares preprocessor directives and disabled text, which must be the same to the letter. What is inside a declaration
/// that is deleted as a whole goes with it.
/// </summary>
internal static class DirectiveComparison
{
    /// <summary>The position of the first directive of the original file that is lost, moved or repeated; null where none is.</summary>
    public static int? FirstDifference(FileRendering rendering, SyntaxNode before, SyntaxNode after)
    {
        if (!before.ContainsDirectives && !after.ContainsDirectives)
            return null;

        var deleted = rendering.Edits.Where(edit => edit.Hit.StandsAlone).Select(edit => edit.Span).ToList();
        var old = In(before).Where(trivia => !deleted.Any(span => span.Contains(trivia.Span))).ToList();
        var now = In(after).ToList();
        for (var i = 0; i < old.Count; i++)
        {
            if (i >= now.Count || now[i].RawKind != old[i].RawKind || (Text(old[i]) != Text(now[i]) && !IsOtherCode(old[i])))
                return old[i].SpanStart;
        }

        return now.Count > old.Count ? rendering.ToOriginal(now[old.Count].SpanStart) : null;

        // What one project leaves out another one compiles, and has rewritten.
        bool IsOtherCode(SyntaxTrivia disabled) =>
            disabled.IsKind(SyntaxKind.DisabledTextTrivia) && rendering.Edits.Any(edit => disabled.Span.OverlapsWith(edit.Span));
    }

    private static IEnumerable<SyntaxTrivia> In(SyntaxNode root) =>
        root.DescendantTrivia(node => node.ContainsDirectives).Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    private static string Text(SyntaxTrivia trivia) => trivia.ToFullString().Trim();
}
