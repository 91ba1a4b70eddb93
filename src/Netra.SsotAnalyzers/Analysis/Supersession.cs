using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>An entry of the map, resolved in one compilation.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Canonical">The type at the end of the chain; null where it cannot be had in this compilation.</param>
/// <param name="CanonicalName">Its simple name, known even where the type is not.</param>
/// <param name="Sunset">From when on uses are errors, or null.</param>
/// <param name="Namespace">The namespace that takes the place of the legacy type's own, if the type is superseded with that.</param>
/// <param name="IsCircular">Whether the chain of supersessions comes back to where it began, so that there is no end.</param>
internal sealed record Supersession(string Role, INamedTypeSymbol? Canonical, string CanonicalName, Sunset? Sunset, string? Namespace, bool IsCircular)
{
    /// <summary>What a use of <paramref name="legacy"/> becomes: the canonical type with the use's own type arguments.</summary>
    public INamedTypeSymbol? Map(INamedTypeSymbol legacy)
    {
        if (Canonical is null)
            return null;
        if (Canonical.Arity == 0 || !SymbolEqualityComparer.Default.Equals(Canonical, Canonical.OriginalDefinition))
            return Canonical;
        if (legacy.Arity != Canonical.Arity)
            return null;

        return legacy.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(legacy, legacy.OriginalDefinition)
            ? Canonical
            : Canonical.Construct(legacy.TypeArguments, legacy.TypeArgumentNullableAnnotations);
    }
}
