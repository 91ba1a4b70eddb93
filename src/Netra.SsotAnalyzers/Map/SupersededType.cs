namespace Netra.SsotAnalyzers.Map;

/// <summary>One superseded type, declared by an attribute of its own or by one for its namespace.</summary>
/// <param name="Legacy">The type that is to go.</param>
/// <param name="Canonical">What replaces it; possibly superseded itself.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
/// <param name="IsInferred">Whether the type is superseded with its namespace, and has no attribute of its own.</param>
/// <param name="Namespace">The namespace that takes the place of the type's own, if it is superseded with that and for no other reason.</param>
internal sealed record SupersededType(TypeKey Legacy, TypeKey Canonical, Sunset? Sunset, bool IsInferred, string? Namespace = null);

/// <summary>One <c>[Canonical]</c> type.</summary>
internal sealed record CanonicalType(
    TypeKey Type,
    string Role,
    TypeKey? Contract,
    string? NamePattern,
    bool PerUser,
    int Lifetime,
    ImmutableArray<TypeKey> OwnsTransport,
    bool EventNames,
    TypeKey? UserContext);

/// <summary>The version of the declaring assembly from which an entry's uses are errors, beside that assembly's version.</summary>
internal sealed record Sunset(Version RemovedIn, Version Current)
{
    public bool HasPassed => Current >= RemovedIn;

    public static Sunset? From(string? removedIn, IAssemblySymbol declaring)
    {
        if (removedIn is null)
            return null;

        var text = removedIn.IndexOf('.') < 0 ? removedIn + ".0" : removedIn;
        return Version.TryParse(text, out var version) ? new Sunset(version, declaring.Identity.Version) : null;
    }
}
