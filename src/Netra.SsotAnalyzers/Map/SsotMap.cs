namespace Netra.SsotAnalyzers.Map;

/// <summary>Everything that is declared about a compilation, its own sources and its references together. Immutable.</summary>
internal sealed class SsotMap
{
    private readonly Dictionary<string, List<SupersededType>> _supersededById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberReplacement>> _membersById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CanonicalType> _canonicalById = new(StringComparer.Ordinal);
    private readonly HashSet<string> _typesWithReplacements = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, CanonicalType>> _canonicalsByRole;
    private readonly Lazy<ILookup<string, SupersededType>> _supersededByName;

    private SsotMap(IEnumerable<AssemblyMap> assemblies)
    {
        var namespaces = new List<SupersededNamespace>();
        foreach (var assembly in assemblies)
        {
            foreach (var canonical in assembly.Canonicals)
            {
                if (!_canonicalById.ContainsKey(canonical.Type.Id))
                    _canonicalById.Add(canonical.Type.Id, canonical);
            }

            foreach (var superseded in assembly.Superseded)
                Add(superseded);

            foreach (var member in assembly.Members)
            {
                GetOrAdd(_membersById, member.MemberId).Add(member);
                _typesWithReplacements.Add("T:" + member.DeclaringType);
            }

            namespaces.AddRange(assembly.Namespaces);
        }

        Namespaces = new SupersededNamespaces(namespaces);
        Catalogues = [.. Canonicals.Where(canonical => canonical.EventNames)];
        PerUser = [.. Canonicals.Where(canonical => canonical.PerUser)];
        _canonicalsByRole = new Lazy<ILookup<string, CanonicalType>>(() => Canonicals.ToLookup(canonical => canonical.Role, StringComparer.Ordinal));
        _supersededByName = new Lazy<ILookup<string, SupersededType>>(() => Superseded.ToLookup(entry => entry.Legacy.SimpleName, StringComparer.Ordinal));
    }

    public SupersededNamespaces Namespaces { get; }

    public IEnumerable<CanonicalType> Canonicals => _canonicalById.Values;

    /// <summary>The canonical types that are catalogues of event names.</summary>
    public ImmutableArray<CanonicalType> Catalogues { get; }

    /// <summary>The canonical types of which each user has an own one.</summary>
    public ImmutableArray<CanonicalType> PerUser { get; }

    public IEnumerable<SupersededType> Superseded => _supersededById.Values.SelectMany(entries => entries);

    public IEnumerable<MemberReplacement> Members => _membersById.Values.SelectMany(entries => entries);

    public bool IsEmpty => _supersededById.Count == 0 && _membersById.Count == 0 && _canonicalById.Count == 0 && Namespaces.IsEmpty;

    public static SsotMap Read(Compilation compilation, bool inferFromSource, CancellationToken cancellationToken)
    {
        if (RememberedMap.Find(compilation, inferFromSource, cancellationToken) is { } remembered)
            return remembered;

        var map = ReadAnew(compilation, inferFromSource, cancellationToken);
        RememberedMap.Remember(compilation, inferFromSource, map);
        return map;
    }

    private static SsotMap ReadAnew(Compilation compilation, bool inferFromSource, CancellationToken cancellationToken)
    {
        var assemblies = new List<AssemblyMap> { SourceMapReader.Read(compilation, cancellationToken) };
        foreach (var reference in compilation.References)
        {
            var read = MetadataMapReader.Read(compilation, reference, cancellationToken);
            if (read.HasEntries || !read.Candidates.IsEmpty)
                assemblies.Add(read);
        }

        var map = new SsotMap(assemblies);
        var inferred = Inference.Infer(
            compilation,
            [.. map._canonicalById.Values],
            assemblies.SelectMany(assembly => assembly.Candidates),
            inferFromSource,
            type => map._canonicalById.ContainsKey(type.Id) || map._supersededById.ContainsKey(type.Id),
            cancellationToken);
        foreach (var entry in inferred.ToList())
            map.Add(entry);
        if (map._canonicalById.Count > 0)
            map.AddShims(compilation, [.. assemblies.SelectMany(assembly => assembly.Shims), .. inferFromSource ? ShimCandidate.In(compilation, cancellationToken) : []]);
        foreach (var entry in map.Namespaces.Infer(compilation, type => map._canonicalById.ContainsKey(type.Id) || map._supersededById.ContainsKey(type.Id), cancellationToken).ToList())
            map.Add(entry);

        return map;
    }

