using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// Chooses the shortest way to write the expression that binds, and in which every argument means what it meant, with casts where it takes
/// them.
/// </summary>
internal static class Conversions
{
    public static Refusal? Choose(Fit fit)
    {
        fit.Attempt = Try(fit, default);
        fit.Pieces = fit.Attempt.Expansion.Pieces;
        return fit.Attempt.Expansion.Refusal;
    }

    /// <summary>The shortest way that binds; the first way where none does.</summary>
    /// <param name="fit">The use.</param>
    /// <param name="given">Names and locals for the arguments; the default where they are written as they are.</param>
    public static Attempt Try(Fit fit, Variant given)
    {
        var (use, conversions) = (fit.Use, new ConversionCheck(fit.Use.File, fit.Use));
        var attempt = default(Attempt);
        foreach (var candidate in Variant.ByLength)
        {
            var expansion = Expansion.Of(use,
                given.Locals is null ? candidate : candidate with { ParameterNames = given.ParameterNames, Locals = given.Locals });
            if (expansion.Refusal is not null)
                return new Attempt(expansion, Symbol: null, Type: null);
            if (expansion.HidesImplicitMember)
                continue;

            var (bound, plain) = BindWithSelf(fit, expansion);
            if (!plain.Binds)
            {
                plain = plain with { Expansion = TypedReceiver(use, expansion) };
                if (bound == expansion && (WithCasts(fit, bound, conversions) ?? WithWrittenTypeArguments(fit, bound, conversions)) is { } fitting)
                    return fitting;

                attempt ??= plain;
                continue;
            }

            if (OverloadCapture.Of(use, bound, part => BindPart(fit, bound, part)) is not null)
            {
                if (bound != expansion || WithTypeArguments(fit, bound) is not { } explicitly)
                {
                    attempt ??= plain;
                    continue;
                }

                (expansion, bound, plain) = (explicitly.Expansion, explicitly.Expansion, explicitly);
            }

            // Most arguments are of their parameter's type, and then no cast is needed.
            var cast = new Lazy<Expansion>(() => Expansion.Of(use, bound.Variant with { Casts = true }));
            if (conversions.Keeps(expansion, part => BindPart(fit, bound, part), part => BindPart(fit, cast.Value, part)))
                return plain;

            // The extension that is meant may not be imported yet.
            if (bound == expansion && conversions.HidesExtension(expansion, part => BindPart(fit, bound, part)))
                attempt ??= new Attempt(cast.Value, Symbol: null, Type: null);

            var withCasts = Bind(fit, cast.Value);
            if (bound == expansion && withCasts.Binds
                && conversions.Keeps(cast.Value, part => BindPart(fit, cast.Value, part), part => BindPart(fit, cast.Value, part)))
            {
                return withCasts;
            }
        }

        return attempt ?? new Attempt(Expansion.Of(use, given.Locals is null ? Variant.ByLength[0] : given), Symbol: null, Type: null);
    }

    /// <summary>
    /// The same with casts, if a receiver is a literal that has no type of its own. Otherwise it may only be that the extension
    /// which is meant is not imported yet.
    /// </summary>
    private static Expansion TypedReceiver(Use use, Expansion expansion) =>
        expansion.Places.Any(place => IsUntypedReceiver(use, place)) ? Expansion.Of(use, expansion.Variant with { Casts = true }) : expansion;

    /// <summary>What binds, as it is or with the type that the use is in.</summary>
    private static (Expansion Bound, Attempt Plain) BindWithSelf(Fit fit, Expansion expansion)
    {
        var plain = Bind(fit, expansion);
        if (plain.Binds || SelfOf(fit.Use) is not { } self)
            return (expansion, plain);

        var bound = Expansion.Of(fit.Use, expansion.Variant with { Self = self });
        return (bound, Bind(fit, bound) with { Expansion = expansion });
    }

    private static bool IsUntypedReceiver(Use use, (SyntaxNode Slot, ArgumentValue Argument) place) =>
        place.Slot.Parent is MemberAccessExpressionSyntax access && access.Expression == place.Slot && place.Argument.ParameterType is not null
        && place.Argument.Expressions.Length == 1
        && (ExpressionShape.TakesTypeOfPlace(place.Argument.Expressions[0]) || use.File.TypeOf(place.Argument.Expressions[0]) is null);

    /// <summary>The call with the superseded method's type arguments, so that no other overload is called; null where that does not help.</summary>
    private static Attempt? WithTypeArguments(Fit fit, Expansion expansion)
    {
        if (fit.Use.Member is not IMethodSymbol { IsGenericMethod: true })
            return null;

        var written = Expansion.Of(fit.Use, expansion.Variant with { WritesTypeArguments = true });
        var attempt = Bind(fit, written);
        return attempt.Binds && OverloadCapture.Of(fit.Use, written, part => BindPart(fit, written, part)) is null ? attempt : null;
    }

