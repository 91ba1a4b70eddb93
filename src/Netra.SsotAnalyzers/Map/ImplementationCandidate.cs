namespace Netra.SsotAnalyzers.Map;

/// <summary>A class or struct of an assembly that takes part in the map, with what inference asks about it.</summary>
internal sealed record ImplementationCandidate(TypeKey Type, string Name, bool IsTopLevel, ImmutableArray<string> InterfaceIds, ImmutableArray<string> BaseTypeIds)
{
    public static ImplementationCandidate? From(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsImplicitlyDeclared || type.IsFileLocal)
            return null;

        var interfaces = type.AllInterfaces.IsEmpty
            ? ImmutableArray<string>.Empty
            : type.AllInterfaces.Select(i => DocumentationId.Of(i.OriginalDefinition)).ToImmutableArray();
        var bases = ImmutableArray.CreateBuilder<string>();
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            bases.Add(DocumentationId.Of(current.OriginalDefinition));

        return new ImplementationCandidate(TypeKey.Of(type), type.Name, type.ContainingType is null, interfaces, bases.ToImmutable());
    }
}
