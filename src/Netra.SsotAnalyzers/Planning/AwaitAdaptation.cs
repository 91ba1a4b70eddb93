using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Where a call's task is consumed, and where one may be awaited.</summary>
internal static class AwaitAdaptation
{
    /// <summary>
    /// The expression around <paramref name="call"/> that yields the task's result: its <c>await</c>, its <c>.Result</c>,
    /// its <c>.GetAwaiter().GetResult()</c>; null where the task itself is wanted.
    /// </summary>
    public static ExpressionSyntax? Consumer(ExpressionSyntax call, SemanticModel model)
    {
        var task = call;
        while (true)
        {
            task = task.Whole();
            if (task.CallOn("ConfigureAwait") is { } configured && configured.ArgumentList.Arguments.All(argument => ExpressionShape.CanBeDropped(argument.Expression, model)))
                task = configured;
            else if (task.CallOn("AsTask") is { } asTask)
                task = asTask;
            else
                break;
        }

        if (task.Parent is AwaitExpressionSyntax awaited)
            return awaited;
        if (task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result && result.Expression == task)
            return result;
        if (task.CallOn("Wait") is { Parent: ExpressionStatementSyntax, ArgumentList.Arguments.Count: 0 } wait)
            return wait;
        return task.CallOn("GetAwaiter") is { } awaiter ? awaiter.CallOn("GetResult") : null;
    }

    /// <summary>Why <c>await</c> may not stand at <paramref name="node"/>, or null where it may.</summary>
    public static string? Obstacle(SyntaxNode node, SemanticModel model)
    {
        if (node.Ancestors().OfType<MemberDeclarationSyntax>().Any(member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword)))
            return "an unsafe context";

        return SyntacticObstacle(node) ?? (HasLiveSpan(node, model) ? "the life of a span" : null);
    }

    /// <summary>Whether a local of a ref struct type is declared before the place and used after it, in the same body.</summary>
    private static bool HasLiveSpan(SyntaxNode node, SemanticModel model)
    {
        var body = node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax);
        if (body is null)
            return false;

        var used = new HashSet<string>(
            body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.SpanStart > node.Span.End).Select(name => name.Identifier.ValueText), StringComparer.Ordinal);
        return body.DescendantNodes()
            .Where(declared => declared.SpanStart < node.SpanStart && declared is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
            .Select(declared => model.GetDeclaredSymbol(declared))
            .Any(symbol => symbol is ILocalSymbol { Type.IsRefLikeType: true } && used.Contains(symbol.Name));
    }

    private static string? SyntacticObstacle(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current.Parent)
            {
                case LockStatementSyntax @lock when @lock.Statement == current:
                    return "a lock";
                case CatchFilterClauseSyntax:
                    return "an exception filter";
                case QueryClauseSyntax clause when !IsFirstSource(clause, current):
                case SelectOrGroupClauseSyntax:
                    return "a query";
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                    return "the arguments of a base constructor";
                case UnsafeStatementSyntax:
                    return "an unsafe block";
                case AttributeSyntax:
                    return "an attribute";
            }

            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.RawKind != 0 ? null : "a lambda that is not async";
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword) ? null : $"the local function '{local.Identifier.ValueText}', which is not async";
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? null : $"the method '{method.Identifier.ValueText}', which is not async";
                case GlobalStatementSyntax:
                    return null;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax:
                    return "a member that cannot be async";
                case BaseFieldDeclarationSyntax or EnumMemberDeclarationSyntax or ParameterSyntax { Parent.Parent: not AnonymousFunctionExpressionSyntax }:
                    return "an initializer";
            }
        }

        return "this place";
    }

    private static bool IsFirstSource(QueryClauseSyntax clause, SyntaxNode within) =>
        clause is FromClauseSyntax { Parent: QueryExpressionSyntax } from ? from.Expression == within
            : clause is JoinClauseSyntax join && join.InExpression == within;
}
