using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Uses that no identifier shows. Each kind is looked for only if the map replaces one, since it takes binding every such node.</summary>
internal sealed class UnnamedUses(FileUses file, MemberUses members)
{
    private const string FromTheEnd = "an index from the end, or a range,";

    private readonly TupleEquality _tuples = new(file.Model, file.CancellationToken);
    private readonly BaseConstructors _bases = new(file.Model, file.CancellationToken);

    public void AddAll(SyntaxTree tree, bool namesType)
    {
        foreach (var node in UnnamedPlaces.In(tree, file.Engine.Index, namesType, file.CancellationToken))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            file.Examine(HitStage.Unnamed, node, node is WithExpressionSyntax ? AddCopy : Add);
        }
    }

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case ConstructorDeclarationSyntax or BaseTypeSyntax:
                AddImplicitBase(node);
                if (node is PrimaryConstructorBaseTypeSyntax)
                    AddBound(node);
                break;

            case IndexerDeclarationSyntax indexer:
                members.AddOverride(indexer.ThisKeyword, indexer);
                break;

            case OperatorDeclarationSyntax declared:
                members.AddOverride(declared.OperatorToken, declared);
                break;

            case ConversionOperatorDeclarationSyntax declared:
                members.AddOverride(declared.ImplicitOrExplicitKeyword, declared);
                break;

            case ListPatternSyntax list:
                AddPattern(list, "a pattern", PatternTypes.Listed(file.Model.GetOperation(list, file.CancellationToken) as IListPatternOperation));
                break;

            default:
                AddBound(node);
                break;
        }
    }

    /// <summary>A constructor without an initializer calls one of the base class that takes no arguments, and so does a class without a constructor.</summary>
    private void AddImplicitBase(SyntaxNode node)
    {
        foreach (var (spot, called) in _bases.CalledBy(node))
        {
            if (file.Engine.FindReplacement(called) is { } replacement)
                members.AddHit(spot, called, replacement, hidden: null, alias: null, () => Refusal.ImplicitBase.For(replacement.Expression));
        }
    }

    private void AddBound(SyntaxNode node)
    {
        // Of an index from the end the operation tells what is asked, and the symbol only a part of it.
        if (node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax
            && file.Model.GetOperation(node, file.CancellationToken) is IImplicitIndexerReferenceOperation implicitly)
        {
            AddPattern(node, FromTheEnd, [implicitly.LengthSymbol, implicitly.IndexerSymbol]);
            return;
        }

        var info = file.Model.GetSymbolInfo(node, file.CancellationToken);
        var symbol = info.Symbol ?? (info.CandidateReason == CandidateReason.LateBound ? file.OneOf(info) : null) ?? ElementSymbol(node);
        if (symbol is IPropertySymbol { IsIndexer: true } indexer && node is ExpressionSyntax access)
        {
            if ((file.Engine.FindReplacement(indexer) ?? members.AccessorReplacement(indexer, access)) is { } replacement)
            {
                members.AddHit(access, indexer, replacement, hidden: null, alias: null,
                    () => members.PlanAccessor(indexer, access, replacement) ?? file.Members.PlanElement(access, indexer, replacement));
            }
        }
        else if (symbol is IMethodSymbol method && file.Engine.FindReplacement(method) is { } replacement)
        {
            members.AddHit(node, method, replacement, hidden: null, alias: null, () => node switch
            {
                ImplicitObjectCreationExpressionSyntax creation => file.Members.PlanCreation(creation, method, replacement),
                ExpressionSyntax expression => file.Members.PlanOperator(expression, method, replacement),
                _ => file.Initializers.Plan(node, method, replacement),
            });
        }
        else if (symbol is null && node is BinaryExpressionSyntax comparison)
        {
            AddPattern(node, "a comparison of tuples", _tuples.OperatorsOf(comparison));
        }
        else if (symbol is IMethodSymbol made && node is ImplicitObjectCreationExpressionSyntax creation)
        {
            AddUnfit(creation, made.ContainingType, canonical => file.Types.RefusalOf(creation, canonical));
        }
        else if (symbol is IMethodSymbol extension && ExtensionBlock.Contains(extension) && node.ChildTokens().FirstOrDefault() is { RawKind: not 0 } token)
        {
            members.AddOfNamespace(node, token, extension);
        }
    }

    /// <summary>The indexer of an object initializer, which only the operation tells.</summary>
    private ISymbol? ElementSymbol(SyntaxNode node) =>
        node is ImplicitElementAccessSyntax ? (file.Model.GetOperation(node, file.CancellationToken) as IPropertyReferenceOperation)?.Property : null;

    private void AddPattern(SyntaxNode spot, string construct, IEnumerable<ISymbol?> asked)
    {
        foreach (var member in asked)
        {
            var replacement = member is null
                ? null : file.Engine.FindReplacement(member)
                    ?? (member is IPropertySymbol property ? members.AccessorReplacement(property, spot as ExpressionSyntax) : null);
            if (replacement is null)
                continue;

            members.AddHit(spot, member!, replacement, hidden: null, alias: null, () => Refusal.CalledByPattern.For(construct, replacement.Expression));
            return;
        }
    }

    private void AddCopy(SyntaxNode node)
    {
        if (node is WithExpressionSyntax { Expression: var copied } && file.Model.GetTypeInfo(copied, file.CancellationToken).Type is INamedTypeSymbol type)
            AddUnfit(node, type, canonical => canonical.IsRecord || canonical.IsValueType ? null : Refusal.NotCopied.For(canonical.Name));
    }

    /// <summary>A use that follows the type of its place, and that the canonical type does not allow.</summary>
    private void AddUnfit(SyntaxNode spot, INamedTypeSymbol type, Func<INamedTypeSymbol, Refusal?> refusalOf)
    {
        if (file.IsSilent(spot) || file.Engine.FindSupersession(type) is not { } supersession || supersession.Map(type) is not { } canonical)
            return;

        var outcome = file.Plan(spot, () => refusalOf(canonical) is { } found ? found : default(PlanOutcome));
        if (outcome.Refusal is { } refusal)
        {
            file.Add(new Hit(DiagnosticIds.UnfixableUse, spot.Span, supersession.Role, type.Name, refusal.Message, Plan: null, supersession.Sunset,
                Refusal: refusal, Namespace: file.NamespaceOf(type)));
        }
    }
}

