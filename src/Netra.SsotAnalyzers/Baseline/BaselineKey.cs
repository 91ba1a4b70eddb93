namespace Netra.SsotAnalyzers.Baseline;

/// <summary>What a baseline counts by. Nothing in it moves with a line, the order of members, or the layout.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Symbol">What the violation stands in, as <see cref="ContainingSymbol"/> writes it.</param>
/// <param name="Target">What is used there that should not be.</param>
internal sealed record BaselineKey(string RuleId, string Symbol, string Target) : IComparable<BaselineKey>
{
    public int CompareTo(BaselineKey? other) =>
        other is null ? 1
        : string.CompareOrdinal(RuleId, other.RuleId) is not 0 and var byRule ? byRule
        : string.CompareOrdinal(Symbol, other.Symbol) is not 0 and var bySymbol ? bySymbol
        : string.CompareOrdinal(Target, other.Target);
}
