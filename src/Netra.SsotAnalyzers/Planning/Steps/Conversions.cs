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
                attempt ??= plain;
                continue;
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

    private static (ISymbol? Symbol, ITypeSymbol? Type) BindPart(Fit fit, Expansion expansion, ExpressionSyntax part) => part.Parent is null
        ? fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, expansion.Pieces)
        : fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, expansion.PiecesOf(part.Span));
}
