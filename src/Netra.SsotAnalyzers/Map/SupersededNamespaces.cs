namespace Netra.SsotAnalyzers.Map;

/// <summary>The namespaces that are to go, each with what takes its place. What is nested in one goes with it.</summary>
internal sealed class SupersededNamespaces
{
    private readonly ImmutableArray<SupersededNamespace> _entries;

    public SupersededNamespaces(IEnumerable<SupersededNamespace> entries)
    {
        // The longest first: an entry for a nested namespace says more than the one around it.
        _entries = [.. entries.Distinct().Where(entry => entry.Legacy != entry.Canonical).OrderByDescending(entry => entry.Legacy.Length)];
    }

    public bool IsEmpty => _entries.IsEmpty;

    /// <summary>Every entry, the longest namespace first.</summary>
    public ImmutableArray<SupersededNamespace> Entries => _entries;

    /// <summary>What is to be used instead of exactly this namespace, as its entry says; null where it has none.</summary>
    public string? EntryFor(string legacy) => _entries.FirstOrDefault(entry => entry.Legacy == legacy)?.Canonical;

    /// <summary>What takes the place of a namespace, or null if it stays.</summary>
    public string? CanonicalOf(string ns) => EntryAround(ns) is { } entry ? entry.Canonical + ns.Substring(entry.Legacy.Length) : null;

    /// <summary>From when on uses of a namespace are errors, or null.</summary>
    public Sunset? SunsetOf(string ns) => EntryAround(ns)?.Sunset;

    private SupersededNamespace? EntryAround(string ns)
    {
        var entry = _entries.FirstOrDefault(entry => IsWithin(ns, entry.Legacy));

        // "A" may go to "A.New": what is in the new one is where it belongs.
        return entry is not null && IsWithin(entry.Canonical, entry.Legacy) && IsWithin(ns, entry.Canonical) ? null : entry;
    }

    public string? CanonicalOf(INamespaceSymbol? ns) =>
        _entries.IsEmpty || ns is null or { IsGlobalNamespace: true } ? null : CanonicalOf(ns.ToDisplayString());

    private static bool IsWithin(string ns, string outer) =>
        ns.StartsWith(outer, StringComparison.Ordinal) && (ns.Length == outer.Length || ns[outer.Length] == '.');

    /// <summary>
    /// Every type of the namespaces is superseded by the one of its name in the namespace that takes the place: a
    /// counterpart that does not exist is one that no use can be rewritten to.
    /// </summary>
    public IEnumerable<SupersededType> Infer(Compilation compilation, Func<TypeKey, bool> isKnown, CancellationToken cancellationToken)
    {
        foreach (var entry in _entries)
        {
            if (compilation.FindNamespace(entry.Legacy) is not { } root)
                continue;

            var pending = new Stack<INamespaceSymbol>([root]);
            while (pending.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var ns = pending.Pop();
                foreach (var nested in ns.GetNamespaceMembers())
                    pending.Push(nested);

                if (CanonicalOf(ns) is not { } canonical)
                    continue;
                foreach (var type in ns.GetTypeMembers())
                {
                    var key = TypeKey.Of(type);
                    if (!type.IsFileLocal && !isKnown(key))
                        yield return new SupersededType(key, new TypeKey("T:" + canonical + "." + type.MetadataName, Assembly: null), SunsetOf(ns.ToDisplayString()), IsInferred: true, Namespace: canonical);
                }
            }
        }
    }
}

/// <summary>One namespace that is to go, and the one that takes its place.</summary>
/// <param name="Legacy">The namespace that is to go.</param>
/// <param name="Canonical">The namespace to use instead.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
internal sealed record SupersededNamespace(string Legacy, string Canonical, Sunset? Sunset);