    /// <summary>The entry that supersedes <paramref name="type"/>, or null.</summary>
    public SupersededType? FindSuperseded(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        return _supersededById.TryGetValue(DocumentationId.Of(definition), out var entries)
            ? entries.FirstOrDefault(entry => entry.Legacy.Assembly is null || entry.Legacy.Assembly == definition.ContainingAssembly?.Name)
            : null;
    }

    /// <summary>The entry that replaces <paramref name="member"/> (a definition), or null.</summary>
    public MemberReplacement? FindReplacement(ISymbol member) =>
        _membersById.TryGetValue(DocumentationId.Of(member), out var entries)
            ? entries.FirstOrDefault(entry => entry.Assembly is null || entry.Assembly == member.ContainingAssembly?.Name)
            : null;

    /// <summary>Whether a member of the type is replaced.</summary>
    public bool HasReplacements(INamedTypeSymbol type) =>
        _typesWithReplacements.Count > 0 && _typesWithReplacements.Contains(DocumentationId.Of(type.OriginalDefinition));

    /// <summary>Every canonical type of a role.</summary>
    public IEnumerable<CanonicalType> InRole(string role) => _canonicalsByRole.Value[role];

    /// <summary>Every superseded type of a simple name.</summary>
    public IEnumerable<SupersededType> SupersededNamed(string simpleName) => _supersededByName.Value[simpleName];

    public CanonicalType? FindCanonical(INamedTypeSymbol type) =>
        _canonicalById.TryGetValue(DocumentationId.Of(type.OriginalDefinition), out var canonical)
            && (canonical.Type.Assembly is null || canonical.Type.Assembly == type.ContainingAssembly?.Name)
            ? canonical
            : null;

    /// <summary>The entry that supersedes the type of that name, or null.</summary>
    public SupersededType? FindSuperseded(TypeKey type) =>
        _supersededById.TryGetValue(type.Id, out var entries)
            ? entries.FirstOrDefault(entry => entry.Legacy.Assembly is null || type.Assembly is null || entry.Legacy.Assembly == type.Assembly)
            : null;

    /// <summary>The end of a chain of supersessions; null where it runs in a circle.</summary>
    public TypeKey? FinalCanonical(SupersededType entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { entry.Legacy.Id };
        var current = entry.Canonical;
        while (FindSuperseded(current) is { } hop)
        {
            if (!seen.Add(current.Id))
                return null;
            current = hop.Canonical;
        }

        return seen.Contains(current.Id) ? null : current;
    }

    /// <summary>The role that a canonical type is declared for, or else its own name.</summary>
    public string RoleOf(TypeKey canonical) => FindRole(canonical) ?? canonical.SimpleName;

    public string? FindRole(TypeKey canonical) => _canonicalById.TryGetValue(canonical.Id, out var entry) ? entry.Role : null;

    /// <summary>Until none is found: a shim of a shim is one as well.</summary>
    private void AddShims(Compilation compilation, List<ShimCandidate> candidates)
    {
        int count;
        do
        {
            count = candidates.Count;
            foreach (var candidate in candidates.ToList())
            {
                var known = FindSuperseded(candidate.Type);
                if (_canonicalById.ContainsKey(candidate.Type.Id) || known is { Evidence: null })
                {
                    candidates.Remove(candidate);
                }
                else if (ShimInference.Infer(compilation, this, candidate) is { } entry)
                {
                    // That it is a shim says more than that it implements the contract or bears the name.
                    if (known is not null)
                        _supersededById[candidate.Type.Id].Remove(known);
                    Add(entry);
                    candidates.Remove(candidate);
                }
            }
        }
        while (candidates.Count < count);
    }

    private void Add(SupersededType entry) => GetOrAdd(_supersededById, entry.Legacy.Id).Add(entry);

    private static List<T> GetOrAdd<T>(Dictionary<string, List<T>> entries, string key)
    {
        if (!entries.TryGetValue(key, out var list))
            entries.Add(key, list = []);
        return list;
    }
}
