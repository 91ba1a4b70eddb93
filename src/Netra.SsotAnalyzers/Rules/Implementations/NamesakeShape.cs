using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// Whether a type that has a canonical type's name does what that one does, in the same layer. A name alone is not evidence:
/// a DTO and its entity, or a plug-in and another, have one name for two things.
/// </summary>
internal static class NamesakeShape
{
    private const double MinShare = 0.5;
    private const int MinShared = 2;

    private static readonly string[] Layers =
        ["dto", "dtos", "contracts", "entities", "domain", "models", "viewmodels", "persistence", "requests", "responses", "wire", "views", "messages", "queries", "commands"];

    public static bool Agrees(INamedTypeSymbol type, INamedTypeSymbol canonical, bool isCatalogue, SsotEngine engine)
    {
        if (LayerOf(type) != LayerOf(canonical))
            return false;
        if (isCatalogue)
            return Constants(type).Intersect(Constants(canonical), StringComparer.Ordinal).Any();

        var members = MemberSignature.Of(canonical, includeInternal: false).ToList();
        if (DerivesFromSuperseded(type, canonical, engine))
            return true;

        var own = MemberSignature.Of(type, includeInternal: true).ToList();
        var shared = members.Where(member => own.Any(member.IsMatchedBy)).ToList();
        return shared.Any(member => !member.Kind.Equals('P')) && shared.Count >= Math.Min(MinShared, members.Count) && shared.Count >= members.Count * MinShare;
    }

    /// <summary>Under the canonical name, what is derived from a type that the canonical one supersedes has its shape.</summary>
    private static bool DerivesFromSuperseded(INamedTypeSymbol type, INamedTypeSymbol canonical, SsotEngine engine)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (engine.FindSupersession(current) is { Canonical: { } end } && SymbolEqualityComparer.Default.Equals(end.OriginalDefinition, canonical.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Constants(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsConst: true, ConstantValue: string }).Select(field => (string)field.ConstantValue!);

    private static string? LayerOf(INamedTypeSymbol type)
    {
        for (var ns = type.ContainingNamespace; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            if (Layers.FirstOrDefault(layer => string.Equals(ns.Name, layer, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        }

        return null;
    }
}
