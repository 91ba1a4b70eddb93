namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>
/// The pairs of types that some index has brought together, with the evidence about each. Nothing compares every type with
/// every other: an index hands in groups, and a group that is too large to say anything is left out.
/// </summary>
internal sealed class PairTable
{
    private readonly Dictionary<(AuditType, AuditType), List<Clue>> _clues = [];
    private readonly Dictionary<AuditType, int> _order;

    public PairTable(IReadOnlyList<AuditType> types) =>
        _order = types.Index().ToDictionary(item => item.Item, item => item.Index);

    /// <summary>How many pairs were looked at: the work, which has to grow with the number of types and no faster.</summary>
    public int Compared { get; private set; }

    public IEnumerable<KeyValuePair<(AuditType Left, AuditType Right), List<Clue>>> Pairs =>
        _clues.Select(pair => KeyValuePair.Create((pair.Key.Item1, pair.Key.Item2), pair.Value));

    public void Add(AuditType one, AuditType other, Clue clue)
    {
        if (one == other)
            return;

        var key = KeyOf(one, other);
        if (!_clues.TryGetValue(key, out var clues))
            _clues.Add(key, clues = []);
        if (!clues.Any(known => known.Kind == clue.Kind && known.Weight >= clue.Weight))
            clues.Add(clue with { One = one, Other = other });
    }

    public double WeightOf(AuditType one, AuditType other) => _clues.TryGetValue(KeyOf(one, other), out var clues) ? clues.Sum(clue => clue.Weight) : 0;

    public IReadOnlyList<Clue> Of(AuditType one, AuditType other) => _clues.TryGetValue(KeyOf(one, other), out var clues) ? clues : [];

    /// <summary>The pairs of a group, unless it is so large that what its members share is not evidence.</summary>
    public IEnumerable<(AuditType, AuditType)> PairsOf(IReadOnlyList<AuditType> group, int most)
    {
        if (group.Count > most)
            yield break;

        for (var i = 0; i < group.Count; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
            {
                Compared++;
                yield return (group[i], group[j]);
            }
        }
    }

    public void Remove(AuditType one, AuditType other) => _clues.Remove(KeyOf(one, other));

    private (AuditType, AuditType) KeyOf(AuditType one, AuditType other) => _order[one] < _order[other] ? (one, other) : (other, one);
}
