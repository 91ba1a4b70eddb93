namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>Implementations of one contract of which only one is registered or made.</summary>
internal static class ContractEvidence
{
    public static void Find(PairTable pairs, TypeUses uses)
    {
        foreach (var ((one, other), clues) in pairs.Pairs.ToList())
        {
            if (!clues.Any(clue => clue.Kind is ClueKind.RoleNoun or ClueKind.SameName or ClueKind.Bodies)
                || Innocence.CommonContracts(one, other).FirstOrDefault() is not { } contract)
            {
                continue;
            }

            if (uses.IsInUse(one) && uses.IsInUse(other))
                continue;

            var used = uses.IsInUse(one) ? one : uses.IsInUse(other) ? other : null;
            pairs.Add(one, other, new Clue(ClueKind.Contract, Clue.Half, used is null
                ? $"Both implement '{contract.Name}', and neither is registered or made."
                : $"Both implement '{contract.Name}', and only '{used.Name}' is registered or made."));
        }
    }
}
