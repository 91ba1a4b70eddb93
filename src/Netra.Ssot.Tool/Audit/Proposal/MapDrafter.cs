using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Audit.Evidence;
using Netra.SsotAnalyzers.Map;

namespace Netra.Ssot.Tool.Audit.Proposal;

/// <summary>Turns clusters into what is to be declared.</summary>
/// <param name="solution">The solution.</param>
/// <param name="clusters">All that are accepted together: a member of one may take what another replaces.</param>
internal sealed class MapDrafter(AuditedSolution solution, IReadOnlyList<Cluster> clusters)
{
    private readonly Dictionary<TypeKey, AuditType> _replaced = clusters
        .SelectMany(cluster => cluster.Leaving.Select(member => (member.Type.Key, cluster.Canonical))).DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Canonical);

    public MapDraft Draft(Cluster cluster, string role, CancellationToken cancellationToken)
    {
        var inference = new ReplacementInference(solution, cluster, _replaced, cancellationToken);
        var replacements = new Dictionary<string, DraftedReplacement>(StringComparer.Ordinal);
        var open = new Dictionary<string, OpenMember>(StringComparer.Ordinal);
        var leaving = cluster.Leaving.Select(member => member.Type).Where(type => !type.IsReferenced && !type.IsTest).ToList();
        foreach (var type in leaving)
        {
            foreach (var member in type.Symbol.GetMembers().Where(IsOpen))
                Record(type.Name, member, inference.Of(type, member));
        }

        foreach (var factory in cluster.Factories
            .Where(factory => !leaving.Any(type => type.FullName == factory.Factory.Method.ContainingType.ToDisplayString())))
        {
            Record(factory.Factory.Method.ContainingType.Name, factory.Factory.Method, inference.OfFactory(factory.Factory.Method));
        }

        return new MapDraft(role, cluster.Canonical, leaving, [.. replacements.Values], [.. open.Values]);

        void Record(string owner, ISymbol member, ReplacementInference.Answer answer)
        {
            var id = DocumentationId.Of(member);
            if (answer.Expression is { } expression)
                replacements.TryAdd(id, new DraftedReplacement(owner, id, expression, answer.Imports, answer.Text));
            else if (!answer.IsCounterpart)
                open.TryAdd(id, new OpenMember(id, answer.Text));
        }
    }

    private static bool IsOpen(ISymbol member) =>
        member is
        {
            IsImplicitlyDeclared: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal
            or Accessibility.ProtectedOrInternal
        }
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } or IPropertySymbol or IFieldSymbol or IEventSymbol;
}
