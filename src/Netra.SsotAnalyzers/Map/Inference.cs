using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Map;

/// <summary>
/// Strong evidence puts a type into the map without an attribute: it implements a role's contract, or bears the
/// canonical type's simple name in another namespace. Only types of this compilation, and of assemblies that take part
/// in the map, are looked at: the framework's own <c>WebSocketManager</c> is nobody's duplicate.
/// </summary>
internal static class Inference
{
    public static IEnumerable<SupersededType> Infer(
        Compilation compilation,
        ImmutableArray<CanonicalType> canonicals,
        IEnumerable<ImplementationCandidate> referenced,
        bool includeSource,
        Func<TypeKey, bool> isKnown,
        CancellationToken cancellationToken)
    {
        if (canonicals.IsEmpty)
            yield break;

        var byName = canonicals.ToLookup(canonical => canonical.Type.SimpleName, StringComparer.Ordinal);
        var byContract = canonicals.Where(canonical => canonical.Contract is not null).ToLookup(canonical => canonical.Contract!.Id, StringComparer.Ordinal);

        var candidates = includeSource ? referenced.Concat(FromSource(compilation, byName, byContract, isKnown, cancellationToken)) : referenced;
        foreach (var candidate in candidates)
        {
            if (isKnown(candidate.Type))
                continue;

            if (byName[candidate.Name].FirstOrDefault(c => IsNamesake(candidate, c)) is { } namesake)
                yield return Entry(candidate, namesake, $"it bears the name of '{namesake.Type.Id.Substring(2)}'");
            else if (candidate.InterfaceIds.SelectMany(id => byContract[id]).FirstOrDefault(c => !DerivesFrom(candidate, c) && !IsDecorator(candidate, c)) is { } canonical)
                yield return Entry(candidate, canonical, $"it implements '{canonical.Contract!.SimpleName}'");
        }
    }

    private static SupersededType Entry(ImplementationCandidate candidate, CanonicalType canonical, string evidence) =>
        new(candidate.Type, canonical.Type, Sunset: null, IsInferred: true, Evidence: new Evidence(EvidenceKind.SecondImplementation, evidence));

    /// <summary>Whether the type is made around an implementation of the contract: it adds to the canonical one and does not replace it.</summary>
    private static bool IsDecorator(ImplementationCandidate candidate, CanonicalType canonical) =>
        candidate.TakenIds.Contains(canonical.Contract!.Id) || candidate.TakenIds.Contains(canonical.Type.Id);

    private static bool IsNamesake(ImplementationCandidate candidate, CanonicalType canonical) =>
        candidate.IsTopLevel
        && (candidate.HasConstants || !canonical.EventNames)
        && candidate.Type.Id != canonical.Type.Id
        && Arity(candidate.Type.Id) == Arity(canonical.Type.Id)
        && !DerivesFrom(candidate, canonical);

    // Derivation alone is no strong evidence: an unsealed canonical type invites it.
    private static bool DerivesFrom(ImplementationCandidate candidate, CanonicalType canonical) =>
        candidate.BaseTypeIds.Contains(canonical.Type.Id);

    private static string Arity(string id) => id.IndexOf('`') is var tick and >= 0 ? id.Substring(tick) : "";

    private static IEnumerable<ImplementationCandidate> FromSource(
        Compilation compilation,
        ILookup<string, CanonicalType> byName,
        ILookup<string, CanonicalType> byContract,
        Func<TypeKey, bool> isKnown,
        CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var type in TreeDeclarations.Of(tree, cancellationToken).Types)
            {
                var mayImplement = byContract.Count > 0 && type.BaseList is not null;
                if (type is EnumDeclarationSyntax or InterfaceDeclarationSyntax || !(mayImplement || byName.Contains(type.Identifier.ValueText)))
                    continue;

                model ??= compilation.GetSemanticModel(tree);

                // The canonical types themselves bear their names: what they implement need not be asked.
                if (model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol symbol && !isKnown(TypeKey.Of(symbol)) && ImplementationCandidate.From(symbol) is { } candidate)
                    yield return candidate;
            }
        }
    }
}
