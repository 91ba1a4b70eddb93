using Microsoft.CodeAnalysis.CodeActions;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>Declares a type canonical: for a role of its own name, with the interface of its name as the contract, or as a catalogue of event names.</summary>
internal static class CanonicalActions
{
    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Symbol is not INamedTypeSymbol { IsFileLocal: false } type
            || place.Engine.Map.FindCanonical(type) is not null || place.Engine.Map.FindSuperseded(type) is not null
            || EntryAction.AttributeFor(place, SsotAttributes.Canonical) is not { } attribute)
        {
            return [];
        }

        CodeAction[] actions = [.. IsCatalogue(type) ? Catalogue(place, type, attribute) : Implementation(place, type, attribute)];
        return actions.Length > 1 ? [CodeAction.Create($"Declare '{type.Name}' canonical", [.. actions], isInlinable: false)] : actions;
    }

    private static IEnumerable<CodeAction> Implementation(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        var role = type is { TypeKind: TypeKind.Interface, Name: { Length: > 1 } name } && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : type.Name;
        if (place.Engine.Map.InRole(role).Any())
            yield break;

        var title = $"Declare '{type.Name}' canonical for the role '{role}'";
        yield return EntryAction.Write(place, title, attribute, new PlanPiece.Text(EntryAction.Literal(role)));
        if (type.TypeKind is TypeKind.Class or TypeKind.Struct && type.AllInterfaces.FirstOrDefault(contract => contract.Name == "I" + type.Name && contract.Arity == 0) is { } contract
            && new Speculation(place.File).CanName(contract, place.Declaration.SpanStart))
        {
            yield return EntryAction.Write(
                place,
                $"{title}, which only it may implement '{contract.Name}' for",
                attribute,
                new PlanPiece.Text(EntryAction.Literal(role) + ", Contract = typeof("),
                new PlanPiece.TypeName(contract, WithTypeArguments: true),
                new PlanPiece.Text(")"));
        }
    }

    private static IEnumerable<CodeAction> Catalogue(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        // A role may have several catalogues; no other canonical type may have a second.
        var roles = place.Engine.Map.Catalogues.Select(catalogue => catalogue.Role);
        if (!place.Engine.Map.InRole(type.Name).Any())
            roles = roles.Append(type.Name);
        foreach (var role in roles.Distinct(StringComparer.Ordinal).OrderBy(role => role == type.Name ? 0 : 1).ThenBy(role => role, StringComparer.Ordinal))
        {
            yield return EntryAction.Write(
                place, $"Declare '{type.Name}' canonical as the event names of the role '{role}'", attribute, new PlanPiece.Text(EntryAction.Literal(role) + ", EventNames = true"));
        }
    }

    /// <summary>A class that holds string constants and nothing else.</summary>
    private static bool IsCatalogue(INamedTypeSymbol type)
    {
        var members = type.GetMembers().Where(member => !member.IsImplicitlyDeclared).ToList();
        return type.TypeKind == TypeKind.Class && members.Count > 0 && members.All(member => member is IFieldSymbol { IsConst: true, Type.SpecialType: SpecialType.System_String });
    }
}