/// <summary>
/// The nodes that can use a member without naming it, of the kinds that the map replaces. Constructions and indexers are found
/// by their text (<c>new(</c>, <c>[</c>) and by their declarations; only operators take a walk over all nodes.
/// </summary>
internal static class UnnamedPlaces
{
    private static readonly NameSet Copy = new([SyntaxFacts.GetText(SyntaxKind.WithKeyword)]);
    private static readonly WordScan Copies = new();

    /// <summary>The nodes, each once.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="index">What is looked for.</param>
    /// <param name="namesType">Whether the file names something of the map: only there is a <c>new(…)</c> asked whether it fits the canonical type.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, NameIndex index, bool namesType, CancellationToken cancellationToken)
    {
        var copies = index.HasCopies ? Copies.Of(tree, Copy, cancellationToken).Select(token => token.Parent!).Where(node => node is WithExpressionSyntax) : [];
        return Members(tree, index, index.HasConstructors || (namesType && index.HasUnfitConstructions), cancellationToken).Concat(copies);
    }

    private static IEnumerable<SyntaxNode> Members(SyntaxTree tree, NameIndex index, bool constructions, CancellationToken cancellationToken)
    {
        if (index.HasOperators)
        {
            return tree.GetRoot(cancellationToken).DescendantNodes()
                .Where(node => IsOperator(node) || (index.HasIndexers && IsIndexing(node)) || (index.HasConstructors && IsConstruction(node))
                    || (constructions && node is ImplicitObjectCreationExpressionSyntax));
        }

        var written = constructions || index.HasIndexers ? Written(tree, constructions, index.HasIndexers, cancellationToken) : [];
        return index.HasConstructors || index.HasIndexers ? written.Concat(Declared(tree, index, cancellationToken)) : written;
    }

    private static bool IsOperator(SyntaxNode node) =>
        node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or AssignmentExpressionSyntax
            or CastExpressionSyntax
            or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax;

    private static bool IsIndexing(SyntaxNode node) =>
        node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax or ListPatternSyntax or IndexerDeclarationSyntax;

    private static bool IsConstruction(SyntaxNode node) =>
        node is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or SimpleBaseTypeSyntax
            or ConstructorDeclarationSyntax { Initializer: null };

