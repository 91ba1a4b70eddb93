using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Whether a compilation has anything that values could be distinguished by: to follow them takes binding whole types. Only
/// parameters, base lists and catch clauses that name something superseded are looked at.
/// </summary>
internal sealed class ToldApart(SsotEngine engine)
{
    private readonly Lazy<bool> _byMembers = new(() => engine.Compilation.SyntaxTrees.Any(tree => HasTwin(engine, tree)));

    public bool ByMembers => _byMembers.Value;

    public static bool ByCatch(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken) =>
        Names(engine, tree, cancellationToken).Any(name => name.Ancestors().TakeWhile(ancestor => ancestor is not StatementSyntax).Any(ancestor => ancestor is CatchDeclarationSyntax or CatchFilterClauseSyntax));

    private static IEnumerable<SyntaxNode> Names(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken) =>
        TreeScan.Of(tree, engine.Index.NamesFor(tree, cancellationToken), cancellationToken).Tokens.Select(token => token.Parent).OfType<SyntaxNode>();

    private static bool HasTwin(SsotEngine engine, SyntaxTree tree)
    {
        SemanticModel? model = null;
        SyntaxNode? last = null;
        foreach (var name in Names(engine, tree, CancellationToken.None))
        {
            if (DeclarationOf(name) is not { } declaration || declaration == last)
                continue;

            last = declaration;
            model ??= engine.ModelOf(tree);
            if (model.GetDeclaredSymbol(declaration) is not { } symbol)
                continue;
            if ((symbol is INamedTypeSymbol type ? engine.Twins.OfHeader(type) : engine.Twins.Of(symbol)) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The member whose parameter, or the type whose base, names it; null for any other place.</summary>
    private static SyntaxNode? DeclarationOf(SyntaxNode name)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case BaseListSyntax:
                    return ancestor.Parent;
                case BaseParameterListSyntax { Parent: MemberDeclarationSyntax member }:
                    return member;
                case ConversionOperatorDeclarationSyntax:
                    return ancestor;
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeListSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
