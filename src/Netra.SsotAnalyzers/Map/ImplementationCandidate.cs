namespace Netra.SsotAnalyzers.Map;

/// <summary>A class or struct of an assembly that takes part in the map, with what inference asks about it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="IsTopLevel">Whether it is declared in a namespace.</param>
/// <param name="InterfaceIds">Every interface that it implements.</param>
/// <param name="BaseTypeIds">Every class that it derives from.</param>
/// <param name="TakenIds">What its constructors take.</param>
/// <param name="HasConstants">Whether it declares constants, as a catalogue of names does.</param>
internal sealed record ImplementationCandidate(TypeKey Type, string Name, bool IsTopLevel, ImmutableArray<string> InterfaceIds, ImmutableArray<string> BaseTypeIds, ImmutableArray<string> TakenIds, bool HasConstants)
{
    public static ImplementationCandidate? From(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsImplicitlyDeclared || type.IsFileLocal)
            return null;

        var interfaces = type.AllInterfaces.IsEmpty
            ? ImmutableArray<string>.Empty
            : type.AllInterfaces.Select(i => DocumentationId.Of(i.OriginalDefinition)).ToImmutableArray();
        var bases = type.BaseTypes().TakeWhile(current => current.SpecialType == SpecialType.None).Select(current => DocumentationId.Of(current.OriginalDefinition)).ToImmutableArray();
        return new ImplementationCandidate(TypeKey.Of(type), type.Name, type.ContainingType is null, interfaces, bases, TakenBy(type), type.GetMembers().Any(member => member is IFieldSymbol { IsConst: true }));
    }

    private static ImmutableArray<string> TakenBy(INamedTypeSymbol type) => type.AllInterfaces.IsEmpty ? []
        : [.. type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type).OfType<INamedTypeSymbol>().Select(taken => DocumentationId.Of(taken.OriginalDefinition)).Distinct()];
}
