using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A second implementation on strong evidence, the role's contract or the canonical type's name, that is not declared superseded.</summary>
/// <example>
/// Bad: <c>class SessionStore : IManager { }</c>
/// Good: <c>[SupersededBy(typeof(Manager))] class SessionStore : IManager { }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2002_SecondImplementation() : HitAnalyzer(Descriptors.SSOT2002);

/// <summary>
/// Types of this compilation that play a role beside its canonical type, on strong evidence: they implement the role's
/// contract, have the canonical type's name and shape, or only forward to a type of the role. None of it is in the map.
/// </summary>
internal sealed class SecondImplementations
{
    private readonly SsotEngine _engine;
    private readonly ILookup<string, CanonicalType> _byName;
    private readonly ILookup<string, CanonicalType> _byContract;
    private readonly ConcurrentDictionary<INamedTypeSymbol, Evidence?> _found = new(SymbolEqualityComparer.Default);

    public SecondImplementations(SsotEngine engine)
    {
        _engine = engine;
        _byName = engine.Map.Canonicals.ToLookup(canonical => canonical.Type.SimpleName, StringComparer.Ordinal);
        _byContract = engine.Map.Canonicals.Where(canonical => canonical.Contract is not null).ToLookup(canonical => canonical.Contract!.Id,
            StringComparer.Ordinal);
    }

    /// <summary>Whether there can be any. Test doubles implement a role's contract by design.</summary>
    public bool IsEmpty => _byName.Count == 0 || _engine.IsTestProject;

    /// <summary>Whether a declaration is worth binding, by syntax alone.</summary>
    public bool MayBe(BaseTypeDeclarationSyntax declaration) =>
        declaration is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && ((_byContract.Count > 0 && (declaration.BaseList is not null || declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            || _byName.Contains(declaration.Identifier.ValueText)
            || (declaration is ClassDeclarationSyntax @class && ShimShape.Find(@class) is not null));

    /// <summary>The evidence against a type of this compilation that no attribute declares; null for any other type.</summary>
    public Evidence? Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _found.TryGetValue(type, out var known) ? known : _found.GetOrAdd(type, Find(type, [type], cancellationToken));

    private Evidence? Find(INamedTypeSymbol type, HashSet<INamedTypeSymbol> path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsImplicitlyDeclared || type.IsFileLocal
            || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _engine.Compilation.Assembly)
            || _engine.Map.FindCanonical(type) is not null || _engine.Map.FindSuperseded(type) is not null)
        {
            return null;
        }

        // That it is a shim says more than that it implements the contract or has the name.
        return Shim(type, path, cancellationToken) ?? Namesake(type) ?? Implementation(type, cancellationToken);
    }

    private Evidence? Shim(INamedTypeSymbol type, HashSet<INamedTypeSymbol> path, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.Length != 1
            || type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not ClassDeclarationSyntax declaration
            || ShimShape.Find(declaration) is not { } shape
            || ShimCandidate.From(_engine.ModelOf(declaration.SyntaxTree), shape, type, cancellationToken) is not { } candidate)
        {
            return null;
        }

        var (canonical, isOfSuperseded) = RoleOf(candidate, path, cancellationToken);
        return canonical is null ? null : ShimInference.Infer(candidate, canonical, isOfSuperseded, _engine.Resolve(canonical.Type));
    }

    /// <summary>The role of the type that a shim passes on: canonical, contract, superseded, or a second implementation itself.</summary>
    private (CanonicalType? Canonical, bool IsOfSuperseded) RoleOf(ShimCandidate candidate, HashSet<INamedTypeSymbol> path, CancellationToken cancellationToken)
    {
        if (_engine.Map.FindCanonical(candidate.Of) is { } own)
            return (own, false);
        if (candidate.Forwarded > 0 && _byContract[DocumentationId.Of(candidate.Of)].FirstOrDefault() is { } byContract)
            return (byContract, false);
        if (_engine.FindSupersession(candidate.Of) is { Canonical: { } end })
            return (_engine.Map.FindCanonical(end), true);
        return path.Add(candidate.Of) && Find(candidate.Of, path, cancellationToken) is { } evidence ? (evidence.Canonical, true) : default;
    }

    private Evidence? Namesake(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null)
            return null;

        foreach (var canonical in _byName[type.Name])
        {
            if (_engine.Resolve(canonical.Type) is { } original && original.Arity == type.Arity
                && !type.DerivesFrom(original) && !original.DerivesFrom(type)
                && NamesakeShape.Agrees(type, original, canonical.EventNames, _engine))
            {
                return new Evidence(canonical, IsShim: false, $"it has the name and the members of '{canonical.Type.Id.Substring(2)}'");
            }
        }

        return null;
    }

    private Evidence? Implementation(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var canonical in _byContract[DocumentationId.Of(contract.OriginalDefinition)])
            {
                // Derivation alone is not strong evidence: an unsealed canonical type invites it.
                var original = _engine.Resolve(canonical.Type);
                if ((original is null || !(type.DerivesFrom(original) || original.DerivesFrom(type)))
                    && !NullObject.Is(type, contract, cancellationToken)
                    && !new ContractUse(_engine, contract, original, cancellationToken).IsIn(type))
                {
                    return new Evidence(canonical, IsShim: false, $"it implements '{contract.Name}'");
                }
            }
        }

        return null;
    }
}
