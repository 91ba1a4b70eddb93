using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Baseline;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A view over the engine's hits: it reports those of its own id. Every fixable rule is one, since a fix carries out a hit's plan.</summary>
public abstract class HitAnalyzer : SsotAnalyzer
{
    private protected HitAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var isGenerated = engine.Compilation.IsGenerated(context.SemanticModel.SyntaxTree, context.CancellationToken);
            foreach (var hit in engine.GetHits(context.SemanticModel, context.CancellationToken))
            {
                if (HitDiagnostic.MayBe(Descriptor.Id, hit, isGenerated)
                    && (!isGenerated || GeneratorOutput.Of(engine).Reports(hit, context.SemanticModel.SyntaxTree))
                    && HitDiagnostic.Create(engine, hit, context.SemanticModel.SyntaxTree, context.CancellationToken) is { } diagnostic
                    && diagnostic.Id == Descriptor.Id)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        });
}

/// <summary>Turns hits into diagnostics, for the rules and for the rewriter alike.</summary>
internal static class HitDiagnostic
{
    private static readonly Refusal Generated = Refusal.Generated.For();

    // The build writes the project file's <Using> items there.
    private const string GlobalUsingsEnding = ".GlobalUsings.g.cs";

    /// <summary>The diagnostic for a hit with its effective severity, or null where it is silent or its role is switched off.</summary>
    public static Diagnostic? Create(SsotEngine engine, Hit hit, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!hit.IsReported)
            return null;

        try
        {
            Containment.Enter(HitStage.Reporting, hit.Span);
            return ToViolation(hit, tree, engine.Compilation.IsGenerated(tree, cancellationToken)) is not { } violation
                || violation.SeverityIn(engine) is not { } severity
                ? null
                : engine.Baseline?.Judge(violation, severity, cancellationToken) ?? violation.ToDiagnostic(severity);
        }
        catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
        {
            var failed = Hit.Failed(hit.Span, hit.Role, hit.Offender, exception);
            return ToViolation(failed, tree, isGeneratedCode: false)!.ToDiagnostic(Descriptors.Find(DiagnosticIds.UnfixableUse).DefaultSeverity);
        }
    }

    /// <summary>
    /// Whether a hit may be reported under an id: each rule sees all hits, and makes nothing of those of others. SSOT1003 tries them all,
    /// since creating the diagnostic may fail.
    /// </summary>
    public static bool MayBe(string id, Hit hit, bool isGeneratedCode) =>
        hit.IsReported && (isGeneratedCode || hit.RuleId == id || id == DiagnosticIds.UnfixableUse);

    /// <summary>What a hit is reported as, or null where it is silent.</summary>
    public static Violation? ToViolation(Hit hit, SyntaxTree tree, bool isGeneratedCode)
    {
        // Written out by a generator, an event name is as right as its constant.
        if (!hit.IsReported || (isGeneratedCode && hit.RuleId == DiagnosticIds.RawEventName))
            return null;

        // No fix touches generated code, so there the use is one that has no rewrite.
        var isUnfixable = isGeneratedCode && hit.Plan is not null;
        if (isUnfixable && hit is { Alias.IsGlobal: true, Plan.RemovesDirective: true }
            && tree.FilePath.EndsWith(GlobalUsingsEnding, StringComparison.OrdinalIgnoreCase))
        {
            return new Violation(Descriptors.Find(DiagnosticIds.UndeclaredShim), tree, hit.Span, hit.Role, hit.Sunset,
                [hit.Offender, hit.Role, ProjectFileReason(hit)]);
        }

        var descriptor = Descriptors.Find(isUnfixable ? DiagnosticIds.UnfixableUse : hit.RuleId);
        var remedy = isUnfixable ? Generated.Message : TextOfPlan(hit, tree) ?? hit.Shown ?? hit.Remedy;
        return new Violation(
            descriptor, tree, hit.Span, hit.Role, hit.Sunset, [hit.Offender, hit.Role, remedy], hit.Target,
            (isUnfixable ? Generated : hit.Refusal)?.Kind.Name, Replacement: isUnfixable || hit.Plan is null ? null : remedy);
    }

    /// <summary>What the fix of a member's use writes; null where a message cannot show it.</summary>
    private static string? TextOfPlan(Hit hit, SyntaxTree tree) =>
        hit.RuleId == DiagnosticIds.SupersededMemberUse && hit.Plan is { RemovesDirective: false } plan && plan.Span.Contains(hit.Span)
            ? ReplacementText.Of(plan, tree.GetText()) : null;

    private static string ProjectFileReason(Hit hit) =>
        $"it is an alias of '{hit.Remedy}' in the project file: when it is unused, remove <Using … Alias=\"{hit.Offender}\" /> there";
}

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

    private static FoundBaseline FindBaseline(SsotEngine engine) =>
        new(engine.Severities.Mode == SsotMode.Off ? null : BaselineCover.Find(engine, ViolationsIn));

    private static IEnumerable<Violation> ViolationsIn(SsotEngine engine, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var isGenerated = engine.Compilation.IsGenerated(tree, cancellationToken);
        return engine.GetHits(engine.ModelOf(tree), cancellationToken).Where(hit => !isGenerated || GeneratorOutput.Of(engine).Reports(hit, tree))
            .Select(hit => HitDiagnostic.ToViolation(hit, tree, isGenerated)).OfType<Violation>();
    }

    private sealed class ByTree : ConcurrentDictionary<SyntaxTree, FoundHits>;

    /// <summary>The hits of one tree; default until they are found.</summary>
    private sealed class FoundHits
    {
        public ImmutableArray<Hit> Hits { get; set; }
    }

    private sealed record FoundBaseline(BaselineCover? Cover);
}

