using Netra.Ssot.Tool.Audit.Evidence;

namespace Netra.Ssot.Tool.Audit;

/// <summary>One type of a cluster with who uses it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Uses">The places that name it, under any alias.</param>
/// <param name="How">What it is to the cluster, in a few words.</param>
internal sealed record ClusterMember(AuditType Type, IReadOnlyList<TypeUse> Uses, string How)
{
    public int Files => Uses.Select(use => use.File).Distinct().Count();
}

/// <summary>A factory of a cluster with its calls.</summary>
internal sealed record ClusterFactory(AuditedFactory Factory, IReadOnlyList<TypeUse> Calls);

/// <summary>An alias of a cluster with its uses.</summary>
internal sealed record ClusterAlias(AuditedAlias Alias, IReadOnlyList<TypeUse> Uses);

/// <summary>One row of the matrix: a file, and how often it uses each of the cluster's doors.</summary>
/// <param name="File">The file, relative to the solution.</param>
/// <param name="Counts">The uses, in the order of <see cref="Cluster.Doors"/>.</param>
internal sealed record MatrixRow(string File, IReadOnlyList<int> Counts)
{
    public int Doors => Counts.Count(count => count > 0);
}

/// <summary>A way by which code comes to the role: a type, an alias, a factory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Type, alias or factory.</param>
/// <param name="Member">The type that it leads to.</param>
internal sealed record Door(string Name, string Kind, AuditType Member);

/// <summary>Types that seem to play one role, with what is around them.</summary>
/// <param name="Role">What the role may be called.</param>
/// <param name="Canonical">The type that is proposed to stay.</param>
/// <param name="Reasons">Why that one, in words.</param>
/// <param name="Members">All types, the proposed one first.</param>
/// <param name="Clues">The evidence, the strongest first.</param>
/// <param name="Aliases">The aliases of its types.</param>
/// <param name="Factories">What makes its types.</param>
/// <param name="State">Static members that keep its objects or what they are made for.</param>
/// <param name="Doors">The ways to the role.</param>
/// <param name="Matrix">The files that use it, those with the most doors first.</param>
internal sealed record Cluster(
    string Role,
    AuditType Canonical,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<ClusterMember> Members,
    IReadOnlyList<Clue> Clues,
    IReadOnlyList<ClusterAlias> Aliases,
    IReadOnlyList<ClusterFactory> Factories,
    IReadOnlyList<StaticHolder> State,
    IReadOnlyList<Door> Doors,
    IReadOnlyList<MatrixRow> Matrix)
{
    /// <summary>What would be rewritten if the proposal were accepted; null if the engine was not asked.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The files that use more than one type of the role: the damage.</summary>
    public int FragmentedFiles => Matrix.Count(row => row.Doors > 1);

    /// <summary>How many files use it, times how many types there are.</summary>
    public int Reach => Matrix.Count * Members.Count;

    /// <summary>The types that would go.</summary>
    public IEnumerable<ClusterMember> Leaving => Members.Skip(1);

    public int Uses => Members.Sum(member => member.Uses.Count);
}

/// <summary>What the engine makes of a proposal, in memory.</summary>
/// <param name="Rewritten">Uses that would be rewritten.</param>
/// <param name="ByHand">Uses that would be left, each with a reason.</param>
/// <param name="Compiles">Whether the result compiles.</param>
/// <param name="Obstacle">Why nothing could be found out, or the first error; null otherwise.</param>
internal sealed record Outcome(int Rewritten, int ByHand, bool Compiles, string? Obstacle)
{
    public string Text =>
        Obstacle is not null && Rewritten + ByHand == 0
            ? $"not known: {Obstacle}" : $"{Rewritten} rewritten, {ByHand} by hand; {(Compiles ? "it compiles" : $"it does not compile: {Obstacle}")}";
}

/// <summary>What an audit found in a solution.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Clusters">The clusters, those that do the most damage first.</param>
/// <param name="Namespaces">Twin namespaces.</param>
/// <param name="Events">Groups of names that are written as literals.</param>
/// <param name="Work">How much was looked at.</param>
internal sealed record AuditResult(AuditedSolution Solution, IReadOnlyList<Cluster> Clusters, IReadOnlyList<TwinNamespace> Namespaces,
    IReadOnlyList<EventCatalogue> Events, AuditWork Work);

/// <summary>How much an audit looked at; it has to grow with the number of types and no faster.</summary>
/// <param name="Types">The types.</param>
/// <param name="Pairs">The pairs of types that an index brought together.</param>
/// <param name="Names">The names that were bound.</param>
internal sealed record AuditWork(int Types, int Pairs, int Names);