    private static IEnumerable<SyntaxNode> Written(SyntaxTree tree, bool constructions, bool indexers, CancellationToken cancellationToken)
    {
        SyntaxNode? root = null;
        foreach (var position in TextPlaces.Of(tree, constructions, indexers, cancellationToken))
        {
            root ??= tree.GetRoot(cancellationToken);
            var token = root.FindToken(position);
            if (token.SpanStart == position
                && token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.OpenBracketToken
                && (token.Parent is BracketedArgumentListSyntax list ? list.Parent : token.Parent) is { } place
                && (place is ImplicitObjectCreationExpressionSyntax || (IsIndexing(place) && place is not IndexerDeclarationSyntax)))
            {
                yield return place;
            }
        }
    }

    /// <summary>Constructors that call another, by their initializer or without one, and indexers, which may override one.</summary>
    private static IEnumerable<SyntaxNode> Declared(SyntaxTree tree, NameIndex index, CancellationToken cancellationToken)
    {
        foreach (var type in TreeDeclarations.Of(tree, cancellationToken).Types)
        {
            if (index.HasConstructors)
            {
                foreach (var baseType in type.BaseList?.Types ?? default)
                    yield return baseType;
            }

            foreach (var member in (type as TypeDeclarationSyntax)?.Members ?? default)
            {
                if (index.HasConstructors && member is ConstructorDeclarationSyntax constructor)
                    yield return constructor.Initializer is { } initializer ? initializer : constructor;
                else if (index.HasIndexers && member is IndexerDeclarationSyntax)
                    yield return member;
            }
        }
    }
}

/// <summary>The operators by which two tuples are compared element by element: no operation tells them.</summary>
internal sealed class TupleEquality(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The operators that <paramref name="comparison"/> uses; none if it compares no tuples.</summary>
    public IEnumerable<IMethodSymbol> OperatorsOf(BinaryExpressionSyntax comparison)
    {
        if (comparison.Kind() is not (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression))
            return [];

        var (left, right) = (Side.Of(comparison.Left, model, cancellationToken), Side.Of(comparison.Right, model, cancellationToken));
        return left.Elements is not null && right.Elements is not null ? Compare(comparison, left, right) : [];
    }

    private IEnumerable<IMethodSymbol> Compare(BinaryExpressionSyntax comparison, Side left, Side right)
    {
        if (left.Elements is { } first && right.Elements is { } second)
        {
            return first.Length == second.Length
                ? first.Zip(second, (a, b) => (Left: a(), Right: b())).SelectMany(pair => Compare(comparison, pair.Left, pair.Right)) : [];
        }

        var compared = SyntaxFactory.BinaryExpression(comparison.Kind(), left.Operand, right.Operand);
        if (model.GetSpeculativeSymbolInfo(comparison.SpanStart, compared,
            SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol { ReturnType: var result } method)
        {
            return [];
        }

        return result.SpecialType == SpecialType.System_Boolean ? [method] : [method, .. Truth(comparison, result)];
    }

    /// <summary>What tells whether a comparison's result is true where that is of a type of its own.</summary>
    private IEnumerable<IMethodSymbol> Truth(BinaryExpressionSyntax comparison, ITypeSymbol result)
    {
        var conversion = ((CSharpCompilation)model.Compilation).ClassifyConversion(result, model.Compilation.GetSpecialType(SpecialType.System_Boolean));
        if (conversion is { IsUserDefined: true, IsImplicit: true, MethodSymbol: { } converted })
            return [converted];

        var name = comparison.IsKind(SyntaxKind.EqualsExpression) ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
        return PatternTypes.Members(result, name).OfType<IMethodSymbol>();
    }

    /// <summary>One side: the elements of a tuple, or what is compared.</summary>
    private sealed record Side(ImmutableArray<Func<Side>>? Elements, ExpressionSyntax Operand)
    {
        public static Side Of(ExpressionSyntax written, SemanticModel model, CancellationToken cancellationToken)
        {
            var expression = written.Unwrapped();
            if (expression is TupleExpressionSyntax tuple)
                return new Side([.. tuple.Arguments.Select(argument => (Func<Side>)(() => Of(argument.Expression, model, cancellationToken)))], expression);

            var type = model.GetTypeInfo(expression, cancellationToken).Type;
            return type is null ? new Side(Elements: null, expression.WithoutTrivia()) : Of(type, expression);
        }

        private static Side Of(ITypeSymbol type, ExpressionSyntax? written = null) => new(
            PatternTypes.TupleElements(type) is { } elements ? [.. elements.Select(element => (Func<Side>)(() => Of(element.Type)))] : null,
            written?.WithoutTrivia() ?? SyntaxFactory.ParseExpression($"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!"));
    }
}
