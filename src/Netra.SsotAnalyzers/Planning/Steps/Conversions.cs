using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Chooses the shortest way to write the expression that binds, and in which every argument means what it meant, with casts where it takes them.</summary>
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
        var (use, conversions) = (fit.Use, new ConversionCheck(fit.Use.File));
        var attempt = default(Attempt);
        foreach (var candidate in Variant.ByLength)
        {
            var expansion = Expansion.Of(use, given.Locals is null ? candidate : candidate with { ParameterNames = given.ParameterNames, Locals = given.Locals });
            if (expansion.Refusal is not null)
                return new Attempt(expansion, Symbol: null, Type: null);
            if (expansion.HidesImplicitMember)
                continue;

            var bound = expansion;
            var plain = Bind(fit, bound);
            if (!plain.Binds && SelfOf(use) is { } self)
            {
                bound = Expansion.Of(use, expansion.Variant with { Self = self });
                plain = Bind(fit, bound) with { Expansion = expansion };
            }

            if (!plain.Binds)
            {
                if (bound == expansion && WithCasts(fit, bound, conversions) is { } fitting)
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

            var withCasts = Bind(fit, cast.Value);
            if (bound == expansion && withCasts.Binds && conversions.Keeps(cast.Value, part => BindPart(fit, cast.Value, part), part => BindPart(fit, cast.Value, part)))
                return withCasts;
        }

        return attempt ?? new Attempt(Expansion.Of(use, given.Locals is null ? Variant.ByLength[0] : given), Symbol: null, Type: null);
    }

    /// <summary>The call with the superseded method's type arguments, so that no other overload is called; null where that does not help.</summary>
    private static Attempt? WithTypeArguments(Fit fit, Expansion expansion)
    {
        if (fit.Use.Member is not IMethodSymbol { IsGenericMethod: true })
            return null;

        var written = Expansion.Of(fit.Use, expansion.Variant with { WritesTypeArguments = true });
        var attempt = Bind(fit, written);
        return attempt.Binds && OverloadCapture.Of(fit.Use, written, part => BindPart(fit, written, part)) is null ? attempt : null;
    }

    /// <summary>The expression with casts, where it does not bind without: <c>5 ?? 0</c>, but for an <c>int?</c>.</summary>
    private static Attempt? WithCasts(Fit fit, Expansion expansion, ConversionCheck conversions)
    {
        var written = Expansion.Of(fit.Use, expansion.Variant with { Casts = true });
        var attempt = Bind(fit, written);
        return attempt.Binds && conversions.Keeps(written, part => BindPart(fit, written, part), part => BindPart(fit, written, part)) && OverloadCapture.Of(fit.Use, written, part => BindPart(fit, written, part)) is null ? attempt : null;
    }

    /// <summary>What an implicit receiver will be a value of, where the class around the use still derives from a superseded one; null elsewhere.</summary>
    private static ITypeSymbol? SelfOf(Use use) =>
        use is { Receiver: null, IsConditional: false, Member: { IsStatic: false, ContainingType: { } declaring } } && use.File.Engine.FindSupersession(declaring) is not null
            && use.File.Model.GetEnclosingSymbol(use.Spot.SpanStart, use.File.CancellationToken)?.ContainingType is { } own && !SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, declaring.OriginalDefinition)
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
