namespace Netra.SsotAnalyzers.Map;

/// <summary>What one assembly declares.</summary>
internal sealed record AssemblyMap(
    ImmutableArray<CanonicalType> Canonicals,
    ImmutableArray<SupersededType> Superseded,
    ImmutableArray<MemberReplacement> Members,
    ImmutableArray<SupersededNamespace> Namespaces,
    ImmutableArray<EventPlace> EventPlaces,
    ImmutableArray<string> Beginnings)
{
    public static readonly AssemblyMap Empty = new([], [], [], [], [], []);

    public bool HasEntries => !(Canonicals.IsEmpty && Superseded.IsEmpty && Members.IsEmpty && Namespaces.IsEmpty && EventPlaces.IsEmpty && Beginnings.IsEmpty);
}
