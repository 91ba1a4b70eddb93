using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Ssot.Tool.Moving;

/// <summary>
/// Shows that a file means after a step what it meant before: outside of using directives and the names of its namespaces its
/// text is the same, and every name, call, conversion and pattern binds to the same symbol, or to what has moved.
/// </summary>
/// <param name="image">What symbols are called afterwards.</param>
/// <param name="mayStay">Whether what has moved may also be named where it was: while both are there, and not when one of them only forwards.</param>
internal sealed class BindingProof(TypeImage image, bool mayStay)
{
    /// <summary>The first place that differs, as a sentence; null where none does.</summary>
    /// <param name="before">The file before.</param>
    /// <param name="after">The file after.</param>
    /// <param name="names">The names to compare; null for everything in the file.</param>
    /// <param name="cancellationToken">Cancels the proof.</param>
    public async Task<string?> FirstDifferenceAsync(Document before, Document after, IReadOnlySet<string>? names, CancellationToken cancellationToken)
    {
        var (oldRoot, newRoot) = ((await before.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!,
            (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!);
        if (names is not null && !oldRoot.DescendantTokens(descendIntoTrivia: true).Any(token => names.Contains(token.ValueText)))
            return null;

        var (oldModel, newModel) = ((await before.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!,
            (await after.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!);
        using var others = Nodes(newRoot).GetEnumerator();
        foreach (var node in Nodes(oldRoot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!others.MoveNext() || others.Current.RawKind != node.RawKind)
                return At(node, "the file has another text");
            if (node is SimpleNameSyntax && node.ToString() != others.Current.ToString() && !AreNamespaces(node, others.Current))
                return At(node, "another name is written");
            if ((names is null || (node is SimpleNameSyntax name && names.Contains(name.Identifier.ValueText)))
                && Difference(node, others.Current, oldModel, newModel, cancellationToken) is { } difference)
            {
                return At(node, difference);
            }
        }

        return others.MoveNext() ? At(oldRoot, "the file has more text") : null;

        // What they qualify is compared.
        bool AreNamespaces(SyntaxNode old, SyntaxNode now) =>
            oldModel.GetSymbolInfo(old, cancellationToken).Symbol is INamespaceSymbol
                && newModel.GetSymbolInfo(now, cancellationToken).Symbol is INamespaceSymbol;
    }

    private static string At(SyntaxNode node, string difference)
    {
        var place = node.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {difference}";
    }

    /// <summary>Everything but using directives and the names of namespaces, comments for documentation included.</summary>
    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode root) =>
        root.DescendantNodes(node => node is not UsingDirectiveSyntax && !IsNameOfNamespace(node), descendIntoTrivia: true)
            .Where(node => node is not UsingDirectiveSyntax && !IsNameOfNamespace(node));

    private static bool IsNameOfNamespace(SyntaxNode node) => node is NameSyntax && node.Parent is BaseNamespaceDeclarationSyntax ns && ns.Name == node;

    private string? Difference(SyntaxNode node, SyntaxNode other, SemanticModel before, SemanticModel after, CancellationToken cancellationToken)
    {
        var (old, now) = (before.GetSymbolInfo(node, cancellationToken), after.GetSymbolInfo(other, cancellationToken));
        if (old.Symbol is INamespaceSymbol && now.Symbol is INamespaceSymbol)
            return null; // What it qualifies is compared.
        if (Differ(old.Symbol, now.Symbol) || old.CandidateSymbols.Length != now.CandidateSymbols.Length)
            return $"'{node}' would mean {Describe(now.Symbol)} instead of {Describe(old.Symbol)}";

        switch (node)
        {
            case ForEachStatementSyntax each when before.GetForEachStatementInfo(each) is var from
                && after.GetForEachStatementInfo((ForEachStatementSyntax)other) is var to:
                return Differ(from.GetEnumeratorMethod, to.GetEnumeratorMethod) || Differ(from.MoveNextMethod, to.MoveNextMethod)
                    || Differ(from.CurrentProperty, to.CurrentProperty) || Differ(from.DisposeMethod, to.DisposeMethod)
                    ? "the loop would call other members" : null;
            case AwaitExpressionSyntax awaited:
                return Differ(before.GetAwaitExpressionInfo(awaited).GetAwaiterMethod,
                    after.GetAwaitExpressionInfo((AwaitExpressionSyntax)other).GetAwaiterMethod)
                    ? "the await would call another member" : null;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Differ(before.GetDeconstructionInfo(assignment).Method, after.GetDeconstructionInfo((AssignmentExpressionSyntax)other).Method)
                    ? "the deconstruction would call another member" : null;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer:
                return initializer.Expressions
                    .Zip(((InitializerExpressionSyntax)other).Expressions,
                        (from, to) => Differ(before.GetCollectionInitializerSymbolInfo(from, cancellationToken).Symbol,
                            after.GetCollectionInitializerSymbolInfo(to, cancellationToken).Symbol))
                    .Any(differs => differs)
                    ? "the initializer would call another member" : null;
            case QueryClauseSyntax clause:
                var (query, queryNow) = (before.GetQueryClauseInfo(clause, cancellationToken),
                    after.GetQueryClauseInfo((QueryClauseSyntax)other, cancellationToken));
                return Differ(query.OperationInfo.Symbol, queryNow.OperationInfo.Symbol) || Differ(query.CastInfo.Symbol, queryNow.CastInfo.Symbol)
                    ? "the query would call other members" : null;
            case ExpressionSyntax expression:
                var (type, typeNow) = (before.GetTypeInfo(node, cancellationToken), after.GetTypeInfo(other, cancellationToken));
                if (Differ(type.Type, typeNow.Type) || Differ(type.ConvertedType, typeNow.ConvertedType))
                    return $"'{node}' would have the type {Describe(typeNow.ConvertedType)} instead of {Describe(type.ConvertedType)}";
                if (Differ(before.GetConversion(expression, cancellationToken).MethodSymbol,
                    after.GetConversion((ExpressionSyntax)other, cancellationToken).MethodSymbol))
                {
                    return $"'{node}' would be converted by another operator";
                }

                return Equals(before.GetConstantValue(node, cancellationToken).Value, after.GetConstantValue(other, cancellationToken).Value)
                    ? null : $"'{node}' would have another value";
            default:
                return null;
        }
    }

    private bool Differ(ISymbol? before, ISymbol? after) =>
        image.After(before) is var expected && TypeImage.KeyOf(after) is var found && expected != found && !(mayStay && TypeImage.KeyOf(before) == found);

    private static string Describe(ISymbol? symbol) => symbol is null ? "nothing" : $"'{symbol.ToDisplayString()}'";
}
