using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Members that the compiler calls by a pattern: <c>foreach</c>, <c>await</c>, <c>using</c>, deconstruction, a collection
/// initializer, a query, an implicit conversion. No name is written that a rewrite could change.
/// </summary>
internal sealed class PatternUses(FileUses file, MemberUses members)
{
    private readonly PatternStatements _statements = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);
    private readonly PatternExpressions _expressions = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);
    private readonly PatternConversions _conversions = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);

    public void AddAll(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            file.Examine(HitStage.Unnamed, node, Add);
        }
    }

    /// <summary>Adds the first replaced member of each spot.</summary>
    private void Add(SyntaxNode node)
    {
        HashSet<SyntaxNode>? reported = null;
        foreach (var use in _statements.At(node).Concat(_expressions.At(node)).Concat(_conversions.At(node)))
        {
            if (reported?.Contains(use.Spot) != true && ReplacementOf(use.Member) is { } replacement)
            {
                (reported ??= []).Add(use.Spot);
                members.AddHit(use.Spot, use.Member, replacement, hidden: null, alias: null, () => Refusal.CalledByPattern.For(use.Construct, replacement.Expression));
            }
        }
    }

    private MemberReplacement? ReplacementOf(ISymbol member) =>
        file.Engine.FindReplacement(member) ?? (member is IPropertySymbol { GetMethod: { } getter } ? file.Engine.FindReplacement(getter) : null);
}
