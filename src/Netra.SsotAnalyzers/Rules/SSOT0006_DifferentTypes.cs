using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Planning.Differences;
using Netra.SsotAnalyzers.Rules.MapHealth;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A superseded type and its canonical type differ in what a running program can tell, and no rewritten name would say so.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(Point))] class OldPoint { … }</c> beside <c>[Canonical("Point")] struct Point { … }</c>
/// Good: <c>[SupersededBy(typeof(Point))] struct OldPoint { … }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0006_DifferentTypes() : MapHealthAnalyzer(Descriptors.SSOT0006)
{
    private protected override IEnumerable<Violation> Check(SsotEngine engine, SemanticModel model, MapAttribute attribute, CancellationToken cancellationToken)
    {
        var (legacy, ordinal) = attribute.Kind switch
        {
            SsotAttributes.SupersededBy => (attribute.Target as INamedTypeSymbol, 0),
            SsotAttributes.Supersedes when attribute.Value(1)?.Value is string id => (engine.Resolve(new TypeKey(id, Assembly: null)), 1),
            _ => (null, 0),
        };
        if (legacy is null || engine.FindSupersession(legacy)?.Canonical is not { } canonical)
            yield break;

        var differences = TypeDifferences.Of(engine, legacy, canonical);
        if (differences.IsEmpty)
            yield break;

        yield return new Violation(
            Descriptor, model.SyntaxTree, attribute.SpanOf(ordinal), RoleOf(engine, attribute), Sunset: null,
            [legacy.Name, canonical.Name, string.Join("; ", differences.Select(difference => difference.Text))],
            IsGuess: !IsDependedOn(engine, legacy, cancellationToken));
    }

    /// <summary>Whether a use of this compilation depends on a difference, and is SSOT1003 for it.</summary>
    private static bool IsDependedOn(SsotEngine engine, INamedTypeSymbol legacy, CancellationToken cancellationToken) =>
        engine.Compilation.SyntaxTrees.Any(tree => engine.GetHits(engine.ModelOf(tree), cancellationToken).Any(hit => hit.Refusal?.Kind == Refusal.TypesDiffer && hit.Target == legacy.Name));
}
