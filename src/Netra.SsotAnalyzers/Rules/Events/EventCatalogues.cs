using System.Collections.Concurrent;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// The event names of a compilation: the string constants of every <c>[Canonical(EventNames = true)]</c> type. Tells a name
/// from a near miss of one, and both from the name of something else.
/// </summary>
internal sealed class EventCatalogues
{
    private const int NearMissDistance = 2;

    // Shorter names are within two characters of too many words.
    private const int ShortestMisspelt = 6;

    private const int LongestSuggestion = 3;

    private readonly Dictionary<string, EventName> _byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventName> _byConstant = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _verbs = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, ImmutableArray<EventName>> _nearest = new(StringComparer.Ordinal);

    public EventCatalogues(SsotEngine engine)
    {
        Places = new DeclaredPlaces(engine);
        var pairs = ImmutableArray.CreateBuilder<EventPair>();
        foreach (var canonical in engine.Map.Catalogues.OrderBy(canonical => canonical.Type.Id, StringComparer.Ordinal))
        {
            if (engine.Resolve(canonical.Type) is not { } type || !_types.Add(type))
                continue;

            var catalogue = type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field is { HasConstantValue: true, ConstantValue: string { Length: > 0 } })
                .Select(field => new EventName((string)field.ConstantValue!, field, canonical.Role))
                .ToList();
            foreach (var name in catalogue)
                Add(name);
            pairs.AddRange(EventPair.Of(catalogue));
        }

        Pairs = pairs.ToImmutable();
        Key = string.Join("\n", _byValue.Keys.OrderBy(value => value, StringComparer.Ordinal));
        LongestName = _byValue.Count == 0 ? 0 : _byValue.Keys.Max(value => value.Length) + NearMissDistance;
    }

    public bool IsEmpty => _byValue.Count == 0;

    /// <summary>The places that are declared to hold event names.</summary>
    public DeclaredPlaces Places { get; }

    /// <summary>What begins and what ends, of every catalogue.</summary>
    public ImmutableArray<EventPair> Pairs { get; }

    public IEnumerable<EventName> Names => _byValue.Values;

    /// <summary>All names as one text: two compilations with the same key look for the same literals.</summary>
    public string Key { get; }

    public int LongestName { get; }

    public EventName? Find(string value) => _byValue.TryGetValue(value, out var name) ? name : null;

    /// <summary>The name whose constant is called so, wherever it is declared.</summary>
    public EventName? FindConstant(string constant) => _byConstant.TryGetValue(constant, out var name) ? name : null;

    /// <summary>Whether a name belongs to a catalogue in which something begins and ends.</summary>
    public bool IsPaired(EventName name) => Pairs.Any(pair => SymbolEqualityComparer.Default.Equals(pair.Opening.Constant.ContainingType, name.Constant.ContainingType));

    public bool IsCatalogue(INamedTypeSymbol? type) => type is not null && _types.Contains(type.OriginalDefinition);

    /// <summary>Whether a literal of this value is a name, or may be meant for one.</summary>
    public bool IsOfInterest(string value) => _byValue.ContainsKey(value) || !NearestTo(value).IsEmpty;

    /// <summary>
    /// The names that a value may be meant for: those within two characters, or, where a known subject stands with a known
    /// verb that it is never seen with, those of the subject. Empty for a name of a catalogue and for the name of something else.
    /// </summary>
    public ImmutableArray<EventName> NearestTo(string value)
    {
        if (value.Length < 3 || _byValue.ContainsKey(value) || _byValue.Count == 0)
            return [];
        return _nearest.GetOrAdd(value, FindNearest);
    }

    private ImmutableArray<EventName> FindNearest(string value)
    {
        var nearest = ImmutableArray.CreateBuilder<EventName>();
        var distance = NearMissDistance;
        foreach (var name in _byValue.Values)
        {
            if (name.Value.Length < ShortestMisspelt || IsOtherNumber(value, name.Value))
                continue;

            var own = EditDistance.Between(value, name.Value, distance);
            if (own > distance)
                continue;
            if (own < distance)
                nearest.Clear();
            distance = own;
            nearest.Add(name);
        }

        if (nearest.Count == 0 && EventName.Split(value) is { } split && _subjects.Contains(split.Subject) && _verbs.Contains(split.Verb))
            nearest.AddRange(_byValue.Values.Where(name => EventName.Split(name.Value)?.Subject == split.Subject).Take(LongestSuggestion));
        return nearest.ToImmutable();
    }

    /// <summary>One thing and several of it are two words, and both may be meant.</summary>
    private static bool IsOtherNumber(string left, string right) =>
        left.Length != right.Length && string.Equals(left.TrimEnd('s', 'S'), right.TrimEnd('s', 'S'), StringComparison.OrdinalIgnoreCase);

    private void Add(EventName name)
    {
        if (_byValue.ContainsKey(name.Value))
            return;

        _byValue.Add(name.Value, name);
        if (!_byConstant.ContainsKey(name.Constant.Name))
            _byConstant.Add(name.Constant.Name, name);
        if (EventName.Split(name.Value) is { } split)
        {
            _subjects.Add(split.Subject);
            _verbs.Add(split.Verb);
        }
    }
}
