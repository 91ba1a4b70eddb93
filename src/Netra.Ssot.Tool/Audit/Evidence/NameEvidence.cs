namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Types of one simple name, and types whose names are one without the words that distinguish generations.</summary>
internal static class NameEvidence
{
    // A name that more types have is the name of a kind of thing: Startup, Module, Constants.
    private const int MostOfOneName = 8;

    private const int MinWords = 2;

    // One word that no other name uses says as much as two.
    private const int MostTypesWithARareWord = 4;

    public static void Find(AuditedSolution solution, PairTable pairs)
    {
        foreach (var group in solution.Types.GroupBy(type => (type.Name, type.Symbol.Arity)))
        {
            foreach (var (one, other) in pairs.PairsOf([.. group], MostOfOneName))
                pairs.Add(one, other, new Clue(ClueKind.SameName, Clue.Half, $"'{one.FullName}' and '{other.FullName}' have the same name."));
        }

        var frequencies = solution.Types.SelectMany(type => type.Words.Role.Distinct()).CountBy(word => word).ToDictionary();
        foreach (var group in solution.Types.GroupBy(type => (type.Words.Key, type.Symbol.Arity)))
        {
            var members = group.ToList();
            if (members.Count < 2 || !(members[0].Words.Role.Count >= MinWords || frequencies[members[0].Words.Role[0]] <= MostTypesWithARareWord))
                continue;

            foreach (var (one, other) in pairs.PairsOf(members, MostOfOneName * 2))
            {
                if (one.Name != other.Name && (one.Words.IsQualified || other.Words.IsQualified) && IsInterface(one) == IsInterface(other))
                {
                    pairs.Add(one, other, new Clue(ClueKind.RoleNoun, Clue.Half,
                        $"{AuditType.Names(one, other)} are both '{string.Join(' ', one.Words.Role)}' without the words that tell one generation from another."));
                }
            }
        }
    }

    private static bool IsInterface(AuditType type) => type.Symbol.TypeKind == Microsoft.CodeAnalysis.TypeKind.Interface;
}
