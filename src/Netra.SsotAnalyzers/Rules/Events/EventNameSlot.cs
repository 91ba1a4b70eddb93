using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// The convention by which a parameter, property, field, local, method or JSON property is one for event names. Documented in
/// docs/event-names.md.
/// </summary>
internal static class EventNameSlot
{
    private static readonly ImmutableHashSet<string> Certain = ["event", "events", "eventname", "eventnames", "eventtype", "eventtypes", "eventkind", "eventkinds"];

    private static readonly ImmutableHashSet<string> Likely = ["type", "types", "topic", "topics", "messagetype", "messagetypes"];

    private static readonly ImmutableHashSet<string> CertainOfARole = ["evt", "ev", "kind", "kinds"];

    private static readonly ImmutableHashSet<string> LikelyOfARole = ["name", "names"];

    /// <summary>How surely a name says that event names belong there.</summary>
    public static SlotStrength StrengthOf(string name)
    {
        var plain = name.Replace("_", "").ToLowerInvariant();
        if (name.Length > 2 && name[1] == '_' && name[0] is 's' or 'm' or 't')
            plain = plain.Substring(1);

        // "ToolEventName" and "expectedEvents" are what "eventName" and "events" are.
        if (Certain.Any(word => plain.EndsWith(word, StringComparison.Ordinal)))
            return SlotStrength.Certain;
        return Likely.Contains(plain) || plain.EndsWith("messagetype", StringComparison.Ordinal) ? SlotStrength.Likely : SlotStrength.None;
    }

    /// <summary>The same of a symbol: what is declared first, then its name; members and parameters of a type with a role are certain where others are likely.</summary>
    public static SlotStrength StrengthOf(SsotEngine engine, ISymbol? symbol)
    {
        if (symbol is null or INamedTypeSymbol or INamespaceSymbol)
            return SlotStrength.None;
        if (engine.Events.Places.Contain(symbol))
            return SlotStrength.Declared;

        var strength = StrengthOf(symbol.Name);
        if (strength == SlotStrength.Certain || symbol.ContainingType is not { IsAnonymousType: false } type || engine.RoleOf(type) is null)
            return strength;
        if (strength == SlotStrength.Likely || CertainOfARole.Contains(symbol.Name.ToLowerInvariant()))
            return SlotStrength.Certain;
        return LikelyOfARole.Contains(symbol.Name.ToLowerInvariant()) ? SlotStrength.Likely : SlotStrength.None;
    }
}

/// <summary>How surely an event name is expected in a place.</summary>
internal enum SlotStrength
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>A name of several words is expected to be one; "error" may be anything.</summary>
    Likely,

    /// <summary>By its name, or by its neighbours, the place is one for event names: a guess that is rarely wrong.</summary>
    Certain,

    /// <summary>An attribute says so, of the place itself or of where its value is passed on to.</summary>
    Declared,
}
