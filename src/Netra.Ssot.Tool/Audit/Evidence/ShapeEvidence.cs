using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Types that share public members, found through an index of members by name.</summary>
internal static class ShapeEvidence
{
    // A member that more types have is a habit of the code base.
    private const int MostTypesWithAMember = 12;

    private const int MinSharedWithAName = 2;
    private const double MinShareWithAName = 0.5;
    private const int MinMethodsAlone = 3;
    private const double MinShareAlone = 0.6;

    // A large type has the members of many a small one: without a name the larger has to be like the smaller as well.
    private const double MinShareOfLarger = 0.75;

    public static void Find(AuditedSolution solution, PairTable pairs)
    {
        var index = new Dictionary<string, List<AuditType>>(StringComparer.Ordinal);
        foreach (var type in solution.Types.Where(type => !type.IsTest && !type.IsData))
        {
            foreach (var name in type.Members.Select(member => member.Name).Distinct())
            {
                if (!index.TryGetValue(name, out var types))
                    index.Add(name, types = []);
                types.Add(type);
            }
        }

        // How many members two types have by name: only then are signatures compared.
        var shared = new Dictionary<(AuditType, AuditType), int>();
        foreach (var types in index.Values)
        {
            foreach (var pair in pairs.PairsOf(types, MostTypesWithAMember))
                shared[pair] = shared.GetValueOrDefault(pair) + 1;
        }

        foreach (var ((one, other), names) in shared.Where(pair => pair.Value >= MinSharedWithAName))
            Compare(one, other, pairs);

        // Types that their names bring together are compared whatever else has their members.
        foreach (var (one, other) in pairs.Pairs.Where(pair => pair.Value.Any(clue => clue.Kind is ClueKind.SameName or ClueKind.RoleNoun))
            .Select(pair => pair.Key)
            .Where(pair => Math.Max(shared.GetValueOrDefault(pair), shared.GetValueOrDefault((pair.Right, pair.Left))) < MinSharedWithAName).ToList())
        {
            if (one is { IsData: false, IsTest: false } && other is { IsData: false, IsTest: false })
                Compare(one, other, pairs);
        }
    }

    /// <summary>Whether all public members of a type have, under any names, the types of those of one other type that has one of some names.</summary>
    public static bool AllHaveTypesOf(AuditType type, AuditedSolution solution, IEnumerable<AuditType> canonicals)
    {
        if (type.Members.Count < MinSharedWithAName || type.IsData)
            return false;

        var names = canonicals.Select(canonical => canonical.Name).ToHashSet(StringComparer.Ordinal);
        return solution.Types.Where(other => other != type && names.Contains(other.Name)).Any(other =>
        {
            var left = other.Members.ToList();
            return type.Members.All(member =>
                left.FirstOrDefault(candidate => candidate.HasTypesOf(member) || member.HasTypesOf(candidate)) is { } found && left.Remove(found));
        });
    }

    private static void Compare(AuditType one, AuditType other, PairTable pairs)
    {
        if (one.Symbol.TypeKind == TypeKind.Interface != (other.Symbol.TypeKind == TypeKind.Interface))
            return;

        var (left, right) = (Own(one, other), Own(other, one));
        if (left.Count == 0 || right.Count == 0)
            return;

        var (few, many) = left.Count <= right.Count ? (left, right) : (right, left);
        var common = few.Where(member => many.Any(candidate => member.IsMatchedBy(candidate) || candidate.IsMatchedBy(member))).ToList();
        var methods = common.Count(member => member.IsMethod);
        var allMethods = few.Count(member => member.IsMethod);
        if (methods == 0 && one.Symbol.TypeKind != TypeKind.Interface)
            return;

        var text = $"{AuditType.Names(one, other)} share {Plural.Of(common.Count, "public member")} of {few.Count} and {many.Count}: {Listed(common)}.";
        var smaller = Math.Min(allMethods, many.Count(member => member.IsMethod));

        // That a canonical type has more is what one role, one type comes to.
        var isDeclared = one.Canonical is not null || other.Canonical is not null;
        if (methods >= MinMethodsAlone && methods >= smaller * MinShareAlone && (isDeclared || common.Count >= many.Count * MinShareOfLarger))
            pairs.Add(one, other, new Clue(ClueKind.Shape, Clue.Enough, text));
        else if (few.Count == 1 ? many.Any(few[0].IsSameAs) : IsLarge(common.Count, few.Count))
            pairs.Add(one, other, new Clue(ClueKind.Shape, Clue.Half, text));
    }

    private static bool IsLarge(int shared, int of) => shared >= MinSharedWithAName && shared >= of * MinShareWithAName;

    /// <summary>The members that neither an interface nor a base asks of both.</summary>
    private static List<MemberSignature> Own(AuditType type, AuditType other)
    {
        var common = other.Symbol.AllInterfaces.Select(implemented => Netra.SsotAnalyzers.Map.DocumentationId.Of(implemented.OriginalDefinition))
            .ToHashSet(StringComparer.Ordinal);
        return [.. type.Members.Where(member => !member.Contracts.Any(common.Contains))];
    }

    private static string Listed(IReadOnlyList<MemberSignature> members)
    {
        const int Shown = 5;
        return string.Join(", ", members.Take(Shown).Select(member => member.Name)) + (members.Count > Shown ? ", …" : "");
    }
}
