using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>Declares a type superseded by a canonical type of the map: the one that SSOT2006 names by itself, the others in a list.</summary>
internal static class SupersededActions
{
    // More would be a list that is too long to read: the likeliest come first.
    private const int Longest = 20;

    public static IEnumerable<CodeAction> Of(DeclarationPlace place)
    {
        if (place.Symbol is not INamedTypeSymbol type || place.Engine.Map.FindCanonical(type) is not null)
            yield break;

        var evident = Evident(place);
        if (evident is not null && EntryAction.SupersededBy(place, evident, $"Declare '{type.Name}' superseded by '{evident.Name}', as SSOT2006 asks") is { } first)
            yield return first;

        var others = place.Engine.Map.Canonicals
            .Select(canonical => (canonical.Role, Type: place.Engine.Resolve(canonical.Type)))
            .Where(candidate => candidate.Type is { } found && found.TypeKind == type.TypeKind && !SymbolEqualityComparer.Default.Equals(found, evident))
            .OrderByDescending(candidate => Likeness(type, candidate.Type!)).ThenBy(candidate => candidate.Type!.ToDisplayString(), StringComparer.Ordinal)
            .Select(candidate => EntryAction.SupersededBy(place, candidate.Type!, $"'{candidate.Type!.ToDisplayString()}', role '{candidate.Role}'"))
            .OfType<CodeAction>().Take(Longest).ToImmutableArray();
        if (others.Length > 0)
            yield return CodeAction.Create($"Declare '{type.Name}' superseded by", others, isInlinable: false);
    }

    private static INamedTypeSymbol? Evident(DeclarationPlace place)
    {
        if (place.Declaration is not BaseTypeDeclarationSyntax declaration)
            return null;

        var evidence = new WeakEvidence(place.Engine);
        place.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(place.File.Tree).TryGetValue(WeakEvidence.ThresholdOption, out var threshold);
        return evidence.IsEmpty ? null : evidence.Of(declaration, place.File.Model, WeakEvidence.Threshold(threshold), place.File.CancellationToken)?.Role.Type;
    }

    /// <summary>How many words the names share, and how many interfaces.</summary>
    private static int Likeness(INamedTypeSymbol type, INamedTypeSymbol canonical) =>
        Words(type.Name).Intersect(Words(canonical.Name), StringComparer.OrdinalIgnoreCase).Count()
        + type.AllInterfaces.Select(DocumentationId.Of).Intersect(canonical.AllInterfaces.Select(DocumentationId.Of), StringComparer.Ordinal).Count();

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var index = 1; index <= name.Length; index++)
        {
            if (index < name.Length && !(char.IsUpper(name[index]) && !char.IsUpper(name[index - 1])))
                continue;
            yield return name.Substring(start, index - start);
            start = index;
        }
    }
}
