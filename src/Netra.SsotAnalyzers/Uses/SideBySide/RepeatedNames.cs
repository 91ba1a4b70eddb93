using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// Types as values: <c>typeof(Old)</c> beside <c>typeof(New)</c> in one member are two keys, and <c>Add&lt;Old&gt;()</c> beside
/// <c>Add&lt;New&gt;()</c> two registrations, which would be the same twice.
/// </summary>
internal sealed class RepeatedNames(FileContext file)
{
    private readonly Dictionary<SyntaxNode, List<ITypeSymbol>> _typeOfs = [];
    private readonly Dictionary<SyntaxNode, List<IMethodSymbol>> _calls = [];

    /// <summary>Why the name cannot be replaced; null if it can, or if it stands for no value.</summary>
    public Refusal? RefusalOf(ExpressionSyntax typeName) => Around(typeName) switch
    {
        TypeOfExpressionSyntax typeOf => RefusalOf(typeOf),
        InvocationExpressionSyntax call => RefusalOf(call),
        _ => null,
    };

    /// <summary>What the name has in common with the others of its member: one of them alone would be told from the rest. Null if it stands for no value.</summary>
    public static string? GroupOf(ExpressionSyntax typeName) => Around(typeName) switch
    {
        TypeOfExpressionSyntax typeOf => $"typeof {ScopeOf(typeOf).SpanStart}",
        InvocationExpressionSyntax call => $"call {ScopeOf(call).SpanStart}",
        _ => null,
    };

    /// <summary>The <c>typeof</c>, or the call that is made for what it does, whose type or type argument the name is.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax typeName)
    {
        foreach (var ancestor in typeName.Ancestors())
        {
            switch (ancestor)
            {
                case TypeOfExpressionSyntax typeOf:
                    return typeOf;
                case GenericNameSyntax generic when generic.Access().Call() is { } call && IsStatement(call):
                    return call;
                case not TypeSyntax and not TypeArgumentListSyntax and not TupleElementSyntax:
                    return null;
            }
        }

        return null;
    }

    private Refusal? RefusalOf(TypeOfExpressionSyntax typeOf)
    {
        if (file.Model.GetNamedType(typeOf.Type, file.CancellationToken) is not { } type || file.Engine.MapType(type) is not { } mapped)
            return null;

        var scope = ScopeOf(typeOf);
        if (!_typeOfs.TryGetValue(scope, out var types))
            _typeOfs.Add(scope, types = [.. scope.DescendantNodes(node => node == scope || node is not MemberDeclarationSyntax).OfType<TypeOfExpressionSyntax>().Select(other => file.Model.GetNamedType(other.Type, file.CancellationToken)).OfType<ITypeSymbol>()]);
        return types.FirstOrDefault(other => IsTwin(other, type, mapped)) is { } twin ? Refusal.SameTypeOf.For(twin.Name) : null;
    }

    private Refusal? RefusalOf(InvocationExpressionSyntax call)
    {
        if (file.SymbolOf(call) is not IMethodSymbol method)
            return null;

        var scope = ScopeOf(call);
        if (!_calls.TryGetValue(scope, out var calls))
        {
            _calls.Add(scope, calls = [.. scope.DescendantNodes(node => node == scope || node is not MemberDeclarationSyntax).OfType<GenericNameSyntax>()
                .Select(generic => generic.Access().Call()).OfType<InvocationExpressionSyntax>().Where(IsStatement)
                .Select(other => file.SymbolOf(other)).OfType<IMethodSymbol>()]);
        }

        var isThere = calls.Any(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition)
            && other.TypeArguments.Zip(method.TypeArguments, (a, b) => (a, b)).Any(pair => file.Engine.MapType(pair.b) is { } mapped && IsTwin(pair.a, pair.b, mapped))
            && other.TypeArguments.Zip(method.TypeArguments, (a, b) => SymbolEqualityComparer.Default.Equals(file.Engine.MapType(a), file.Engine.MapType(b))).All(same => same));
        return isThere ? Refusal.SameRegistration.For(method.Name) : null;
    }

    private bool IsTwin(ITypeSymbol other, ITypeSymbol type, ITypeSymbol mapped) =>
        !SymbolEqualityComparer.Default.Equals(other, type) && SymbolEqualityComparer.Default.Equals(file.Engine.MapType(other), mapped);

    private static SyntaxNode ScopeOf(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor is (MemberDeclarationSyntax and not GlobalStatementSyntax) or CompilationUnitSyntax)!;

        /// <summary>Whether the call is made for what it does: a statement, or a link of a chain that is one.</summary>
    private static bool IsStatement(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Expression == node && access.Parent is InvocationExpressionSyntax next)
            node = next;
        return node.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax || (node != call && node.Parent is EqualsValueClauseSyntax);
    }
}