    /// <summary>
    /// The call with the type arguments that the use has written, where they follow from no argument: <c>out var</c>. Each
    /// argument has to go into a parameter of the type that it had.
    /// </summary>
    private static Attempt? WithWrittenTypeArguments(Fit fit, Expansion expansion, ConversionCheck conversions)
    {
        var isWritten = (fit.Use.Spot as InvocationExpressionSyntax)?.Expression is GenericNameSyntax
            or MemberAccessExpressionSyntax { Name: GenericNameSyntax } or MemberBindingExpressionSyntax { Name: GenericNameSyntax };
        if (!isWritten || WithTypeArguments(fit, expansion) is not { Symbol: { } called } attempt)
            return null;

        var parameters = fit.Use.Member.Parameters();
        var keepsTypes = attempt.Expansion.Places.All(place => place.Slot is not IdentifierNameSyntax { Parent: ArgumentSyntax argument } name
            || parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText)?.Type is not { } given
            || (called.ParameterOf(argument)?.Type is { } taken
                && (SymbolEqualityComparer.Default.Equals(taken, given) || SymbolEqualityComparer.Default.Equals(taken, fit.Use.File.Engine.MapType(given)))));
        return keepsTypes && conversions.Keeps(attempt.Expansion, part => BindPart(fit, attempt.Expansion, part),
            part => BindPart(fit, attempt.Expansion, part))
            ? attempt : null;
    }

    /// <summary>The expression with casts, where it does not bind without: <c>5 ?? 0</c>, but for an <c>int?</c>.</summary>
    private static Attempt? WithCasts(Fit fit, Expansion expansion, ConversionCheck conversions)
    {
        var written = Expansion.Of(fit.Use, expansion.Variant with { Casts = true });
        var attempt = Bind(fit, written);
        return attempt.Binds && conversions.Keeps(written, part => BindPart(fit, written, part), part => BindPart(fit, written, part))
            && OverloadCapture.Of(fit.Use, written, part => BindPart(fit, written, part)) is null
            ? attempt : null;
    }

    /// <summary>What an implicit receiver will be a value of, where the class around the use still derives from a superseded one; null elsewhere.</summary>
    private static ITypeSymbol? SelfOf(Use use) =>
        use is { Receiver: null, IsConditional: false, Member: { IsStatic: false, ContainingType: { } declaring } }
            && use.File.Engine.FindSupersession(declaring) is not null
            && use.File.Model.GetEnclosingSymbol(use.Spot.SpanStart, use.File.CancellationToken)?.ContainingType is { } own
            && !SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, declaring.OriginalDefinition)
            ? use.File.Engine.MapType(declaring)
            : null;

    private static Attempt Bind(Fit fit, Expansion expansion)
    {
        var (symbol, type) = fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, expansion.Pieces);
        return new Attempt(expansion, symbol, type);
    }

    public static (ISymbol? Symbol, ITypeSymbol? Type) BindPart(Fit fit, Expansion expansion, ExpressionSyntax part) => part.Parent is null
        ? fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, expansion.Pieces)
        : fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, expansion.PiecesOf(part.Span));
}

/// <summary>
/// Compares what arguments are converted to. A superseded member's parameter gave its argument a type, which the expression
/// may not: <c>Half(3)</c> with <c>Half(double d)</c> is not <c>3 / 2</c>, and <c>Put("x")</c> may find another overload than
/// <c>Put(object value)</c> did.
/// </summary>
internal sealed class ConversionCheck(FileContext file, Use? use = null)
{
    /// <param name="written">The expression with the arguments as they are written.</param>
    /// <param name="bind">Binds a part of the expression as it is written.</param>
    /// <param name="bindCast">Binds a part of the expression with each argument cast to its parameter's type.</param>
    /// <returns>Whether every argument, unconverted, comes to mean what it means converted.</returns>
    public bool Keeps(Expansion written, Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bind,
        Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bindCast)
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

            if (!written.Variant.Casts && IsHiding(slot, argument, found.Symbol))
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

    /// <summary>Whether a receiver's own type has a member that is called where the expression calls an extension of the parameter's type.</summary>
    public bool HidesExtension(Expansion written, Func<ExpressionSyntax, (ISymbol? Symbol, ITypeSymbol? Type)> bind) =>
        written.Places.Any(place =>
            place.Argument.ParameterType is not null && KindOf(place.Argument) is not null && Around(place.Slot) is { } around
                && IsHiding(place.Slot, place.Argument, bind(around).Symbol));

    private bool IsHiding(SyntaxNode slot, ArgumentValue argument, ISymbol? called) =>
        slot.Parent is MemberAccessExpressionSyntax access && access.Expression == slot
        && (ExtensionHome.HolderOf(called) is not null
            ? use?.Extensions.IsForeign(called, file.Engine.Compilation) == true : IsHidingMember(access, argument, called));

    private bool IsHidingMember(MemberAccessExpressionSyntax access, ArgumentValue argument, ISymbol? called) =>
        called is { IsStatic: false }
        && called.SelfAndOverridden().Last().ContainingType?.SpecialType != SpecialType.System_Object
        && file.Engine.MapType(argument.ParameterType!) is INamedTypeSymbol { TypeKind: not TypeKind.Dynamic } type
        && !type.MembersNamed(access.Name.Identifier.ValueText).Any();

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
        if (ExpressionShape.TakesTypeOfPlace(expression) || ExpressionShape.IsInterpolated(expression) || file.TypeOf(expression) is not { } type)
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
        ArgumentSyntax { Parent: BaseArgumentListSyntax } argument =>
            called.ParameterOf(argument) is { } parameter ? (parameter.Type, parameter.IsParams) : null,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } element =>
            TargetOf(called, tuple)?.Type is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Arguments.Count
            ? (type.TupleElements[tuple.Arguments.IndexOf(element)].Type, false)
            : null,
        _ => null,
    };

    private bool IsSame(ITypeSymbol? left, ITypeSymbol? right) =>
        SymbolEqualityComparer.Default.Equals(left is null ? null : file.Engine.MapType(left), right is null ? null : file.Engine.MapType(right));

    /// <summary>Whether two symbols are one member, or override one.</summary>
    public static bool IsSame(ISymbol? left, ISymbol? right) =>
        SymbolEqualityComparer.Default.Equals(left?.SelfAndOverridden().Last(), right?.SelfAndOverridden().Last());
}
