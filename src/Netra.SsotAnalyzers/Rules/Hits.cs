using System.Collections.Concurrent;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Baseline;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>The hits of a file, which all rules over hits, the fixes and the baseline share, and the baseline that judges them.</summary>
internal static class Hits
{
    extension(SsotEngine engine)
    {
        /// <summary>The baseline's cover, or null without one. The engine knows none: it is handed to the rules.</summary>
        public BaselineCover? Baseline => engine.Shared(FindBaseline).Cover;

        /// <summary>The hits of one tree, in the order of the text.</summary>
        public ImmutableArray<Hit> GetHits(SemanticModel model, CancellationToken cancellationToken)
        {
            var byTree = engine.Shared(_ => new ByTree());
            if (byTree.TryGetValue(model.SyntaxTree, out var hits))
                return hits;

            var file = new FileContext(engine, model, cancellationToken);
            var uses = UseFinder.In(engine, model, cancellationToken);
            hits =
            [
                .. uses
                    .Concat(InFile(HitStage.Directive, () => new NamespaceUses(file).Find(uses)))
                    .Concat(InFile(HitStage.EventName, () => RawEventNames.Find(file)))
                    .Concat(InFile(HitStage.Declaration, () => new UndeclaredEntries(file).Find()))
                    .Concat(InFile(HitStage.Declaration, () => engine.Shared(engine => new UnusedDeclarations(engine, CancellationToken.None)).In(model.SyntaxTree)))
                    .OrderBy(hit => hit.Span.Start).ThenByDescending(hit => hit.Span.Length),
            ];
            byTree.TryAdd(model.SyntaxTree, hits);
            return hits;

            // One finder that throws as a whole costs its own hits only.
            IReadOnlyList<Hit> InFile(HitStage stage, Func<IEnumerable<Hit>> find) =>
                Hit.Find(stage, new Microsoft.CodeAnalysis.Text.TextSpan(0, 0), Path.GetFileName(model.SyntaxTree.FilePath), find, cancellationToken);
        }
    }

    /// <summary>The diagnostic with its effective severity. Null where the role is switched off, and where the baseline keeps it back.</summary>
    public static Diagnostic? ToDiagnostic(this Violation violation, SsotEngine engine) =>
        violation.SeverityIn(engine) is { } severity && engine.Baseline?.KeepsBack(violation) != true ? violation.ToDiagnostic(severity) : null;

    private static FoundBaseline FindBaseline(SsotEngine engine) => new(engine.Severities.Mode == SsotMode.Off ? null : BaselineCover.Find(engine, ViolationsIn));

    private static IEnumerable<Violation> ViolationsIn(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var isGenerated = engine.Compilation.IsGenerated(tree, cancellationToken);
        return engine.GetHits(engine.ModelOf(tree), cancellationToken).Select(hit => HitDiagnostic.ToViolation(hit, tree, isGenerated)).OfType<Violation>();
    }

    private sealed class ByTree : ConcurrentDictionary<SyntaxTree, ImmutableArray<Hit>>;

    private sealed record FoundBaseline(BaselineCover? Cover);
}
