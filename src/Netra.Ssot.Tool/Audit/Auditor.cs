using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Audit.Evidence;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Audit;

/// <summary>Finds clusters: declarations first, which need no binding of bodies; then the uses of what they bring together.</summary>
internal static class Auditor
{
    public static async Task<AuditResult> RunAsync(LoadedSolution loaded, Solution solution, Action<string, int, int> progress,
        CancellationToken cancellationToken)
    {
        var audited = await AuditedSolution.ReadAsync(loaded, solution, progress, cancellationToken).ConfigureAwait(false);
        return Run(audited, progress, cancellationToken);
    }

    public static AuditResult Run(AuditedSolution audited, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        progress("compare declarations", 0, 1);
        var pairs = new PairTable(audited.Types);
        var aliases = AliasEvidence.Find(audited, pairs, cancellationToken);
        NameEvidence.Find(audited, pairs);
        ShapeEvidence.Find(audited, pairs);
        BodyEvidence.Find(audited, pairs, cancellationToken);
        ForwardingEvidence.Find(audited, pairs, cancellationToken);
        var written = WrittenEvidence.Find(audited, pairs, cancellationToken);
        DeclaredEvidence.Find(audited, pairs);

        progress("find uses", 0, 1);
        var factories = Factories.Find(audited, cancellationToken);
        var candidates = pairs.Pairs.Where(pair => pair.Value.Sum(clue => clue.Weight) >= Clue.Half).SelectMany(pair => new[] { pair.Key.Left, pair.Key.Right })
            .Concat(aliases.Select(alias => alias.Target)).ToHashSet();

        // Which types derive from a candidate is known only once there are clusters, so all that might come in are looked for.
        candidates.UnionWith(ClusterBuilder.Around(audited, candidates));
        var ofCandidates = factories.Where(factory => candidates.Contains(factory.Made)).ToList();
        var uses = TypeUses.Find(audited, candidates, aliases.Where(alias => candidates.Contains(alias.Target)).Select(alias => alias.Name),
            [.. ofCandidates.Select(factory => factory.Method)], cancellationToken);
        ContractEvidence.Find(pairs, uses);

        var clusters = new ClusterBuilder(audited, pairs, aliases, ofCandidates, written, uses).Build(cancellationToken);
        var namespaces = TwinNamespaces.Find(audited, cancellationToken);
        var events = EventNames.Find(audited, cancellationToken);
        progress("find uses", 1, 1);
        return new AuditResult(audited, clusters, namespaces, events, new AuditWork(audited.Types.Count, pairs.Compared, uses.Bound));
    }
}
