using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Audit.Evidence;

namespace Netra.Ssot.Tool.Audit;

/// <summary>Makes clusters of pairs that there is enough evidence about, and of what hangs on them.</summary>
internal sealed class ClusterBuilder(
    AuditedSolution solution, PairTable pairs, IReadOnlyList<AuditedAlias> aliases, IReadOnlyList<AuditedFactory> factories,
    IReadOnlyDictionary<AuditType, string> written, TypeUses uses)
{
    // One more name may only tell two types of one name apart.
    private const int MinNamesOfOneType = 2;

    private const double MinShareOfContract = 0.6;
    private const int MinMembersOfContract = 2;

    private readonly ILookup<AuditType, AuditedAlias> _aliases = aliases.ToLookup(alias => alias.Target);
    private readonly ILookup<AuditType, AuditedFactory> _factories = factories.ToLookup(factory => factory.Made);
    private readonly ILookup<AuditType, AuditType> _subclasses = Subclasses(solution);
    private readonly Surroundings _surroundings = new(Subclasses(solution));
    private FileAges _ages = FileAges.Unknown;

    /// <summary>What may come into a cluster with one of its types: subclasses, abstract bases, contracts.</summary>
    public static IEnumerable<AuditType> Around(AuditedSolution solution, IReadOnlyCollection<AuditType> types)
    {
        var subclasses = Subclasses(solution);
        var pending = new Stack<AuditType>(types);
        var seen = types.ToHashSet();
        while (pending.TryPop(out var type))
        {
            foreach (var around in subclasses[type].Concat(Parents(type, solution)))
            {
                if (seen.Add(around))
                {
                    pending.Push(around);
                    yield return around;
                }
            }
        }
    }

    public IReadOnlyList<Cluster> Build(CancellationToken cancellationToken)
    {
        _ages = FileAges.Of(solution.Loaded.List.Folder, cancellationToken);
        // Of a type that is written to go its successor is known: what it has in common with a third says nothing about that one.
        var settled = pairs.Pairs.SelectMany(pair => pair.Value).Where(clue => clue.Kind == ClueKind.Written).Select(clue => clue.From!).ToHashSet();
        var links = pairs.Pairs
            .Where(pair => pair.Value.Sum(clue => clue.Weight) + AliasWeight(pair.Key.Left, pair.Key.Right, pair.Value) >= Clue.Enough
                && (Innocence.IsSaid(pair.Value) || settled.Contains(pair.Key.Left) == settled.Contains(pair.Key.Right))
                && Innocence.Of(pair.Key.Left, pair.Key.Right, pair.Value, uses, cancellationToken) is null
                && _surroundings.Of(pair.Key.Left, pair.Key.Right, pair.Value) is null)
            .Select(pair => pair.Key).ToList();

        var groups = Join(links);
        groups.AddRange(_aliases
            .Where(group => !groups.Any(known => known.Contains(group.Key)) && !group.Key.IsTest
                && group.Select(alias => alias.Name).Distinct().Count() >= MinNamesOfOneType)
            .Select(group => new List<AuditType> { group.Key }));
        return [.. groups
            .Where(group => group.Any(type => !type.IsReferenced))
            .Select(group => Make(group, cancellationToken))
            .OrderByDescending(cluster => cluster.FragmentedFiles)
            .ThenByDescending(cluster => cluster.Reach)
            .ThenBy(cluster => cluster.Canonical.FullName, StringComparer.Ordinal)];
    }

    /// <summary>A wrapper that goes by several names is one more name for what it wraps.</summary>
    private double AliasWeight(AuditType one, AuditType other, List<Clue> clues) =>
        clues.Any(clue => clue.Kind == ClueKind.Forwarding && (_aliases[clue.From!].Select(alias => alias.Name).Distinct().Count() >= MinNamesOfOneType))
            ? Clue.Half : 0;

    private static List<List<AuditType>> Join(List<(AuditType Left, AuditType Right)> links)
    {
        var group = new Dictionary<AuditType, List<AuditType>>();
        foreach (var (left, right) in links)
        {
            var (one, other) = (Of(left), Of(right));
            if (one == other)
                continue;
            var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
            large.AddRange(small);
            foreach (var type in small)
                group[type] = large;
        }

        return [.. group.Values.Distinct()];

        List<AuditType> Of(AuditType type)
        {
            if (!group.TryGetValue(type, out var members))
                group.Add(type, members = [type]);
            return members;
        }
    }

    private Cluster Make(List<AuditType> core, CancellationToken cancellationToken)
    {
        var clues = Clues(core);
        var choice = CanonicalChoice.Of(core, clues, written, uses, _ages);
        var members = new List<(AuditType Type, string How)> { (choice.Canonical, "proposed canonical") };
        members.AddRange(core.Where(type => type != choice.Canonical).Select(type => (type, HowOf(type, clues))));
        Complete(members, choice.Canonical);

        var all = members.Select(member => member.Type).ToHashSet();
        var ordered = members.Take(1)
            .Concat(members.Skip(1).OrderByDescending(member => uses.Of(member.Type).Count).ThenBy(member => member.Type.FullName, StringComparer.Ordinal))
            .Select(member => new ClusterMember(member.Type, uses.Of(member.Type), member.How)).ToList();
        var ownAliases = all.SelectMany(type => _aliases[type]).Select(alias => new ClusterAlias(alias, uses.OfAlias(alias.Name, alias.Target)))
            .OrderByDescending(alias => alias.Uses.Count).ThenBy(alias => alias.Alias.Name, StringComparer.Ordinal).ToList();
        var ownFactories = all.SelectMany(type => _factories[type]).Select(factory => new ClusterFactory(factory, uses.OfMethod(factory.Id)))
            .OrderByDescending(factory => factory.Calls.Count).ThenBy(factory => factory.Factory.Name, StringComparer.Ordinal).ToList();
        var state = SharedState.Find(solution, all, cancellationToken);
        var (doors, matrix) = Matrix(ordered, ownAliases, ownFactories);
        return new Cluster(
            choice.Canonical.Canonical?.Role ?? choice.Canonical.Name, choice.Canonical, choice.Reasons, ordered, Clues([.. all]), ownAliases, ownFactories,
            state, doors, matrix);
    }

    /// <summary>What derives from a type that goes, the abstract base of those that go alone, and the contract that only they implement.</summary>
    private void Complete(List<(AuditType Type, string How)> members, AuditType canonical)
    {
        for (var isMore = true; isMore;)
        {
            isMore = false;
            var all = members.Select(member => member.Type).ToHashSet();
            foreach (var leaving in all.Where(type => type != canonical).ToList())
            {
                foreach (var subclass in _subclasses[leaving]
                    .Where(type => leaving.Symbol.TypeKind == type.Symbol.TypeKind && !type.IsTest && !Innocence.IsDouble(type) && all.Add(type)))
                {
                    members.Add((subclass, $"derives from '{leaving.Name}'"));
                    isMore = true;
                }

                foreach (var parent in Parents(leaving, solution)
                    .Where(parent => !all.Contains(parent) && !IsAbove(canonical, parent) && IsOnlyOf(parent, all) && Fits(parent, canonical)).ToList())
                {
                    all.Add(parent);
                    members.Add((parent, parent.Symbol.TypeKind == TypeKind.Interface ? $"the contract of '{leaving.Name}'" : $"the base of '{leaving.Name}'"));
                    isMore = true;
                }
            }
        }
    }

    private bool IsOnlyOf(AuditType parent, HashSet<AuditType> members) => _subclasses[parent].Where(type => !type.IsTest).All(members.Contains);

    /// <summary>An abstract base goes with its subclasses; a contract does where the type that stays has its members.</summary>
    private static bool Fits(AuditType parent, AuditType canonical) =>
        parent.Symbol.TypeKind != TypeKind.Interface
            ? parent.Symbol.IsAbstract
            : parent.Members.Count >= MinMembersOfContract && parent.Members.Count(member => canonical.Members.Any(member.IsMatchedBy)) is var shared
                && shared >= MinMembersOfContract && shared >= parent.Members.Count * MinShareOfContract;

    private static bool IsAbove(AuditType type, AuditType parent) =>
        AllParents(type.Symbol).Any(symbol => Netra.SsotAnalyzers.Map.TypeKey.Of(symbol.OriginalDefinition) == parent.Key);

    private static IEnumerable<AuditType> Parents(AuditType type, AuditedSolution solution) =>
        type.Symbol.Interfaces.Append(type.Symbol.BaseType).Select(solution.Find).OfType<AuditType>()
            .Where(parent => parent is { IsReferenced: false, IsTest: false });

    private static IEnumerable<INamedTypeSymbol> AllParents(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private static ILookup<AuditType, AuditType> Subclasses(AuditedSolution solution) => solution.Types
        .SelectMany(type => type.Symbol.Interfaces.Append(type.Symbol.BaseType).Select(solution.Find).OfType<AuditType>().Select(parent => (parent, type)))
        .ToLookup(pair => pair.parent, pair => pair.type);

    private List<Clue> Clues(IReadOnlyCollection<AuditType> members)
    {
        var all = members.ToHashSet();
        return [.. pairs.Pairs.Where(pair => all.Contains(pair.Key.Left) && all.Contains(pair.Key.Right)).SelectMany(pair => pair.Value)
            .OrderByDescending(clue => clue.Weight).ThenBy(clue => clue.Kind).ThenBy(clue => clue.Text, StringComparer.Ordinal)];
    }

    private static string HowOf(AuditType type, List<Clue> clues) => clues.Where(clue => clue.From == type).Select(clue => clue.Kind switch
    {
        ClueKind.Written => $"written to go, for '{clue.To!.Name}'",
        ClueKind.Forwarding => $"is used for '{clue.To!.Name}'",
        ClueKind.Derivation => $"derives from '{clue.To!.Name}'",
        ClueKind.Declared => "a name of the role",
        _ => null,
    }).FirstOrDefault(how => how is not null) ?? "an implementation beside it";

    private (IReadOnlyList<Door> Doors, IReadOnlyList<MatrixRow> Matrix) Matrix(List<ClusterMember> members, List<ClusterAlias> ownAliases,
        List<ClusterFactory> ownFactories)
    {
        var doors = new List<(Door Door, IReadOnlyList<TypeUse> Uses)>();
        foreach (var member in members)
        {
            var byAlias = ownAliases.Where(alias => alias.Alias.Target == member.Type).SelectMany(alias => alias.Uses)
                .ToHashSet(ReferenceEqualityComparer.Instance);
            doors.Add((new Door(members.Count(other => other.Type.Name == member.Type.Name) > 1 ? member.Type.FullName : member.Type.Name, "type", member.Type),
                [.. member.Uses.Where(use => !byAlias.Contains(use))]));
        }

        doors.AddRange(ownAliases.Select(alias => (new Door($"{alias.Alias.Name} = {alias.Alias.Target.Name}", "alias", alias.Alias.Target), alias.Uses)));
        doors.AddRange(ownFactories
            .Select(factory => (new Door($"{factory.Factory.Method.ContainingType.Name}.{factory.Factory.Method.Name}", "factory", factory.Factory.Made),
                factory.Calls)));

        var rows = doors.Index().SelectMany(door => door.Item.Uses.Select(use => (use.File, door.Index)))
            .GroupBy(use => use.File, use => use.Index)
            .Select(file => new MatrixRow(solution.Relative(file.Key),
                [.. Enumerable.Range(0, doors.Count).Select(index => file.Count(other => other == index))]))
            .OrderByDescending(row => row.Doors).ThenByDescending(row => row.Counts.Sum()).ThenBy(row => row.File, StringComparer.Ordinal)
            .ToList();
        return ([.. doors.Select(door => door.Door)], rows);
    }
}
