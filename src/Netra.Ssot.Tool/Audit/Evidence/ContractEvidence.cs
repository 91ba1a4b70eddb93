using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Implementations of one contract of which only one is registered or made.</summary>
internal static class ContractEvidence
{
    public static void Find(PairTable pairs, TypeUses uses)
    {
        foreach (var ((one, other), clues) in pairs.Pairs.ToList())
        {
            if (!clues.Any(clue => clue.Kind is ClueKind.RoleNoun or ClueKind.SameName or ClueKind.Bodies)
                || one.Symbol.TypeKind == TypeKind.Interface || other.Symbol.TypeKind == TypeKind.Interface
                || Innocence.CommonContracts(one, other).FirstOrDefault(contract => !Innocence.IsOfTheFramework(contract)) is not { } contract)
            {
                continue;
            }

            // Where neither is, a scan of the assembly or a setting brings them in, and nothing says which is the one in use.
            if (uses.IsInUse(one) == uses.IsInUse(other))
                continue;

            pairs.Add(one, other, new Clue(ClueKind.Contract, Clue.Half,
                $"Both implement '{contract.Name}', and only '{(uses.IsInUse(one) ? one : other).Name}' is registered or made."));
        }
    }
}
