namespace Netra.SsotAnalyzers.Map;

/// <summary>
/// Shims that are superseded without an attribute: an empty subclass or a forwarding wrapper of a role's type. An unsealed
/// type invites derivation and any type may be wrapped, so something in the name, or the whole of the members, has to say
/// that the class stands in for the type.
/// </summary>
internal static class ShimInference
{
    /// <summary>How many members a wrapper has to forward, and what share of the type's, where nothing in its name says that it is a shim.</summary>
    private const int MinForwarded = 3;
    private const double MinShare = 2.0 / 3;

    private static readonly string[] CompatibilityWords = ["Compat", "Shim", "Legacy", "Deprecated", "Adapter"];
    private static readonly string[] WrapperWords = [.. CompatibilityWords, "Wrapper", "Facade", "Proxy"];

    // What a wrapper may implement besides the role's contract.
    private static readonly string[] Housekeeping = ["T:System.IDisposable", "T:System.IAsyncDisposable"];

    /// <summary>The entry for a candidate, or null.</summary>
    /// <param name="compilation">Where the canonical type is looked up.</param>
    /// <param name="map">What is known so far.</param>
    /// <param name="candidate">The class.</param>
    public static SupersededType? Infer(Compilation compilation, SsotMap map, ShimCandidate candidate)
    {
        var canonical = map.Canonicals.FirstOrDefault(type => type.Type.Id == candidate.Of.Id)
            ?? (candidate.Forwarded > 0 ? map.Canonicals.FirstOrDefault(type => type.Contract?.Id == candidate.Of.Id) : null);
        var superseded = canonical is null ? map.FindSuperseded(candidate.Of) : null;
        if (superseded is not null && map.FinalCanonical(superseded) is { } end)
            canonical = map.Canonicals.FirstOrDefault(type => type.Type.Id == end.Id);
        if (canonical is null || canonical.EventNames)
            return null;

        var isNamed = IsNamedLikeAShim(candidate, canonical, superseded is not null);
        if (candidate.Forwarded == 0)
            return isNamed ? Entry($"it is an empty subclass of '{candidate.Of.SimpleName}'") : null;

        if (candidate.InterfaceIds.Any(id => id != canonical.Contract?.Id && !Housekeeping.Contains(id)))
            return null;
        return isNamed || ForwardsAll(compilation, candidate, canonical) ? Entry($"it only forwards to '{candidate.Of.SimpleName}'") : null;

        SupersededType Entry(string evidence) => new(candidate.Type, canonical.Type, Sunset: null, IsInferred: true, Evidence: new Evidence(EvidenceKind.Shim, evidence));
    }

    private static bool IsNamedLikeAShim(ShimCandidate candidate, CanonicalType canonical, bool isOfSuperseded) =>
        candidate.IsObsolete
        || candidate.Name == canonical.Type.SimpleName
        || candidate.Name == candidate.Of.SimpleName
        || (canonical.NamePattern is { } pattern && NamePattern.Matches(pattern, candidate.Name))
        || (isOfSuperseded && candidate.Name.EndsWith(canonical.Type.SimpleName, StringComparison.Ordinal))
        || (candidate.Forwarded > 0 ? WrapperWords : CompatibilityWords).Any(word => candidate.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool ForwardsAll(Compilation compilation, ShimCandidate candidate, CanonicalType canonical)
    {
        if (candidate.Forwarded < MinForwarded || canonical.Type.Resolve(compilation) is not { } type)
            return false;

        var members = type.GetMembers().Count(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol
            && member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && member.IsStatic == candidate.IsStatic);
        return members > 0 && candidate.Forwarded >= members * MinShare;
    }
}
