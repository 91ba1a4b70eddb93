namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>
/// A frozen set of identifiers that is asked about slices of a character buffer, so that a file is searched without
/// allocating a string per word.
/// </summary>
internal sealed class NameSet
{
    private readonly string?[] _slots;
    private readonly ulong[] _firstCharacters = new ulong[2];
    private readonly ulong _lengths;

    public NameSet(IEnumerable<string> names)
    {
        Names = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];

        var capacity = 16;
        while (capacity < Names.Length * 3)
            capacity *= 2;
        _slots = new string?[capacity];

        foreach (var name in Names)
        {
            var slot = Hash(name.AsSpan()) & (capacity - 1);
            while (_slots[slot] is not null)
                slot = (slot + 1) & (capacity - 1);
            _slots[slot] = name;

            _lengths |= 1UL << Math.Min(name.Length, 63);
            if (name[0] < 128)
                _firstCharacters[name[0] >> 6] |= 1UL << (name[0] & 63);
        }
    }

    public ImmutableArray<string> Names { get; }

    public bool IsEmpty => Names.IsEmpty;

    public bool Contains(ReadOnlySpan<char> word)
    {
        var first = word[0];
        if ((_lengths & (1UL << Math.Min(word.Length, 63))) == 0
            || (first < 128 && (_firstCharacters[first >> 6] & (1UL << (first & 63))) == 0))
        {
            return false;
        }

        var mask = _slots.Length - 1;
        for (var slot = Hash(word) & mask; _slots[slot] is { } candidate; slot = (slot + 1) & mask)
        {
            if (candidate.Length == word.Length && word.SequenceEqual(candidate.AsSpan()))
                return true;
        }

        return false;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other) || (other is NameSet set && Names.SequenceEqual(set.Names, StringComparer.Ordinal));

    public override int GetHashCode() => Names.Length;

    private static int Hash(ReadOnlySpan<char> word)
    {
        // FNV-1a over the characters.
        unchecked
        {
            var hash = (int)2166136261;
            foreach (var c in word)
                hash = (hash ^ c) * 16777619;
            return hash & int.MaxValue;
        }
    }
}
