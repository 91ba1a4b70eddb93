namespace Netra.SsotAnalyzers.Map;

/// <summary>One <c>[Canonical]</c> type.</summary>
internal sealed record CanonicalType(
    TypeKey Type,
    string Role,
    TypeKey? Contract,
    string? NamePattern,
    bool PerUser,
    int Lifetime,
    ImmutableArray<TypeKey> OwnsTransport,
    bool EventNames);
