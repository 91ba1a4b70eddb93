using Microsoft.CodeAnalysis.CodeActions;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>
/// What an <c>[Obsolete("Use X")]</c> says in words, as an entry of the map. The <c>[Obsolete]</c> stays: it is what a caller
/// without the package is told, and where a use is reported by the suite the compiler's own warning is silenced.
/// </summary>
internal static class ObsoleteActions
{
    public static IEnumerable<CodeAction> OfType(DeclarationPlace place)
    {
        if (place.Engine.Map.FindCanonical((INamedTypeSymbol)place.Symbol) is not null)
            return [];

        var names = new MessageBinder(place);
        return Names(place).SelectMany(names.Types)
            .Where(canonical => IsOfThatKind((INamedTypeSymbol)place.Symbol, canonical))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(canonical => EntryAction.SupersededBy(place, canonical, $"Declare '{place.Symbol.Name}' superseded by '{canonical.Name}', as [Obsolete] says"))
            .OfType<CodeAction>();
    }

    public static IEnumerable<CodeAction> OfMember(DeclarationPlace place)
    {
        if (place.Engine.Map.FindReplacement(place.Symbol.OriginalDefinition) is not null || EntryAction.AttributeFor(place, SsotAttributes.ReplaceWith) is not { } attribute)
            return [];

        var binder = new MessageBinder(place);
        var replacement = new MemberExpression(place);
        return Names(place).SelectMany(binder.Members).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()
            .SelectMany(replacement.Of)
            .GroupBy(found => found.Expression, StringComparer.Ordinal).Select(same => same.First())
            .Select(found => EntryAction.Write(
                place, $"Declare that '{place.Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}' becomes '{found.Expression}', as [Obsolete] says", attribute, new PlanPiece.Text(found.Arguments)));
    }

    private static IEnumerable<string> Names(DeclarationPlace place) => place.Symbol.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        .SelectMany(attribute => attribute.ConstructorArguments.Take(1)).Select(message => message.Value).OfType<string>()
        .SelectMany(ObsoleteMessage.Names);

    /// <summary>Classes and structs can take each other's place, which SSOT0006 looks at; any other type is replaced by its like.</summary>
    private static bool IsOfThatKind(INamedTypeSymbol type, INamedTypeSymbol canonical) =>
        type.TypeKind == canonical.TypeKind || (type.TypeKind is TypeKind.Class or TypeKind.Struct && canonical.TypeKind is TypeKind.Class or TypeKind.Struct);
}
