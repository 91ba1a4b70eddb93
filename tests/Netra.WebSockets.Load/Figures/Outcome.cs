namespace Netra.WebSockets.Load;

/// <summary>One measurement: a value, or why there is none.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="IsAtLeast">The value is a lower bound: part of what was measured had not ended.</param>
/// <param name="Reason">Why there is no value.</param>
internal readonly record struct Outcome(double? Value, bool IsAtLeast, string? Reason)
{
    public static Outcome Of(double value, bool isAtLeast = false) => new(value, isAtLeast, null);

    public static Outcome None(string reason) => new(null, false, reason);
}
