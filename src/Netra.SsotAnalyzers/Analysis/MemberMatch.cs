namespace Netra.SsotAnalyzers.Analysis;

/// <summary>Finds the canonical type's counterpart of a superseded type's member: the same name and a compatible signature.</summary>
internal static class MemberMatch
{
    public static bool HasCounterpart(SsotEngine engine, ISymbol member, INamedTypeSymbol canonical) =>
        canonical.MembersNamed(member.Name).Any(candidate => IsCounterpart(engine, member, candidate));

    private static bool IsCounterpart(SsotEngine engine, ISymbol legacy, ISymbol candidate)
    {
        if (legacy.Kind != candidate.Kind || legacy.IsStatic != candidate.IsStatic)
            return false;

        return (legacy, candidate) switch
        {
            (IMethodSymbol from, IMethodSymbol to) => from.Arity == to.Arity
                && SameType(engine, from.ReturnType, to.ReturnType)
                && from.Parameters.Length == to.Parameters.Length
                && from.Parameters.Zip(to.Parameters, (a, b) => a.RefKind == b.RefKind && a.Name == b.Name && SameType(engine, a.Type, b.Type)
                    && a.HasExplicitDefaultValue == b.HasExplicitDefaultValue
                    && (!a.HasExplicitDefaultValue || Equals(a.ExplicitDefaultValue, b.ExplicitDefaultValue))).All(same => same),
            (IPropertySymbol from, IPropertySymbol to) => SameType(engine, from.Type, to.Type)
                && (from.SetMethod is null || to.SetMethod is not null) && (from.GetMethod is null || to.GetMethod is not null),
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
