using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Uses that no identifier shows. Each kind is looked for only if the map replaces one, since it takes binding every such node.</summary>
internal sealed class UnnamedUses(FileUses file, MemberUses members)
{
    public void AddAll(SyntaxTree tree, bool namesType)
    {
        foreach (var node in UnnamedPlaces.In(tree, file.Engine.Index, namesType, file.CancellationToken))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            file.Examine(HitStage.Unnamed, node, node is ConstructorDeclarationSyntax or SimpleBaseTypeSyntax ? AddImplicitBase : node is WithExpressionSyntax ? AddCopy : Add);
        }
    }

    private void AddImplicitBase(SyntaxNode node)
    {
        if (node is ConstructorDeclarationSyntax { Initializer: null } constructor && file.Model.GetDeclaredSymbol(constructor, file.CancellationToken) is { IsStatic: false } declared)
        {
            AddImplicitBase(constructor.ParameterList, declared.ContainingType);
        }
        else if (node is SimpleBaseTypeSyntax { Parent: BaseListSyntax { Parent: TypeDeclarationSyntax type } list } && list.Types[0] == node
            && file.Model.GetDeclaredSymbol(type, file.CancellationToken) is INamedTypeSymbol derived && derived.InstanceConstructors.Any(made => made.IsImplicitlyDeclared && made.Parameters.IsEmpty))
        {
            AddImplicitBase(node, derived);
        }
    }

    /// <summary>A constructor without an initializer calls the base class's own one without arguments.</summary>
    private void AddImplicitBase(SyntaxNode spot, INamedTypeSymbol type)
    {
        if (type.BaseType?.InstanceConstructors.FirstOrDefault(made => made.Parameters.IsEmpty) is { } called && file.Engine.FindReplacement(called) is { } replacement)
            members.AddHit(spot, called, replacement, hidden: null, alias: null, () => Refusal.ImplicitBase.For(replacement.Expression));
    }

    private void Add(SyntaxNode node)
    {
        var symbol = file.Model.GetSymbolInfo(node, file.CancellationToken).Symbol;
        if (symbol is IPropertySymbol { IsIndexer: true } indexer && node is ElementAccessExpressionSyntax access)
        {
            if ((file.Engine.FindReplacement(indexer) ?? members.AccessorReplacement(indexer, access)) is { } replacement)
                members.AddHit(access, indexer, replacement, hidden: null, alias: null, () => file.Members.PlanElement(access, indexer, replacement));
        }
        else if (symbol is IMethodSymbol method && file.Engine.FindReplacement(method) is { } replacement)
        {
            members.AddHit(node, method, replacement, hidden: null, alias: null, () => node switch
            {
                ImplicitObjectCreationExpressionSyntax creation => file.Members.PlanCreation(creation, method, replacement),
                ExpressionSyntax expression => file.Members.PlanOperator(expression, method, replacement),
                _ => Refusal.ConstructorInitializer.For(replacement.Expression),
            });
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
