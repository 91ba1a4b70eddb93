using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>
/// What the baseline covers in one compilation. An entry covers its violations as long as there are no more of them than it
/// says; of one more, all are reported, since none of them is known to be the new one.
/// </summary>
/// <remarks>
/// Hits are counted over the files that declare the type they stand in, so that a rule alone, or one file alone, comes to
/// the same answer as a whole build. What a rule finds by itself is known only when it has seen all: those violations wait
/// for the end of the compilation, if an entry of their name exists.
/// </remarks>
internal sealed class BaselineCover
{
    private const string FileProperty = "build_property.SsotBaseline";

    private readonly SsotEngine _engine;
    private readonly Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> _violationsIn;
    private readonly ConcurrentDictionary<SyntaxTree, BaselineTally> _tallies = new();
    private readonly ConcurrentDictionary<(string RuleId, Location Place), Violation> _waiting = new();

    private BaselineCover(SsotEngine engine, Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> violationsIn, AdditionalText document, BaselineFile file)
    {
        (_engine, _violationsIn) = (engine, violationsIn);
        Document = document;
        File = file;
        Directory = document.Path.Substring(0, Math.Max(0, document.Path.LastIndexOfAny(['/', '\\'])));
    }

    public AdditionalText Document { get; }

    public BaselineFile File { get; }

    /// <summary>The folder of the baseline: paths in it are relative to this one.</summary>
    public string Directory { get; }

    /// <summary>The baseline of a compilation; null without one, and where it is set aside for a run that fixes.</summary>
    /// <param name="engine">The compilation.</param>
    /// <param name="violationsIn">What the rules find in one of its files.</param>
    public static BaselineCover? Find(SsotEngine engine, Func<SsotEngine, SyntaxTree, CancellationToken, IEnumerable<Violation>> violationsIn)
    {
        var options = engine.Options;
        if (options.AdditionalFiles.FirstOrDefault(file => BaselineFile.IsBaseline(file.Path)) is not { } document)
            return null;
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FileProperty, out var setting) && string.Equals(setting.Trim(), "off", StringComparison.OrdinalIgnoreCase))
            return null;

        return new BaselineCover(engine, violationsIn, document, BaselineFile.Of(document, CancellationToken.None));
    }

    /// <summary>The diagnostic of a hit: hidden where the baseline covers it, with the count expected where there are more.</summary>
    public Diagnostic Judge(Violation violation, DiagnosticSeverity severity, CancellationToken cancellationToken)
    {
        var place = PlaceOf(violation, cancellationToken);
        var key = BaselineKey.Of(violation, place);
        if (!File.MayCover(key) || !TallyOf(violation.Tree, cancellationToken).Contains(violation))
            return violation.ToDiagnostic(severity);

        var trees = TreesOf(violation, place, cancellationToken).ToList();
        return Judge(violation, severity, key, counted => trees.Sum(tree => TallyOf(tree, cancellationToken).CountOf(counted)));
    }

    private Diagnostic Judge(Violation violation, DiagnosticSeverity severity, BaselineKey key, Func<BaselineKey, int> countOf) =>
        File.Covers(key, countOf) ? violation.ToCoveredDiagnostic()
            : File.Find(key) is { } entry ? violation.ToGrownDiagnostic(severity, entry.Count, countOf(key)) : violation.ToDiagnostic(severity);

    /// <summary>Keeps a violation back until all of its rule are known; false where no entry speaks of it.</summary>
    public bool KeepsBack(Violation violation)
    {
        if (!File.HasEntriesOf(violation.Descriptor.Id) || !File.MayCover(KeyOf(violation, CancellationToken.None)))
            return false;

        _waiting[(violation.Descriptor.Id, Location.Create(violation.Tree, violation.Span))] = violation;
        return true;
    }

    /// <summary>What was kept back of a rule, judged.</summary>
    public IEnumerable<Diagnostic> JudgeKeptBack(string ruleId, CancellationToken cancellationToken)
    {
        var waiting = _waiting.Values.Where(violation => violation.Descriptor.Id == ruleId).ToList();
        var counted = BaselineTally.Of(waiting, _engine, this, cancellationToken);
        foreach (var violation in waiting)
        {
            if (violation.SeverityIn(_engine) is not { } severity)
                continue;

            yield return counted.Contains(violation) ? Judge(violation, severity, KeyOf(violation, cancellationToken), counted.CountOf) : violation.ToDiagnostic(severity);
        }
    }

    /// <summary>The entries that more violations than their count answer to, with how many, and whether one of these is an error by its mode.</summary>
    public IEnumerable<(BaselineEntry Entry, int Found, bool IsError)> FindGrown(CancellationToken cancellationToken)
    {
        var tallies = _engine.Compilation.SyntaxTrees.Select(tree => TallyOf(tree, cancellationToken))
            .Append(BaselineTally.Of([.. _waiting.Values], _engine, this, cancellationToken))
            .ToList();
        foreach (var entry in File.Entries.OrderBy(entry => entry.Line))
        {
            var found = tallies.Sum(tally => tally.CountOf(entry.Key));
            if (found > entry.Count && !File.Covers(entry.Key, key => tallies.Sum(tally => tally.CountOf(key))))
                yield return (entry, found, tallies.Any(tally => tally.HasErrorOf(entry.Key)));
        }
    }

    public BaselineKey KeyOf(Violation violation, CancellationToken cancellationToken) =>
        BaselineKey.Of(violation, PlaceOf(violation, cancellationToken));

    private ContainingSymbol PlaceOf(Violation violation, CancellationToken cancellationToken) =>
        ContainingSymbol.Of(violation.Tree, violation.Span, Directory, _engine.Compilation.IsGenerated(violation.Tree, cancellationToken), cancellationToken);

    private BaselineTally TallyOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        _tallies.TryGetValue(tree, out var tally) ? tally : _tallies.GetOrAdd(tree, BaselineTally.Of([.. _violationsIn(_engine, tree, cancellationToken)], _engine, this, cancellationToken));

    private IEnumerable<SyntaxTree> TreesOf(Violation violation, ContainingSymbol place, CancellationToken cancellationToken)
    {
        if (place.Type is null || !place.Type.Modifiers.Any(SyntaxKind.PartialKeyword) || _engine.ModelOf(violation.Tree).GetDeclaredSymbol(place.Type, cancellationToken) is not INamedTypeSymbol type)
            return [violation.Tree];

        return type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Append(violation.Tree).Distinct();
    }
}
