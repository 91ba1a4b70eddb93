using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>What the repetitions of one measurement come to.</summary>
internal static class Spread
{
    /// <summary>The value in the middle; of an even number the mean of the two. Null where fewer than half of the repetitions have one.</summary>
    public static double? Median(IReadOnlyList<Outcome> outcomes)
    {
        double[] values = [.. outcomes.Where(static outcome => outcome.Value is not null).Select(static outcome => outcome.Value!.Value).Order()];
        if (values.Length == 0 || values.Length * 2 < outcomes.Count) return null;
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }

    /// <summary><c>median (lowest–highest)</c>, with <c>≥</c> in front of a bound, and how many repetitions it is of where some have none; or the reason.</summary>
    public static string Describe(IReadOnlyList<Outcome> outcomes, string format)
    {
        if (outcomes.Count == 0) return "";
        if (Median(outcomes) is not { } median)
        {
            var reason = outcomes.Where(static outcome => outcome.Reason is not null).GroupBy(static outcome => outcome.Reason).MaxBy(static group => group.Count())!;
            return reason.Count() == outcomes.Count ? reason.Key! : $"{reason.Key} ({reason.Count()} of {outcomes.Count})";
        }

        Outcome[] measured = [.. outcomes.Where(static outcome => outcome.Value is not null)];
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        var bound = measured.Any(static outcome => outcome.IsAtLeast) ? "≥ " : "";
        var range = measured.Length > 1 ? $" ({Text(measured.Min(static outcome => outcome.Value!.Value))}–{Text(measured.Max(static outcome => outcome.Value!.Value))})" : "";
        var part = measured.Length < outcomes.Count ? $", {measured.Length} of {outcomes.Count}" : "";
        return bound + Text(median) + range + part;
    }
}
