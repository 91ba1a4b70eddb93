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
            // Many rules ask at once; the first one finds, and the others wait for it. An attempt that is cancelled leaves nothing behind.
            var found = engine.Shared(_ => new ByTree()).GetOrAdd(model.SyntaxTree, _ => new FoundHits());
            if (!found.Hits.IsDefault)
                return found.Hits;

            lock (found)
            {
                if (found.Hits.IsDefault)
                    found.Hits = Find(new FileContext(engine, model, cancellationToken));
                return found.Hits;
            }
        }
    }

    private static ImmutableArray<Hit> Find(FileContext file)
    {
        var uses = UseFinder.In(file);
        return
        [
            .. uses
                .Concat(InFile(HitStage.Directive, () => new NamespaceUses(file).Find(uses)))
                .Concat(InFile(HitStage.EventName, () => RawEventNames.Find(file)))
                .Concat(InFile(HitStage.Declaration, () => new UndeclaredEntries(file).Find()))
                .Concat(InFile(HitStage.Declaration, () => file.Engine.Shared(engine => new UnusedDeclarations(engine, CancellationToken.None)).In(file.Tree)))
                .OrderBy(hit => hit.Span.Start).ThenByDescending(hit => hit.Span.Length),
        ];

        // One finder that throws as a whole costs its own hits only.
        IReadOnlyList<Hit> InFile(HitStage stage, Func<IEnumerable<Hit>> find) =>
            Hit.Find(stage, new Microsoft.CodeAnalysis.Text.TextSpan(0, 0), Path.GetFileName(file.Tree.FilePath), find, file.CancellationToken);
    }

    /// <summary>The diagnostic with its effective severity. Null where the role is switched off, and where the baseline keeps it back.</summary>
    public static Diagnostic? ToDiagnostic(this Violation violation, SsotEngine engine) =>
        violation.SeverityIn(engine) is { } severity && engine.Baseline?.KeepsBack(violation) != true ? violation.ToDiagnostic(severity) : null;

    private static FoundBaseline FindBaseline(SsotEngine engine) => new(engine.Severities.Mode == SsotMode.Off ? null : BaselineCover.Find(engine, ViolationsIn));

    private static IEnumerable<Violation> ViolationsIn(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var isGenerated = engine.Compilation.IsGenerated(tree, cancellationToken);
        return engine.GetHits(engine.ModelOf(tree), cancellationToken).Where(hit => !isGenerated || GeneratorOutput.Of(engine).Reports(hit, tree)).Select(hit => HitDiagnostic.ToViolation(hit, tree, isGenerated)).OfType<Violation>();
    }

    private sealed class ByTree : ConcurrentDictionary<SyntaxTree, FoundHits>;

    /// <summary>The hits of one tree; default until they are found.</summary>
    private sealed class FoundHits
    {
        public ImmutableArray<Hit> Hits { get; set; }
    }

    private sealed record FoundBaseline(BaselineCover? Cover);
}
