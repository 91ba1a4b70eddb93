using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// Compares what arguments are converted to. A superseded member's parameter gave its argument a type, which the expression
/// may not: <c>Half(3)</c> with <c>Half(double d)</c> is not <c>3 / 2</c>, and <c>Put("x")</c> may find another overload than
/// <c>Put(object value)</c> did.
/// </summary>
internal sealed class ConversionCheck(FileContext file)
{
    /// <param name="written">The expression with the arguments as they are written.</param>
    /// <param name="bind">Binds a part of the expression as it is written.</param>
    /// <param name="bindCast">Binds a part of the expression with each argument cast to its parameter's type.</param>
    /// <returns>Whether every argument, unconverted, comes to mean what it means converted.</returns>
    public bool Keeps(Expansion written, Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bind, Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bindCast)
    {
        foreach (var (slot, argument) in written.Places)
        {
            if (argument.ParameterType is null || KindOf(argument) is not { } kind)
                continue;

            var around = Around(slot);
            var found = around is null ? default : bind(around);
            if (TargetOf(found.Symbol, slot) is { } target && IsSame(target.Type, argument.ParameterType) && (kind != Kind.Spread || target.IsParams))
                continue;

            if (kind == Kind.Spread)
                return false;

            // An argument that is the whole of the expression is its result.
            if (written.Variant.Casts || slot.Parent is null)
                continue;
            if (kind == Kind.Value)
                return false;

            var meant = around is null ? default : bindCast(around);
            var isReceiver = slot is ThisExpressionSyntax && slot.Parent is MemberAccessExpressionSyntax;
            if ((meant.Symbol is not null || meant.Type is not null) && !(IsSame(found.Symbol, meant.Symbol) && (isReceiver || IsSame(found.Type, meant.Type))))
                return false;
        }

        return true;
    }

    private enum Kind
    {
        /// <summary>The same object under another type, or something that has no type of its own.</summary>
        Reference,

        /// <summary>Another value: a number of another type, a box, the result of an operator.</summary>
        Value,

        /// <summary>Elements of a <c>params</c> collection, one by one.</summary>
        Spread,
    }

    private Kind? KindOf(ArgumentValue argument)
    {
        if (argument.IsSpread)
            return Kind.Spread;
        if (argument.Expressions.IsEmpty)
            return argument.IsDefault ? argument.ParameterType!.IsReferenceType ? Kind.Reference : Kind.Value : null;
        if (argument.Expressions.Length != 1 || argument.ElementType is not null || argument.IsCollection)
            return null;

        var expression = argument.Expressions[0];
        if (expression.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } || expression is DeclarationExpressionSyntax)
            return null;
        if (expression is ImplicitObjectCreationExpressionSyntax || file.TypeOf(expression) is not { } type)
            return Kind.Reference;

        var from = file.Engine.MapType(type);
        var to = file.Engine.MapType(argument.ParameterType!);
        if (from is null || to is null || from is IErrorTypeSymbol)
            return null;

        var conversion = ((CSharpCompilation)file.Engine.Compilation).ClassifyConversion(from, to);
        // Without a conversion there is no cast: a type of the consumer's that derives from the superseded one is none of the canonical.
        return conversion.IsIdentity || !conversion.Exists ? null : conversion.IsReference ? Kind.Reference : Kind.Value;
    }

    /// <summary>What the place is an operand or argument of; null for a place on its own.</summary>
    public static ExpressionSyntax? Around(SyntaxNode slot) => slot.Parent switch
    {
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => Around(tuple) ?? tuple,
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access => call,
        ExpressionSyntax operation and not AnonymousFunctionExpressionSyntax => operation,
        _ => null,
    };

    /// <summary>The type that the member called converts the place to: its parameter's, or of a tuple among its arguments the element's.</summary>
    private static (ITypeSymbol? Type, bool IsParams)? TargetOf(ISymbol? called, SyntaxNode slot) => slot.Parent switch
    {
        ArgumentSyntax { Parent: BaseArgumentListSyntax } argument => called.ParameterOf(argument) is { } parameter ? (parameter.Type, parameter.IsParams) : null,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } element => TargetOf(called, tuple)?.Type is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Arguments.Count
            ? (type.TupleElements[tuple.Arguments.IndexOf(element)].Type, false)
            : null,
        _ => null,
    };

    private bool IsSame(ITypeSymbol? left, ITypeSymbol? right) =>
        SymbolEqualityComparer.Default.Equals(left is null ? null : file.Engine.MapType(left), right is null ? null : file.Engine.MapType(right));

    /// <summary>Whether two symbols are one member, or override one.</summary>
    public static bool IsSame(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left?.SelfAndOverridden().Last(), right?.SelfAndOverridden().Last());
}
