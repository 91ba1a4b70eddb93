using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Map;

/// <summary>A class that adds nothing to another type: whether that one plays a role is the map's to say.</summary>
/// <param name="Type">The class.</param>
/// <param name="Of">What it derives from, or forwards to.</param>
/// <param name="Name">The class's simple name.</param>
/// <param name="Forwarded">How many members it forwards; none for an empty subclass.</param>
/// <param name="IsStatic">Whether it forwards to static members.</param>
/// <param name="IsObsolete">Whether its author has retired it.</param>
/// <param name="InterfaceIds">What it implements.</param>
internal sealed record ShimCandidate(TypeKey Type, TypeKey Of, string Name, int Forwarded, bool IsStatic, bool IsObsolete, ImmutableArray<string> InterfaceIds)
{
    /// <summary>The candidates that a compilation's own sources declare: their bodies have to be seen, so metadata has none.</summary>
    public static IEnumerable<ShimCandidate> In(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var shape in TreeDeclarations.Of(tree, cancellationToken).Shims)
            {
                cancellationToken.ThrowIfCancellationRequested();
                model ??= compilation.GetSemanticModel(tree);
                if (From(model, shape, cancellationToken) is { } candidate)
                    yield return candidate;
            }
        }
    }

    private static ShimCandidate? From(SemanticModel model, ShimShape shape, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(shape.Declaration, cancellationToken) is not { IsFileLocal: false } type)
            return null;

        INamedTypeSymbol? of;
        var isStatic = false;
        if (shape.Receiver is null)
        {
            // An interface alone is no base: implementing it is no shim.
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
                IFieldSymbol { IsStatic: false } field when SymbolEqualityComparer.Default.Equals(field.ContainingType, type) => field.Type as INamedTypeSymbol,
                IParameterSymbol parameter => parameter.Type as INamedTypeSymbol,
                INamedTypeSymbol named => named,
                _ => null,
            };
        }

        if (of is null || of.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(of.OriginalDefinition, type))
            return null;

        return new ShimCandidate(
            TypeKey.Of(type),
            TypeKey.Of(of.OriginalDefinition),
            type.Name,
            shape.Forwarded,
            isStatic,
            type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" }),
            [.. type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition))]);
    }
}
