using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Whether a replacement expression writes to a parameter: in the superseded member that was a copy.</summary>
internal static class TemplateWrites
{
    /// <param name="place">The parameter's place in the expression.</param>
    /// <param name="type">Its type; a member of a struct may change the value that it is called on.</param>
    public static bool To(SyntaxNode place, ITypeSymbol? type)
    {
        var target = place;
        while (target.Parent is ParenthesizedExpressionSyntax || (type is { IsValueType: true } && target.Parent is MemberAccessExpressionSyntax access && access.Expression == target && access.Parent is not InvocationExpressionSyntax))
            target = target.Parent!;

        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            _ => place.Parent is MemberAccessExpressionSyntax member && member.Expression == place && MayChange(type, member.Name.Identifier.ValueText),
        };
    }

    /// <summary>Whether a struct's member of that name may change the value.</summary>
    private static bool MayChange(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, IsTupleType: false } named
        && named.GetMembers(name).Any(member => member switch
        {
            IMethodSymbol { IsStatic: false } method => !method.IsReadOnly,
            IPropertySymbol { IsStatic: false, GetMethod: { } getter } => !getter.IsReadOnly,
            _ => false,
        });
}
