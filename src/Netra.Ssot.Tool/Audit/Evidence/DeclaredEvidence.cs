using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>
/// Types that have the name or the words of a type that a reference declares canonical: the role is known, only this code does not say what
/// plays it.
/// </summary>
internal static class DeclaredEvidence
{
    private const int MinWords = 2;

    public static void Find(AuditedSolution solution, PairTable pairs)
    {
        var canonicals = solution.Types.Where(type => type.Canonical is not null).ToList();
        var byWords = canonicals.Where(type => type.Words.Role.Count >= MinWords).ToLookup(type => type.Words.Key, StringComparer.Ordinal);
        foreach (var type in solution.Types.Where(type => type is { IsReferenced: false, Canonical: null }))
        {
            // A contract is not an implementation beside it.
            foreach (var canonical in byWords[type.Words.Key]
                .Where(canonical => canonical.Symbol.TypeKind == TypeKind.Interface == (type.Symbol.TypeKind == TypeKind.Interface)))
            {
                pairs.Add(type, canonical,
                    new Clue(ClueKind.Declared, Clue.Enough,
                        $"'{canonical.FullName}' is declared canonical for '{canonical.Canonical!.Role}', and '{type.NameBeside(canonical)}' has {(type.Name == canonical.Name ? "its name" : "the same words")}.",
                        type, canonical));
            }

            // A word in front may be a part of the role or a qualifier: it needs members that agree.
            for (var skip = 1; skip <= type.Words.Role.Count - MinWords; skip++)
            {
                foreach (var canonical in byWords[string.Join(' ', type.Words.Role.Skip(skip))])
                {
                    if (!Innocence.CommonContracts(type, canonical).Any() && ShapeEvidence.AllHaveTypesOf(type, solution, byWords[canonical.Words.Key]))
                    {
                        pairs.Add(type, canonical,
                            new Clue(ClueKind.Declared, Clue.Enough,
                                $"'{type.Name}' ends with the words of '{canonical.FullName}', which is declared canonical for '{canonical.Canonical!.Role}', and its members have the same types as theirs.",
                                type, canonical));
                    }
                }
            }
        }
    }
}
