using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Finds expressions whose text holds a type's name: it changes when the type becomes another one.</summary>
internal sealed class TextComparison(SemanticModel before, SymbolImage image, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> TypeTexts = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "ToString", "GUID", "MetadataToken", "GetHashCode" };

    /// <summary>Whether the expression is written as text, and the text names a type that is replaced.</summary>
    public bool NamesType(ExpressionSyntax node)
    {
        if (TypeNamed(node) is { } type)
            return image.IsReplaced(type) && (IsText(node) || IsReceiverOf(node, TypeTexts.Contains));

        // Most expressions are not text, and are not bound for it.
        var isText = IsText(node);
        return (isText || IsReceiverOf(node, name => name == nameof(ToString)))
            && before.GetTypeInfo(node, cancellationToken).Type is INamedTypeSymbol value && image.IsReplaced(value) && (PrintsName(value) || image.HasOtherText(value));
    }

    /// <summary>The type that <c>typeof</c> or <c>GetType</c> yields; null for any other expression.</summary>
    private ITypeSymbol? TypeNamed(ExpressionSyntax node) => node switch
    {
        TypeOfExpressionSyntax typeOf => before.GetTypeInfo(typeOf.Type, cancellationToken).Type,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access } => before.GetTypeInfo(access.Expression, cancellationToken).Type,
        _ => null,
    };

    private static bool IsReceiverOf(ExpressionSyntax node, Func<string, bool> isText) =>
        node.Parent is MemberAccessExpressionSyntax access && access.Expression == node && isText(access.Name.Identifier.ValueText);

    private bool IsText(ExpressionSyntax node) => node.Parent switch
    {
        InterpolationSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => before.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => before.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol called && IsWriter(called.ContainingType),
        _ => false,
    };

    /// <summary>Whether a type of the framework writes what it is given as text.</summary>
    private static bool IsWriter(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type.ContainingNamespace?.ToDisplayString() is "System" or "System.IO" or "System.Text" or "System.Diagnostics" && type.Name is "Console" or "TextWriter" or "StreamWriter" or "StringWriter" or "StringBuilder" or "Convert" or "Debug" or "Trace");

    /// <summary>Whether nothing declares how a value is written, so that its type's name is.</summary>
    private static bool PrintsName(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return false;

        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            if (current.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().Any(method => method is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false }))
                return false;
        }

        return true;
    }
}
