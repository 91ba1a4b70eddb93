namespace Netra.SsotAnalyzers.Engine.Events;

/// <summary>
/// The convention by which a parameter, property, field, local, method or JSON property is one for event names. Documented in
/// docs/event-names.md.
/// </summary>
internal static class EventNameSlot
{
    private static readonly ImmutableHashSet<string> Certain = ["event", "events", "eventname", "eventnames", "eventtype", "eventtypes", "eventkind", "eventkinds"];

    private static readonly ImmutableHashSet<string> Likely = ["type", "types", "kind", "kinds", "name", "names", "topic", "topics", "messagetype", "messagetypes"];

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

    /// <summary>The same of a symbol; members and parameters of a type with a role are certain where others are likely.</summary>
    public static SlotStrength StrengthOf(SsotEngine engine, ISymbol? symbol)
    {
        if (symbol is null or INamedTypeSymbol or INamespaceSymbol)
            return SlotStrength.None;

        var strength = StrengthOf(symbol.Name);
        return strength == SlotStrength.Likely && symbol.ContainingType is { IsAnonymousType: false } type && engine.RoleOf(type) is not null ? SlotStrength.Certain : strength;
    }
}
