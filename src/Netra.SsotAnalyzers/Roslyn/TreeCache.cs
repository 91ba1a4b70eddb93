using System.Runtime.CompilerServices;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What is read off a tree once, and again only when what it depends on has changed. It goes with its tree.</summary>
/// <typeparam name="TKey">What the reading depends on beside the tree; compared by <see cref="object.Equals(object)"/>.</typeparam>
/// <typeparam name="TValue">What is read.</typeparam>
internal sealed class TreeCache<TKey, TValue>
    where TKey : notnull
{
    private readonly ConditionalWeakTable<SyntaxTree, Entry> _entries = new();

    public TValue Get(SyntaxTree tree, TKey key, Func<SyntaxTree, TKey, TValue> read)
    {
        if (_entries.TryGetValue(tree, out var known) && known.Key.Equals(key))
            return known.Value;

        var entry = new Entry(key, read(tree, key));
        _entries.Remove(tree);
        return _entries.GetValue(tree, _ => entry).Value;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;
    }
}
