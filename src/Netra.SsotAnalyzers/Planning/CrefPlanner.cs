using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Plans the rewrite of a name in a <c>cref</c>, which has a syntax of its own.</summary>
internal sealed class CrefPlanner(FileContext file)
{
    /// <summary>The symbol that a name in a <c>cref</c> refers to: a member cref is bound as a whole, with its parameters.</summary>
    public static ISymbol? Bind(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        var full = TypeSite.Of(name).Full;
        if (full.Parent is not NameMemberCrefSyntax member)
            return model.GetSymbolInfo(name, cancellationToken).Symbol;

        CrefSyntax cref = member.Parent is QualifiedCrefSyntax qualified && qualified.Member == member ? qualified : member;
        var info = model.GetSymbolInfo(cref, cancellationToken);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    /// <summary>The rewrite of a superseded type's name; of a member cref that the canonical type has no member for, the type alone stays.</summary>
    public (SyntaxNode Spot, Plan Plan)? PlanType(SimpleNameSyntax name, INamedTypeSymbol target)
    {
        var site = TypeSite.Of(name);
        if (!IsReachable(name, target))
            return null;

        if (site.Full.Parent is QualifiedCrefSyntax { Member: NameMemberCrefSyntax { Name: SimpleNameSyntax member } named } qualified
            && qualified.Container == site.Full)
        {
            var symbol = Bind(file.Model, member, file.CancellationToken);
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            {
                ImmutableArray<PlanPiece> parameters = named.Parameters is null ? [] : [new PlanPiece.Source(named.Parameters.Span)];
                return (qualified, Plan.Replace(qualified.Span,
                    [new PlanPiece.TypeName(target, WithTypeArguments: false), new PlanPiece.Text("." + target.Name), .. parameters]));
            }

            if (symbol is not null and not INamedTypeSymbol && file.Engine.FindReplacement(symbol) is { } replacement
                && PlanMember(member, symbol, replacement) is { } replaced)
            {
                return replaced;
            }

            var text = member.Identifier.ValueText;
            if (!target.MembersNamed(text).Any() && target.GetTypeMembers(text).IsEmpty)
                return (qualified, Plan.Replace(qualified.Span, new PlanPiece.TypeName(target, WithTypeArguments: false)));
        }

        // "Legacy.Old" is a member cref on a namespace.
        SyntaxNode spot = site.Full.Parent is NameMemberCrefSyntax { Parent: QualifiedCrefSyntax whole } own && whole.Member == own ? whole : site.Full;
        var span = TextSpan.FromBounds(spot.SpanStart, site.NameSpan.End);
        return (spot, Plan.Replace(span, new PlanPiece.TypeName(target, WithTypeArguments: false)));
    }

    /// <summary>The rewrite of a superseded member's cref to what its replacement makes or calls; null where that has no name of its own.</summary>
    public (SyntaxNode Spot, Plan Plan)? PlanMember(SimpleNameSyntax name, ISymbol member, MemberReplacement replacement)
    {
        if (TypeSite.Of(name).Full.Parent is not NameMemberCrefSyntax cref)
            return null;

        CrefSyntax spot = cref.Parent is QualifiedCrefSyntax qualified ? qualified : cref;
        var expression = ReplacementTemplate.Parse(replacement.Expression).Expression;
        if (expression is AwaitExpressionSyntax awaited)
            expression = awaited.Expression;

        switch (expression)
        {
            case ObjectCreationExpressionSyntax { Type: SimpleNameSyntax or QualifiedNameSyntax } creation:
                return Resolve(creation.Type) is { } created && IsReachable(name, created)
                    ? (spot, Plan.Replace(spot.Span, new PlanPiece.TypeName(created, WithTypeArguments: false))) : null;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }:
                return PlanAccess(called);

            case MemberAccessExpressionSyntax access:
                return PlanAccess(access);

            default:
                return null;
        }

        (SyntaxNode, Plan)? PlanAccess(MemberAccessExpressionSyntax access)
        {
            var container = access.Expression is ThisExpressionSyntax
                ? file.Engine.FindSupersession(member.ContainingType)?.Canonical ?? member.ContainingType : Resolve(access.Expression);
            if (container is null || !IsReachable(name, container) || !container.MembersNamed(access.Name.Identifier.ValueText).Any())
                return null;

            return (spot, Plan.Replace(spot.Span, new PlanPiece.TypeName(container, WithTypeArguments: false),
                new PlanPiece.Text("." + access.Name.Identifier.Text)));
        }

        INamedTypeSymbol? Resolve(ExpressionSyntax written) => written switch
        {
            SimpleNameSyntax simple =>
                file.Engine.ResolveTypeName(simple.Identifier.ValueText, (simple as GenericNameSyntax)?.Arity ?? 0, replacement.Imports, member.ContainingType),
            NameSyntax or MemberAccessExpressionSyntax =>
                file.Engine.Compilation.GetTypesByMetadataName(written.ToString().Replace("global::", "")).FirstOrDefault(),
            _ => null,
        };
    }

    private bool IsReachable(SyntaxNode name, INamedTypeSymbol target)
    {
        // Asked at the documented declaration: inside the comment there is no code to be bound.
        var documented = name.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>()?.ParentTrivia.Token.SpanStart ?? name.SpanStart;
        return file.Model.IsAccessible(documented, target.OriginalDefinition);
    }
}
