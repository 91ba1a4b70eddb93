using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The type behind an alias that hides it.</summary>
internal sealed record HiddenType(string Role, string Name, Sunset? Sunset)
{
    /// <summary>What an alias hides: a superseded type, the canonical one under another name, another under its name. Null for an honest alias.</summary>
    public static HiddenType? Of(SsotEngine engine, IAliasSymbol alias)
    {
        if (alias.Target is not INamedTypeSymbol target || alias.DeclaringSyntaxReferences.IsEmpty)
            return null;

        if (engine.FindSupersession(target) is { } supersession)
            return new HiddenType(supersession.Role, target.Name, supersession.Sunset);
        if (alias.Name == target.Name)
            return null;
        if (engine.Map.FindCanonical(target) is { } canonical)
            return new HiddenType(canonical.Role, target.Name, Sunset: null);

        var borrowed = engine.Map.Canonicals.FirstOrDefault(c => c.Type.SimpleName == alias.Name);
        return borrowed is null ? null : new HiddenType(borrowed.Role, target.Name, Sunset: null);
    }
}
