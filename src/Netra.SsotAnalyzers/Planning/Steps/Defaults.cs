namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Default values at the end of the call, if the member that it calls has the same ones: what nobody wrote stays unwritten.</summary>
internal static class Defaults
{
    public static Refusal? LeaveOut(Fit fit)
    {
        var (use, attempt) = (fit.Use, fit.Attempt);
        var isOmitted = use.Suffix.IsEmpty && !use.IsConditional && fit.Hoist is null && attempt.Expansion.Variant.ParameterNames.IsEmpty
            && attempt.Symbol is IMethodSymbol called && TryLeaveOut(fit, called);
        return attempt.Expansion.HasCallerInfo && !isOmitted ? Refusal.CallerInfo.For(use.Replacement.Expression) : null;
    }

    private static bool TryLeaveOut(Fit fit, IMethodSymbol called)
    {
        var shorter = Expansion.Of(fit.Use, fit.Attempt.Expansion.Variant with { OmitsDefaults = true });
        if (shorter.Pieces.SequenceEqual(fit.Pieces)
            || !SymbolEqualityComparer.Default.Equals(fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, shorter.Pieces).Symbol, called)
            || !shorter.OmittedDefaults.All(omitted => called.Parameters.Any(parameter => parameter.Ordinal == omitted.Index && parameter.HasExplicitDefaultValue && (Use.CallerInfoOf(parameter) ?? Use.DefaultText(parameter)) == omitted.Text)))
        {
            return false;
        }

        fit.Pieces = shorter.Pieces;
        return true;
    }
}
