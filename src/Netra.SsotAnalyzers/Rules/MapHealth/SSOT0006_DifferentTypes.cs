using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A superseded type and its canonical type differ in what a running program can tell, and no rewritten name would say so.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(Point))] class OldPoint { … }</c> beside <c>[Canonical("Point")] struct Point { … }</c>
/// Good: <c>[SupersededBy(typeof(Point))] struct OldPoint { … }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0006_DifferentTypes() : MapHealthAnalyzer(Descriptors.SSOT0006)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        var (legacy, ordinal) = attribute.Kind switch
        {
            SsotAttributes.SupersededBy => (attribute.Target as INamedTypeSymbol, 0),
            SsotAttributes.Supersedes when attribute.Value(1)?.Value is string id => (file.Engine.Resolve(new TypeKey(id, Assembly: null)), 1),
            _ => (null, 0),
        };
        if (legacy is null || file.Engine.FindSupersession(legacy)?.Canonical is not { } canonical)
            yield break;

        if (legacy.TypeKind == TypeKind.Interface && canonical.TypeKind != TypeKind.Interface)
        {
            yield return new Violation(
                Descriptor, file.Tree, attribute.SpanOf(ordinal), RoleOf(file.Engine, attribute), Sunset: null,
                [legacy.Name, canonical.Name, $"'{legacy.Name}' is an interface and '{canonical.Name}' is not: what implements it cannot be rewritten"],
                IsGuess: !IsDependedOn(file.Engine, legacy, Refusal.NotAnInterface, file.CancellationToken));
            yield break;
        }

        var all = TypeDifferences.Of(file.Engine, legacy, canonical);
        var isDependedOn = !all.IsEmpty && IsDependedOn(file.Engine, legacy, Refusal.TypesDiffer, file.CancellationToken);
        var differences = all.Where(difference => IsWorthSaying(difference, legacy, canonical, isDependedOn)).ToList();
        if (differences.Count == 0)
            yield break;

        yield return new Violation(
            Descriptor, file.Tree, attribute.SpanOf(ordinal), RoleOf(file.Engine, attribute), Sunset: null,
            [legacy.Name, canonical.Name, string.Join("; ", differences.Select(difference => difference.Text))],
            IsGuess: !isDependedOn);
    }

    /// <summary>
    /// Most canonical types are sealed, and most have other properties: that matters to a mocking library, and to a type that is nothing
    /// but data.
    /// </summary>
    private static bool IsWorthSaying(TypeDifference difference, INamedTypeSymbol legacy, INamedTypeSymbol canonical, bool isDependedOn) =>
        difference.Aspect switch
        {
            TypeAspect.Derivation => isDependedOn,
            TypeAspect.CompiledText => false,
            TypeAspect.Properties => isDependedOn || (SerializedShape.IsData(legacy) && SerializedShape.IsData(canonical)),
            _ => true,
        };

    /// <summary>Whether a use of this compilation depends on a difference, and is SSOT1003 for it.</summary>
    private static bool IsDependedOn(SsotEngine engine, INamedTypeSymbol legacy, RefusalKind kind, CancellationToken cancellationToken) =>
        engine.Compilation.SyntaxTrees
            .Any(tree => engine.GetHits(engine.ModelOf(tree), cancellationToken)
                .Any(hit => hit.Refusal?.Kind == kind && (hit.Target ?? hit.Offender) == legacy.Name));
}
