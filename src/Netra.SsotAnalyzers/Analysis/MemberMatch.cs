namespace Netra.SsotAnalyzers.Analysis;

/// <summary>Finds the canonical type's counterpart of a superseded type's member: the same name and a compatible signature.</summary>
internal static class MemberMatch
{
    /// <summary>Whether every use of a member can become one of its counterpart.</summary>
    public static bool HasCounterpart(SsotEngine engine, ISymbol member, INamedTypeSymbol canonical) =>
        canonical.MembersNamed(member.Name).Any(candidate => IsCounterpart(engine, member, candidate) && IsSetAs(member, candidate));

    /// <summary>The counterpart that a member has; null where it has none. It may be set in fewer places.</summary>
    public static ISymbol? CounterpartOf(SsotEngine engine, ISymbol member, INamedTypeSymbol canonical) =>
        canonical.MembersNamed(member.Name).FirstOrDefault(candidate => IsCounterpart(engine, member, candidate));

    /// <summary>Whether both methods take the same arguments.</summary>
    public static bool HasSameParameters(SsotEngine engine, IMethodSymbol from, IMethodSymbol to) =>
        from.Parameters.Length == to.Parameters.Length
        && from.Parameters.Zip(to.Parameters, (a, b) => a.RefKind == b.RefKind && a.Name == b.Name && SameType(engine, a.Type, b.Type)
            && a.HasExplicitDefaultValue == b.HasExplicitDefaultValue
            && (!a.HasExplicitDefaultValue || Equals(a.ExplicitDefaultValue, b.ExplicitDefaultValue))).All(same => same);

    /// <summary>Whether everything that may set the one may set the other.</summary>
    private static bool IsSetAs(ISymbol legacy, ISymbol candidate) => (legacy, candidate) switch
    {
        (IPropertySymbol { SetMethod: { } from }, IPropertySymbol property) => property.SetMethod is { } to && (from.IsInitOnly || !to.IsInitOnly) && to.DeclaredAccessibility >= from.DeclaredAccessibility,
        (IFieldSymbol from, IFieldSymbol to) => from.IsReadOnly || !to.IsReadOnly,
        _ => true,
    };

    private static bool IsCounterpart(SsotEngine engine, ISymbol legacy, ISymbol candidate)
    {
        if (legacy.Kind != candidate.Kind || legacy.IsStatic != candidate.IsStatic)
            return false;

        return (legacy, candidate) switch
        {
            (IMethodSymbol from, IMethodSymbol to) => from.Arity == to.Arity
                && SameType(engine, from.ReturnType, to.ReturnType)
                && HasSameParameters(engine, from, to),
            (IPropertySymbol from, IPropertySymbol to) => SameType(engine, from.Type, to.Type)
                && (from.GetMethod is null || to.GetMethod is not null),
            (IFieldSymbol from, IFieldSymbol to) => SameType(engine, from.Type, to.Type),
            (IEventSymbol from, IEventSymbol to) => SameType(engine, from.Type, to.Type),
            _ => true,
        };
    }

    private static bool SameType(SsotEngine engine, ITypeSymbol legacy, ITypeSymbol canonical)
    {
        // A method's own type parameters differ as symbols and agree by their place.
        var mapped = engine.MapType(legacy) ?? legacy;
        return mapped.ToDisplayString(Shape) == canonical.ToDisplayString(Shape);
    }

    private static readonly SymbolDisplayFormat Shape = SymbolDisplayFormat.FullyQualifiedFormat;
}
