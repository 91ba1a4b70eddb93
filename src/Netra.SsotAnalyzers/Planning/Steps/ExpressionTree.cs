using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>What cannot be written in a lambda that becomes an expression tree. The compiler says so only after binding.</summary>
internal static class ExpressionTree
{
    // Lambdas nest, and every hit in them asks about all of those around it.
    private static readonly ConditionalWeakTable<SemanticModel, ConcurrentDictionary<SyntaxNode, bool>> Known = new();

    public static Refusal? Check(Fit fit) =>
        Contains(fit.Use.Spot, fit.Use.File)
            && Obstacle(fit.Use.Template.Expression!, fit.Attempt.Symbol as IMethodSymbol, (CSharpParseOptions)fit.Use.File.Tree.Options) is { } part
            ? Refusal.InExpressionTree.For(fit.Use.Replacement.Expression, part)
            : null;

    /// <summary>Whether the place is in a lambda, or a clause of a query, that becomes an expression tree.</summary>
    public static bool Contains(SyntaxNode node, FileContext file)
    {
        var known = Known.GetOrCreateValue(file.Model);
        var passed = new List<SyntaxNode>();
        var result = false;
        for (var ancestor = node.Parent; ancestor is not (null or MemberDeclarationSyntax); ancestor = ancestor.Parent)
        {
            if (ancestor is not (AnonymousFunctionExpressionSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax))
                continue;
            if (known.TryGetValue(ancestor, out result))
                break;

            passed.Add(ancestor);
            result = ancestor is AnonymousFunctionExpressionSyntax lambda
                ? IsTree(file.Model.GetTypeInfo(lambda, file.CancellationToken).ConvertedType) : IsTreeClause(ancestor, file);
            if (result)
                break;
        }

        foreach (var ancestor in passed)
            known[ancestor] = result;
        return result;
    }

    private static bool IsTree(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Expression", Arity: 1, ContainingNamespace.Name: "Expressions" };

    private static bool IsTreeClause(SyntaxNode clause, FileContext file)
    {
        var method = clause is QueryClauseSyntax query
            ? file.Model.GetQueryClauseInfo(query, file.CancellationToken).OperationInfo.Symbol
            : file.SymbolOf(clause);
        return (method as IMethodSymbol)?.Parameters.Any(parameter => IsTree(parameter.Type)) == true;
    }

    /// <summary>What of <paramref name="written"/> an expression tree cannot hold; null where it can hold all of it.</summary>
    /// <param name="written">The replacement expression.</param>
    /// <param name="called">The member that it calls, if that is known.</param>
    /// <param name="options">The options of the tree that it is written in.</param>
    public static string? Obstacle(ExpressionSyntax written, IMethodSymbol? called, CSharpParseOptions options)
    {
        // C# 14 lets named arguments in their order and optional ones through.
        var isOlder = options.LanguageVersion < (LanguageVersion)1400;
        foreach (var node in written.DescendantNodesAndSelf())
        {
            var found = node switch
            {
                AwaitExpressionSyntax => "'await'",
                ConditionalAccessExpressionSyntax => "'?.'",
                AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } => "an assignment",
                PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
                    or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } =>
                    "an assignment",
                AnonymousFunctionExpressionSyntax { Block: not null } => "a lambda with a block body",
                AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } => "an async lambda",
                DeclarationExpressionSyntax or DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax } => "a declaration",
                IsPatternExpressionSyntax => "a pattern",
                SwitchExpressionSyntax => "a switch expression",
                ThrowExpressionSyntax => "'throw'",
                TupleExpressionSyntax => "a tuple",
                CollectionExpressionSyntax => "a collection expression",
                RangeExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } => "an index or a range",
                WithExpressionSyntax => "'with'",
                RefExpressionSyntax => "'ref'",
                QueryExpressionSyntax => null,
                ArgumentSyntax { NameColon: not null } when isOlder => "a named argument",
                _ => null,
            };
            if (found is not null)
                return found;
        }

        if (called is null)
            return null;

        var arguments = (written as InvocationExpressionSyntax)?.ArgumentList?.Arguments
            ?? (written as BaseObjectCreationExpressionSyntax)?.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon is { } name && (i >= called.Parameters.Length || called.Parameters[i].Name != name.Name.Identifier.ValueText))
                return "a named argument out of position";
        }

        return isOlder && called.Parameters.Length > arguments.Count && called.Parameters.Skip(arguments.Count).Any(parameter => parameter.IsOptional)
            ? "an optional argument" : null;
    }
}
