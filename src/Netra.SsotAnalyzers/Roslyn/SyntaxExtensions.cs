using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What may stand between an expression and the place where its value goes.</summary>
[Flags]
internal enum Around
{
    /// <summary>Parentheses and <c>!</c>, which change nothing.</summary>
    Nothing = 0,

    /// <summary>The branches of <c>?:</c> and <c>switch</c>, and both sides of <c>??</c>.</summary>
    Choice = 1,

    /// <summary>A cast, <c>checked</c> and <c>unchecked</c>.</summary>
    Cast = 2,

    /// <summary><c>await</c>.</summary>
    Await = 4,

    /// <summary>What stands behind a <c>?.</c>.</summary>
    NullTest = 8,

    /// <summary>A collection, array or tuple that the value becomes a part of.</summary>
    Container = 16,

    /// <summary>An assignment whose own value is used.</summary>
    Assignment = 32,
}

/// <summary>What is asked of expressions by their syntax alone.</summary>
internal static class SyntaxExtensions
{
    /// <summary>Whether an expression is <c>nameof(…)</c>.</summary>
    public static bool IsNameOf(this SyntaxNode? node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>Whether an expression is what <c>nameof</c> names: its last name is the text.</summary>
    public static bool IsOperandOfNameOf(this ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: var call } && call.IsNameOf();

    /// <summary>Whether an expression stands in a <c>nameof</c>, so that it is never evaluated.</summary>
    public static bool IsInNameOf(this ExpressionSyntax expression) => expression.FirstAncestorOrSelf<InvocationExpressionSyntax>().IsNameOf();

    /// <summary>The access by which a name is asked of something, behind a dot or a <c>?.</c>; the name itself where it stands alone.</summary>
    public static ExpressionSyntax Access(this SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    /// <summary>The call of what an expression names; null where it is not called.</summary>
    public static InvocationExpressionSyntax? Call(this ExpressionSyntax called) =>
        called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;

    /// <summary>Whether a variable, property or element is read and written where it stands.</summary>
    public static (bool Reads, bool Writes) Usage(this ExpressionSyntax accessed) => accessed.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == accessed => (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression), true),
        PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } => (true, true),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => (true, true),
        _ => (true, false),
    };

    /// <summary>The call of a method on an expression's value; null where there is none.</summary>
    public static InvocationExpressionSyntax? CallOn(this ExpressionSyntax receiver, string method) =>
        receiver.Parent is MemberAccessExpressionSyntax access && access.Expression == receiver && access.Name.Identifier.ValueText == method
            ? access.Call() : null;

    /// <summary>The expression with the syntax around it that passes its value through: parentheses, <c>!</c>, and the requested kinds.</summary>
    public static ExpressionSyntax Whole(this ExpressionSyntax value, Around around = Around.Nothing)
    {
        while (Next(value, around) is { } next)
            value = next;
        return value;
    }

    private static ExpressionSyntax? Next(ExpressionSyntax value, Around around) => value.Parent switch
    {
        ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } =>
            (ExpressionSyntax)value.Parent,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice when around.HasFlag(Around.Choice) => choice,
        ConditionalExpressionSyntax choice when around.HasFlag(Around.Choice) && choice.Condition != value => choice,
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when around.HasFlag(Around.Choice) && arm.Expression == value => choice,
        CastExpressionSyntax or CheckedExpressionSyntax when around.HasFlag(Around.Cast) => (ExpressionSyntax)value.Parent,
        AwaitExpressionSyntax awaited when around.HasFlag(Around.Await) => awaited,
        ConditionalAccessExpressionSyntax access when around.HasFlag(Around.NullTest) && access.WhenNotNull == value => access,
        InitializerExpressionSyntax { Parent: ExpressionSyntax container } when around.HasFlag(Around.Container) => container,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax container } when around.HasFlag(Around.Container) => container,
        ArgumentSyntax { Parent: TupleExpressionSyntax container } when around.HasFlag(Around.Container) => container,
        AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Parent: not (ExpressionStatementSyntax or InitializerExpressionSyntax)
        } assignment
            when around.HasFlag(Around.Assignment) && assignment.Right == value => assignment,
        _ => null,
    };

    /// <summary>The expression without the parentheses and the <c>!</c> around it.</summary>
    public static ExpressionSyntax Unwrapped(this ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression.Unwrapped(),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => suppressed.Operand.Unwrapped(),
        _ => expression,
    };

    /// <summary>The last name of a dotted expression; null for any other.</summary>
    public static string? RightmostName(this ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The parameter that an argument is passed for, by its name or its place; null where the member has none.</summary>
    public static IParameterSymbol? ParameterOf(this ISymbol? called, ArgumentSyntax argument) =>
        called.ParameterOf(argument.NameColon, (argument.Parent as BaseArgumentListSyntax)?.Arguments.IndexOf(argument) ?? -1);

    /// <summary>The same of an attribute's argument.</summary>
    public static IParameterSymbol? ParameterOf(this ISymbol? called, AttributeArgumentSyntax argument) =>
        argument.NameEquals is not null
            ? null : called.ParameterOf(argument.NameColon, ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument));

    private static IParameterSymbol? ParameterOf(this ISymbol? called, NameColonSyntax? name, int index)
    {
        var parameters = called.Parameters();
        if (name is not null)
            return parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText);
        return index < 0 ? null : index < parameters.Length ? parameters[index] : parameters.LastOrDefault(parameter => parameter.IsParams);
    }
}

/// <summary>What is asked of operations.</summary>
internal static class OperationExtensions
{
    /// <summary>The operand without its conversions.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }
}

/// <summary>A type name in code, with its qualification, and what it stands in.</summary>
/// <param name="Identifier">The simple name that binds to the type.</param>
/// <param name="Full">The name with its qualifier: <c>Netra.Backend.Old</c>.</param>
internal readonly record struct TypeSite(SimpleNameSyntax Identifier, ExpressionSyntax Full)
{
    public static TypeSite Of(SimpleNameSyntax name)
    {
        ExpressionSyntax full = name;
        while (true)
        {
            switch (full.Parent)
            {
                case QualifiedNameSyntax qualified when qualified.Right == full:
                    full = qualified;
                    continue;
                case AliasQualifiedNameSyntax aliased when aliased.Name == full:
                    full = aliased;
                    continue;
                case MemberAccessExpressionSyntax access when access.Name == full:
                    full = access;
                    continue;
                default:
                    return new TypeSite(name, full);
            }
        }
    }

    /// <summary>The construction whose type this is, or null.</summary>
    public ObjectCreationExpressionSyntax? Creation => Full.Parent is ObjectCreationExpressionSyntax creation && creation.Type == Full ? creation : null;

    /// <summary>The attribute whose type this is, or null.</summary>
    public AttributeSyntax? Attribute => Full.Parent as AttributeSyntax;

    /// <summary>The access to a static member or nested type that stands on this name, or null.</summary>
    public MemberAccessExpressionSyntax? Access => Full.Parent is MemberAccessExpressionSyntax access && access.Expression == Full ? access : null;

    /// <summary>The range that names the type and not its type arguments.</summary>
    public Microsoft.CodeAnalysis.Text.TextSpan NameSpan => Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Full.SpanStart, Identifier.Identifier.Span.End);
}
