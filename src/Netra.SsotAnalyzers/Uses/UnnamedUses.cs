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
                members.AddHit(access, indexer, replacement, hidden: null, alias: null, () => members.PlanAccessor(indexer, access, replacement) ?? file.Members.PlanElement(access, indexer, replacement));
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
            var replacement = member is null ? null : file.Engine.FindReplacement(member) ?? (member is IPropertySymbol property ? members.AccessorReplacement(property, spot as ExpressionSyntax) : null);
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
            file.Add(new Hit(DiagnosticIds.UnfixableUse, spot.Span, supersession.Role, type.Name, refusal.Message, Plan: null, supersession.Sunset, Refusal: refusal, Namespace: file.NamespaceOf(type)));
    }
}
