namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// Arguments that would be evaluated in another order are passed by name, in the order in which they are written; those that
/// would be evaluated twice, later or not at all are evaluated into locals in front of the statement.
/// </summary>
internal static class Evaluation
{
    public static Refusal? Keep(Fit fit)
    {
        if (fit.Attempt.Expansion.Evaluation?.Refusal is not { } refusal)
            return null;

        return ByName(fit) || InFront(fit) ? null : refusal;
    }

    private static bool ByName(Fit fit)
    {
        var (use, before) = (fit.Use, fit.Attempt);
        if (!before.Expansion.Evaluation!.IsOutOfOrder || ExpressionTree.Contains(use.Spot, use.File)
            || before.Symbol is not IMethodSymbol { Parameters.IsEmpty: false } called || called.Parameters[called.Parameters.Length - 1].IsParams)
        {
            return false;
        }

        var byName = Conversions.Try(fit, before.Expansion.Variant with { ParameterNames = [.. called.Parameters.Select(parameter => parameter.Name)] });
        if (byName.Expansion.Evaluation?.Refusal is not null || !SymbolEqualityComparer.Default.Equals(byName.Symbol, before.Symbol))
            return false;

        (fit.Attempt, fit.Pieces) = (byName, byName.Expansion.Pieces);
        return true;
    }

    private static bool InFront(Fit fit)
    {
        var use = fit.Use;
        if (use.IsConditional || Hoist.Create(use.File, use.Spot, fit.Attempt.Expansion.Evaluation!.Effects) is not { } hoist)
            return false;

        var hoisted = Conversions.Try(fit, fit.Attempt.Expansion.Variant with { Locals = hoist.Placeholders });
        if (hoisted.Expansion.Evaluation?.Refusal is not null || !hoisted.Binds)
            return false;

        (fit.Attempt, fit.Hoist) = (hoisted, hoist);
        fit.Pieces = Expansion.Of(use, hoisted.Expansion.Variant with { Locals = hoist.Locals }).Pieces;
        return true;
    }
}
