namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Default values at the end of the call, if the member that it calls has the same ones: an unwritten value stays unwritten.</summary>
internal static class Defaults
{
    public static Refusal? LeaveOut(Fit fit)
    {
        var (use, attempt) = (fit.Use, fit.Attempt);
        var isOmitted = use.Suffix.IsEmpty && fit.Hoist is null && attempt.Expansion.Variant.ParameterNames.IsEmpty
            && attempt.Symbol is IMethodSymbol called
            && (TryLeaveOut(fit, called, [.. called.Parameters.Select(parameter => parameter.Name)]) || TryLeaveOut(fit, called, []));
        return (isOmitted ? fit.Attempt : attempt).Expansion.HasCallerInfo ? Refusal.CallerInfo.For(use.Replacement.Expression) : null;
    }

    private static bool TryLeaveOut(Fit fit, IMethodSymbol called, ImmutableArray<string> names)
    {
        var variant = fit.Attempt.Expansion.Variant with { OmitsDefaults = true, KeptNames = names };
        var shorter = Expansion.Of(fit.Use, variant);
        var others = shorter.OmittedDefaults.Where(omitted => !called.Parameters.Any(parameter => (omitted.Name is null ? parameter.Ordinal == omitted.Index : parameter.Name == omitted.Name)
            && parameter.HasExplicitDefaultValue && (Use.CallerInfoOf(parameter) ?? Use.DefaultText(parameter)) == omitted.Text)).Select(omitted => omitted.Parameter).ToImmutableHashSet();
        if (!others.IsEmpty && !names.IsEmpty)
            shorter = Expansion.Of(fit.Use, variant with { WrittenDefaults = others });
        if ((!others.IsEmpty && names.IsEmpty) || PlanPiece.AreSame(shorter.Pieces, fit.Pieces)
            || !SymbolEqualityComparer.Default.Equals(fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, shorter.Pieces).Symbol, called))
        {
            return false;
        }

        (fit.Attempt, fit.Pieces) = (fit.Attempt with { Expansion = shorter }, shorter.Pieces);
        return true;
    }
}
