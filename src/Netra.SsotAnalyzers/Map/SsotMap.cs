namespace Netra.SsotAnalyzers.Map;

/// <summary>Everything that is declared about a compilation, its own sources and its references together. Immutable.</summary>
internal sealed class SsotMap
{
    private readonly Dictionary<string, List<SupersededType>> _supersededById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MemberReplacement>> _membersById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CanonicalType> _canonicalById = new(StringComparer.Ordinal);
    private readonly HashSet<EventPlace> _eventPlaces = [];
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
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
            _eventPlaces.UnionWith(assembly.EventPlaces);
            _beginnings.UnionWith(assembly.Beginnings);
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

    public static SsotMap Read(Compilation compilation, CancellationToken cancellationToken)
    {
        if (RememberedMap.Find(compilation, cancellationToken) is { } remembered)
            return remembered;

        var map = ReadAnew(compilation, cancellationToken);
        RememberedMap.Remember(compilation, map);
        return map;
    }

    private static SsotMap ReadAnew(Compilation compilation, CancellationToken cancellationToken)
    {
        var assemblies = new List<AssemblyMap> { SourceMapReader.Read(compilation, cancellationToken) };
        foreach (var reference in compilation.References)
        {
            var read = MetadataMapReader.Read(compilation, reference, cancellationToken);
            if (read.HasEntries)
                assemblies.Add(read);
        }

        var map = new SsotMap(assemblies);
        foreach (var entry in map.Namespaces
            .Infer(compilation, type => map._canonicalById.ContainsKey(type.Id) || map._supersededById.ContainsKey(type.Id), cancellationToken)
            .ToList())
        {
            map.Add(entry);
        }

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

    /// <summary>The members that are declared to begin a run, by id.</summary>
    public IEnumerable<string> Beginnings => _beginnings;

    /// <summary>Whether a method or a constructor (a definition) is declared to begin a run.</summary>
    public bool BeginsRun(IMethodSymbol method) => _beginnings.Count > 0 && _beginnings.Contains(DocumentationId.Of(method));

    /// <summary>Whether the assembly's attributes name the member (a definition), or a parameter of it, as a place for event names.</summary>
    public bool IsEventPlace(ISymbol member, string? parameter) =>
        _eventPlaces.Count > 0 && _eventPlaces.Contains(new EventPlace(DocumentationId.Of(member), parameter));

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

    /// <summary>The end of a chain of supersessions; null where it runs in a cycle.</summary>
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

    private void Add(SupersededType entry) => GetOrAdd(_supersededById, entry.Legacy.Id).Add(entry);

    private static List<T> GetOrAdd<T>(Dictionary<string, List<T>> entries, string key)
    {
        if (!entries.TryGetValue(key, out var list))
            entries.Add(key, list = []);
        return list;
    }
}
