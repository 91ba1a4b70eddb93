using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>One line of a baseline: how many violations of a key are frozen.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Count">How many there may be; at least one.</param>
/// <param name="Line">The line of the file, from zero.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Count, int Line);

/// <summary>What a baseline counts by. Nothing in it moves with a line, the order of members, or the layout.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Symbol">What the violation stands in, as <see cref="ContainingSymbol"/> writes it.</param>
/// <param name="Target">What is used there that should not be.</param>
internal sealed record BaselineKey(string RuleId, string Symbol, string Target) : IComparable<BaselineKey>
{
    // One use, and one declaration, may be reported under another of these ids by another version: what is known of it decides.
    private static readonly ImmutableArray<ImmutableArray<string>> Families =
    [
        [DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.UnfixableUse],
        [DiagnosticIds.SecondImplementation, DiagnosticIds.CompatibilityShim, DiagnosticIds.WeakEvidence],
    ];

    /// <summary>The keys under which the same violation may be frozen, this one among them.</summary>
    public IEnumerable<BaselineKey> Family => Families.FirstOrDefault(family => family.Contains(RuleId)) is { IsDefault: false } family ? family.Select(id => this with { RuleId = id }) : [this];

    /// <summary>What a violation is counted by in the place that it stands in.</summary>
    public static BaselineKey Of(Violation violation, ContainingSymbol place) => new(violation.Descriptor.Id, place.Name, violation.TargetName);

    public int CompareTo(BaselineKey? other) =>
        other is null ? 1
        : string.CompareOrdinal(RuleId, other.RuleId) is not 0 and var byRule ? byRule
        : string.CompareOrdinal(Symbol, other.Symbol) is not 0 and var bySymbol ? bySymbol
        : string.CompareOrdinal(Target, other.Target);
}

/// <summary>A line of a baseline that cannot be read.</summary>
/// <param name="Line">The line of the file, from zero.</param>
/// <param name="Message">What is wrong with it, and what to do.</param>
internal sealed record BaselineProblem(int Line, string Message);
