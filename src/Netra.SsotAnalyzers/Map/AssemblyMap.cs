namespace Netra.SsotAnalyzers.Map;

/// <summary>What one assembly says: its entries, and the types that could be second implementations.</summary>
internal sealed record AssemblyMap(
    ImmutableArray<CanonicalType> Canonicals,
    ImmutableArray<SupersededType> Superseded,
    ImmutableArray<MemberReplacement> Members,
    ImmutableArray<SupersededNamespace> Namespaces,
    ImmutableArray<ImplementationCandidate> Candidates,
    ImmutableArray<ShimCandidate> Shims)
{
    public static readonly AssemblyMap Empty = new([], [], [], [], [], []);

    public bool HasEntries => !(Canonicals.IsEmpty && Superseded.IsEmpty && Members.IsEmpty && Namespaces.IsEmpty);
}
