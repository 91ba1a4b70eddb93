using Netra.Ssot.Tool.Audit.Evidence;

namespace Netra.Ssot.Tool.Audit;

/// <summary>Which type of a cluster is proposed to stay, and why.</summary>
/// <param name="Canonical">The type.</param>
/// <param name="Reasons">Why, in words, the strongest first.</param>
internal sealed record CanonicalChoice(AuditType Canonical, IReadOnlyList<string> Reasons)
{
    public static CanonicalChoice Of(
        IReadOnlyList<AuditType> members, IReadOnlyList<Clue> clues, IReadOnlyDictionary<AuditType, string> written, TypeUses uses, FileAges ages)
    {
        var mostUses = members.Max(member => uses.Of(member).Count);
        var mostMembers = members.Max(Completeness);
        var all = members.Select(member => (Member: member, Reasons: Reasons(member).ToList())).ToList();
        var best = all.Max(item => item.Reasons.Sum(reason => reason.Weight));
        var equal = all.Where(item => item.Reasons.Sum(reason => reason.Weight) >= best).ToList();
        var newest = Newest(equal.ConvertAll(item => item.Member), ages);
        var ranked = equal
            .OrderBy(item => item.Member != newest).ThenBy(item => item.Member.File, StringComparer.Ordinal).ThenBy(item => item.Member.Line).First();
        var reasons = ranked.Reasons.Where(reason => reason.Weight > 0).OrderByDescending(reason => reason.Weight).Select(reason => reason.Text);
        return new CanonicalChoice(ranked.Member, [.. reasons, .. newest is null ? [] : new[] { "its file is the newest of them, by git" }]);

        double Completeness(AuditType type) =>
            type.Members.Count(member => members.Any(other => other != type && other.Members.Any(candidate => candidate.Name == member.Name)))
                + (type.Members.Count / 100.0);

        IEnumerable<(double Weight, string Text)> Reasons(AuditType type)
        {
            if (type.Canonical is { } declared)
                yield return (100, $"'{type.Project}' declares it canonical for '{declared.Role}'");
            if (clues.FirstOrDefault(clue => clue.Kind == ClueKind.Written && clue.To == type) is { } named)
                yield return (10, $"'{named.From!.Name}' is written to go in its favour");
            if (clues.FirstOrDefault(clue => clue.Kind == ClueKind.Forwarding && clue.To == type) is { } forwarded)
                yield return (5, $"'{forwarded.From!.Name}' only forwards to it");
            if (clues.Any(clue => clue.Kind == ClueKind.Derivation && clue.To == type))
                yield return (2, "others derive from it");
            if (clues.Any(clue => clue.Kind == ClueKind.Written && clue.From == type)
                || (written.ContainsKey(type) && !clues.Any(clue => clue.Kind == ClueKind.Written && clue.To == type)))
            {
                yield return (-12, "");
            }


            if (clues.Any(clue => clue.Kind == ClueKind.Forwarding && clue.From == type))
                yield return (-8, "");
            if (type.Words.IsAged)
                yield return (-6, "");
            if (uses.Of(type).Any(use => use.IsRegistered) && members.Count(member => uses.Of(member).Any(use => use.IsRegistered)) == 1)
                yield return (5, "it is the one that a container is told about");
            if (!type.Words.IsQualified && members.Any(member => member.Words.IsQualified))
                yield return (2, "its name is the role's, without a qualifier");
            if (mostMembers > 0 && Completeness(type) >= mostMembers)
                yield return (3, "it has the most of the members that they share");
            if (mostUses > 0 && uses.Of(type).Count == mostUses)
                yield return (2, $"most code uses it ({Plural.Of(mostUses, "place")})");
        }
    }

    /// <summary>The one whose file came last into the repository; null where that says nothing.</summary>
    private static AuditType? Newest(IReadOnlyList<AuditType> members, FileAges ages)
    {
        if (members.Count < 2)
            return null;

        var times = members.Select(member => (Member: member, Time: member.File is { } file ? ages.Of(file) : null))
            .OrderByDescending(item => item.Time).ToList();
        return times.All(item => item.Time is not null) && times[0].Time > times[1].Time ? times[0].Member : null;
    }
}
