using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A class that adds nothing to another type: whether that one plays a role is the map's to say.</summary>
/// <param name="Type">The class.</param>
/// <param name="Of">The type that it derives from, or forwards to.</param>
/// <param name="Forwarded">How many members it forwards; none for an empty subclass.</param>
/// <param name="IsStatic">Whether the members that it forwards to are static.</param>
internal sealed record ShimCandidate(INamedTypeSymbol Type, INamedTypeSymbol Of, int Forwarded, bool IsStatic)
{
    /// <summary>Whether its author has retired it.</summary>
    public bool IsObsolete => Type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" });

    /// <summary>The interfaces that it implements.</summary>
    public IEnumerable<string> InterfaceIds => Type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition));

    public static ShimCandidate? From(SemanticModel model, ShimShape shape, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        INamedTypeSymbol? of;
        var isStatic = false;
        if (shape.Receiver is null)
        {
            // An interface alone is not a base: implementing it is not a shim.
            of = type.BaseType is { SpecialType: SpecialType.None } baseType && type.Interfaces.IsEmpty ? baseType : null;
        }
        else
        {
            if (type.BaseType?.SpecialType != SpecialType.System_Object)
                return null;

            var receiver = model.GetSymbolInfo(shape.Receiver, cancellationToken).Symbol;
            isStatic = receiver is INamedTypeSymbol;
            of = receiver switch
            {
                IFieldSymbol field when IsOwn(field, type) => field.Type as INamedTypeSymbol,
                IPropertySymbol property when property.IsStatic || IsOwn(property, type) => property.Type as INamedTypeSymbol,
                IParameterSymbol parameter => parameter.Type as INamedTypeSymbol,
                INamedTypeSymbol named => named,
                _ => null,
            };
        }

        return of is null || of.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, type)
            ? null
            : new ShimCandidate(type, of.OriginalDefinition, shape.Forwarded, isStatic);
    }

    private static bool IsOwn(ISymbol held, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(held.ContainingType, type);
}
