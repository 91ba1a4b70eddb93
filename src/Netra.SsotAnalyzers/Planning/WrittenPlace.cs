using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Places that are written to or passed by reference: what replaces a member there has to take that.</summary>
internal static class WrittenPlace
{
    private enum Kind
    {
        Read,
        Assigned,
        Initialized,
        Referenced,
    }

    /// <summary>Why a member cannot take the place of an access that is written to; null if it can, or if the access only reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="access">The access, or the name in an object initializer.</param>
    /// <param name="member">What it would access; null where that has no symbol.</param>
    /// <param name="isOwn">Whether the access is one to a member of <c>this</c>, which a constructor may set.</param>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax access, ISymbol? member, bool isOwn)
    {
        var kind = member is null ? Kind.Read : KindOf(access, file);
        return kind switch
        {
            Kind.Read => null,
            Kind.Referenced => IsVariable(member!, file, access, isOwn) ? null : Refusal.NotAVariable.For(member!.Name),
            _ => IsSettable(member!, file, access, isOwn, kind == Kind.Initialized) ? null : Refusal.NotAssignable.For(member!.Name),
        };
    }

    /// <summary>Whether an access is one to a member of <c>this</c>.</summary>
    public static bool IsOwn(ExpressionSyntax access) => access is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: InstanceExpressionSyntax };

    private static Kind KindOf(ExpressionSyntax access, FileContext file)
    {
        var whole = access.Whole();
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assignment when assignment.Left == whole:
                return assignment.Right is InitializerExpressionSyntax ? Kind.Read : Kind.Initialized;
            case NameEqualsSyntax { Parent: AttributeArgumentSyntax }:
                return Kind.Initialized;
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                return Kind.Assigned;
            case PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                return Kind.Assigned;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } or RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return Kind.Referenced;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return IsTarget(tuple) ? Kind.Assigned : Kind.Read;

            // A value's own field is set only where the value is a variable.
            case MemberAccessExpressionSyntax outer when outer.Expression == whole && file.TypeOf(whole) is { IsValueType: true }:
                return KindOf(outer, file) is Kind.Assigned or Kind.Referenced && file.SymbolOf(outer) is IFieldSymbol or IPropertySymbol { ReturnsByRef: false } ? Kind.Referenced : Kind.Read;
            default:
                return Kind.Read;
        }
    }

    private static bool IsTarget(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsTarget(outer),
        _ => false,
    };

    private static bool IsVariable(ISymbol member, FileContext file, ExpressionSyntax access, bool isOwn) => member switch
    {
        IPropertySymbol property => property.ReturnsByRef,
        IMethodSymbol method => method.ReturnsByRef,
        IFieldSymbol field => IsSettable(field, file, access, isOwn, isInitializer: false),
        _ => true,
    };

    private static bool IsSettable(ISymbol member, FileContext file, ExpressionSyntax access, bool isOwn, bool isInitializer)
    {
        switch (member)
        {
            case IPropertySymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRef: true }:
                return true;
            case IMethodSymbol:
                return false;
            case IFieldSymbol field:
                return !field.HasConstantValue && (!field.IsReadOnly || (isOwn && IsMadeAt(file, access, field)));
            case IPropertySymbol property:
                var setter = property.SelfAndOverridden().OfType<IPropertySymbol>().Select(current => current.SetMethod).FirstOrDefault(found => found is not null);
                return setter is null
                    ? isOwn && property.DeclaringSyntaxReferences.Length > 0 && IsMadeAt(file, access, property)
                    : file.Model.IsAccessible(access.SpanStart, setter) && (!setter.IsInitOnly || isInitializer || (isOwn && IsMadeAt(file, access, property)));
            default:
                return true;
        }
    }

    /// <summary>Whether the place is in a constructor, or in an accessor that runs with it, of the type that declares the member or of one that derives from it.</summary>
    private static bool IsMadeAt(FileContext file, ExpressionSyntax access, ISymbol member)
    {
        if (file.Model.GetEnclosingSymbol(access.SpanStart, file.CancellationToken) is not IMethodSymbol made || made.IsStatic != member.IsStatic)
            return false;

        var isOwnType = SymbolEqualityComparer.Default.Equals(made.ContainingType.OriginalDefinition, member.ContainingType.OriginalDefinition);
        var isInitOnly = member is IPropertySymbol { SetMethod.IsInitOnly: true };
        return made is { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } or { IsInitOnly: true }
            && (isOwnType || (isInitOnly && made.ContainingType.DerivesFrom(member.ContainingType)));
    }
}