/// <summary>
/// What of a source generator's output is worth a word. It follows what it is generated from: a superseded target that has a
/// fixable use in the same compilation is silent there, and every other one is reported once for each generator. A place that
/// <c>#line</c> leads back to a user's file is that file's.
/// </summary>
internal sealed class GeneratorOutput
{
    private readonly SsotEngine _engine;
    private readonly Lazy<ImmutableHashSet<string>> _fixable;
    private readonly Lazy<HashSet<(SyntaxTree Tree, TextSpan Span)>> _first;

    private GeneratorOutput(SsotEngine engine)
    {
        _engine = engine;
        _fixable = new(() => [.. Trees(isOutput: false).SelectMany(tree => HitsOf(tree)).Where(hit => hit is { Plan: not null, IsReported: true })
            .Select(TargetOf)]);
        _first = new(FindFirst);
    }

    public static GeneratorOutput Of(SsotEngine engine) => engine.Shared(engine => new GeneratorOutput(engine));

    /// <summary>Whether a hit is reported; any hit outside of generators' output is.</summary>
    public bool Reports(Hit hit, SyntaxTree tree) =>
        !IsOutput(tree) || tree.GetMappedLineSpan(hit.Span).HasMappedPath
            || (!_fixable.Value.Contains(TargetOf(hit)) && _first.Value.Contains((tree, hit.Span)));

    /// <summary>Whether a generator has written the tree: it has no file of its own, or one below <c>obj</c>.</summary>
    private bool IsOutput(SyntaxTree tree) =>
        (!IsRooted(tree.FilePath) || tree.FilePath.Replace('\\', '/').Contains("/obj/")) && _engine.Compilation.IsGenerated(tree, CancellationToken.None);

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private IEnumerable<SyntaxTree> Trees(bool isOutput) => _engine.Compilation.SyntaxTrees.Where(tree => IsOutput(tree) == isOutput);

    private ImmutableArray<Hit> HitsOf(SyntaxTree tree) => _engine.GetHits(_engine.ModelOf(tree), CancellationToken.None);

    private static string TargetOf(Hit hit) => hit.Role + "/" + (hit.Target ?? hit.Offender);

    /// <summary>The first hit on each target in each generator's output, in the order of the paths.</summary>
    private HashSet<(SyntaxTree Tree, TextSpan Span)> FindFirst()
    {
        var seen = new HashSet<(string Generator, string Target)>();
        var first = new HashSet<(SyntaxTree, TextSpan)>();
        foreach (var tree in Trees(isOutput: true).OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            foreach (var hit in HitsOf(tree))
            {
                if (hit.IsReported && !tree.GetMappedLineSpan(hit.Span).HasMappedPath && seen.Add((Path.GetDirectoryName(tree.FilePath) ?? "", TargetOf(hit))))
                    first.Add((tree, hit.Span));
            }
        }

        return first;
    }
}
