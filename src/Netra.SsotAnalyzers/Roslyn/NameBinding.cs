using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>
/// Binds names at a cost that does not depend on the statement around them. The compiler keeps a bound node for calls,
/// accesses and values, but none for the name of a called method or for most type names. Asked about such a name, it binds
/// the enclosing statement or initializer again, which made an initializer of n calls cost n².
/// </summary>
internal static class NameBinding
{
    /// <summary>The symbol of a name, as <c>GetSymbolInfo</c> gives it.</summary>
    public static SymbolInfo GetNameInfo(this SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        // The call has a bound node; the name of a delegate that is called has one too, and is not a method.
        if (CallOf(name) is { } call
            && model.GetSymbolInfo(call, cancellationToken) is { Symbol: IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } method } called
            && method.Name == name.Identifier.ValueText)
        {
            return called;
        }

        var full = FullName(name);
        if (IsTypeInBody(full))
        {
            var found = model.GetSpeculativeSymbolInfo(full.SpanStart, full, SpeculativeBindingOption.BindAsTypeOrNamespace);
            if (found.Symbol is not null)
                return found;
        }

        return model.GetSymbolInfo(name, cancellationToken);
    }

    /// <summary>The type that a type name in code means.</summary>
    public static ITypeSymbol? GetNamedType(this SemanticModel model, TypeSyntax type, CancellationToken cancellationToken)
    {
        if (IsTypeInBody(type) && model.GetSpeculativeTypeInfo(type.SpanStart, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } found and not IErrorTypeSymbol)
            return found;

        return model.GetTypeInfo(type, cancellationToken).Type;
    }

    /// <summary>The alias that a name is; null for any other name.</summary>
    public static IAliasSymbol? GetAlias(this SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken) =>
        IsTypeInBody(name)
            ? model.GetSpeculativeAliasInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace)
            : CallOf(name) is not null || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) ? null
            : model.GetAliasInfo(name, cancellationToken);

    /// <summary>The call whose method the name is; null for any other name, and in <c>nameof</c>.</summary>
    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        ExpressionSyntax called = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

    private static ExpressionSyntax FullName(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        AliasQualifiedNameSyntax aliased when aliased.Name == name => aliased,
        _ => name,
    };

    /// <summary>Whether only a type or namespace can be named here, in code whose statements the compiler binds as a whole.</summary>
    private static bool IsTypeInBody(ExpressionSyntax name) => SyntaxFacts.IsInNamespaceOrTypeContext(name) && IsInBody(name);

    private static bool IsInBody(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AttributeListSyntax:
                    return false;
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AnonymousFunctionExpressionSyntax or ConstructorInitializerSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
