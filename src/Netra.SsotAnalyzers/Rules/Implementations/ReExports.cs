using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Members that only pass a superseded factory on, under a name of their own and without an entry of their own.</summary>
internal sealed class ReExports(FileContext file)
{
    /// <summary>The members, each with where it is named and the factory's hit.</summary>
    public IEnumerable<(TextSpan Span, ISymbol Member, Hit Factory)> Find()
    {
        var root = file.Model.SyntaxTree.GetRoot(file.CancellationToken);
        foreach (var hit in file.Engine.GetHits(file.Model, file.CancellationToken))
        {
            if (hit is not { IsReported: true, RuleId: DiagnosticIds.SupersededMemberUse or DiagnosticIds.HidingAlias or DiagnosticIds.UnfixableUse }
                || root.FindNode(hit.Span, getInnermostNodeForTie: true) is not ExpressionSyntax use
                || Factory(use) is not { } factory
                || Whole(use) is not { Parent: ArrowExpressionClauseSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax } whole
                || Member(whole) is not { } member
                || !IsOpen(member.Symbol)
                || !PassesOn(use, member.Symbol, factory))
            {
                continue;
            }

            yield return (member.Span, member.Symbol, hit);
        }
    }

    /// <summary>The method that is called or named, if it is replaced and makes something of a role.</summary>
    private IMethodSymbol? Factory(ExpressionSyntax use)
    {
        var symbol = file.Model.GetSymbolInfo(use, file.CancellationToken);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            && file.Engine.FindReplacement(method) is not null
            && file.Engine.RoleOf(method.ReturnType.Awaited()) is not null
            ? method
            : null;
    }

    private static ExpressionSyntax Whole(ExpressionSyntax use)
    {
        var whole = use.Whole(Around.Await);
        while (whole.CallOn("ConfigureAwait") is { } configured)
            whole = configured.Whole(Around.Await);
        return whole;
    }

    /// <summary>The member that consists of the expression and nothing else.</summary>
    private (ISymbol Symbol, TextSpan Span)? Member(ExpressionSyntax whole)
    {
        var declaration = whole.Parent!.Parent;
        if (whole.Parent is ReturnStatementSyntax)
            declaration = declaration is BlockSyntax { Statements.Count: 1 } block ? block.Parent : null;
        if (declaration is AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent: AccessorListSyntax { Accessors.Count: 1, Parent: PropertyDeclarationSyntax only } })
            declaration = only;

        SyntaxToken? identifier = declaration switch
        {
            MethodDeclarationSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier,
            _ => null,
        };
        return identifier is { } name && file.DeclaredBy(declaration!) is { } symbol ? (symbol, name.Span) : null;
    }

    /// <summary>Whether others can call the member by a name that is its own: what an interface or a base class asks for is not.</summary>
    private bool IsOpen(ISymbol member) =>
        member is { DeclaredAccessibility: not (Accessibility.Private or Accessibility.NotApplicable), IsOverride: false }
        && file.Engine.Map.FindReplacement(member) is null
        && !member.Implemented().Any();

    /// <summary>Whether the factory is handed out as it is, or called with the member's own parameters and nothing else.</summary>
    private bool PassesOn(ExpressionSyntax use, ISymbol member, IMethodSymbol factory)
    {
        var parameters = (member as IMethodSymbol)?.Parameters ?? [];
        if (use is not InvocationExpressionSyntax call)
            return parameters.IsEmpty && !factory.ReturnsVoid;

        var passed = call.ArgumentList.Arguments.Select(argument => file.SymbolOf(argument.Expression) as IParameterSymbol).ToList();
        return passed.All(parameter => parameter is not null && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, member)) && passed.Count == parameters.Length;
    }
}
