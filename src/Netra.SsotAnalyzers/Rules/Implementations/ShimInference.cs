using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// Shims that no attribute declares: an empty subclass or a forwarding wrapper of a role's type. An unsealed
/// type invites derivation and any type may be wrapped, so something in the name, or the whole of the members, has to say
/// that the class stands in for the type.
/// </summary>
internal static class ShimInference
{
    /// <summary>How many members a wrapper has to forward, and what share of the type's, where nothing in its name says that it is a shim.</summary>
    private const int MinForwarded = 3;
    private const double MinShare = 2.0 / 3;

    private static readonly ImmutableArray<string> CompatibilityWords = ["Compat", "Shim", "Legacy", "Deprecated", "Adapter"];

    /// <summary>What the name of a class that only passes on may say.</summary>
    public static readonly ImmutableArray<string> WrapperWords = [.. CompatibilityWords, "Wrapper", "Facade", "Proxy"];

    // What a wrapper may implement besides the role's contract.
    private static readonly string[] Housekeeping = ["T:System.IDisposable", "T:System.IAsyncDisposable"];

    /// <summary>The evidence that a candidate is a shim of a role, or null.</summary>
    /// <param name="candidate">The class.</param>
    /// <param name="canonical">The canonical type of the role that it passes on.</param>
    /// <param name="isOfSuperseded">Whether it passes on a type of the role that is superseded itself.</param>
    /// <param name="resolved">The canonical type, where it is available.</param>
    public static Evidence? Infer(ShimCandidate candidate, CanonicalType canonical, bool isOfSuperseded, INamedTypeSymbol? resolved)
    {
        if (canonical.EventNames)
            return null;

        var isNamed = IsNamedLikeAShim(candidate, canonical, isOfSuperseded);
        if (candidate.Forwarded == 0)
            return isNamed ? new Evidence(canonical, IsShim: true, $"it is an empty subclass of '{candidate.Of.Name}'") : null;

        if (candidate.InterfaceIds.Any(id => id != canonical.Contract?.Id && !Housekeeping.Contains(id)) || IsProxy(candidate, canonical))
            return null;
        return isNamed || ForwardsAll(candidate, resolved) ? new Evidence(canonical, IsShim: true, $"it only forwards to '{candidate.Of.Name}'") : null;
    }

    /// <summary>Whether it stands for any implementation of the contract, as the base of decorators does.</summary>
    private static bool IsProxy(ShimCandidate candidate, CanonicalType canonical) =>
        candidate.Of.TypeKind == TypeKind.Interface
        && candidate.InterfaceIds.Contains(canonical.Contract?.Id)
        && !candidate.IsObsolete
        && !CompatibilityWords.Any(word => candidate.Type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool IsNamedLikeAShim(ShimCandidate candidate, CanonicalType canonical, bool isOfSuperseded) =>
        candidate.IsObsolete
        || candidate.Type.Name == canonical.Type.SimpleName
        || candidate.Type.Name == candidate.Of.Name
        || (canonical.NamePattern is { } pattern && NamePattern.Matches(pattern, candidate.Type.Name))
        || (isOfSuperseded && candidate.Type.Name.EndsWith(canonical.Type.SimpleName, StringComparison.Ordinal))
        || (candidate.Forwarded > 0 ? WrapperWords : CompatibilityWords).Any(word => candidate.Type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool ForwardsAll(ShimCandidate candidate, INamedTypeSymbol? canonical)
    {
        if (candidate.Forwarded < MinForwarded || canonical is null)
            return false;

        var members = canonical.GetMembers().Count(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol
            && member is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && member.IsStatic == candidate.IsStatic);
        return members > 0 && candidate.Forwarded >= members * MinShare;
    }
}
