using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Baseline;

/// <summary>How many violations there are of each key. What a pragma, an attribute or a configured severity silences is none.</summary>
internal sealed class BaselineTally
{
    private readonly Dictionary<BaselineKey, int> _counts = [];
    private readonly HashSet<(string RuleId, SyntaxTree Tree, TextSpan Span)> _places = [];
    private readonly HashSet<BaselineKey> _errors = [];

    private BaselineTally()
    {
    }

    public static BaselineTally Of(IReadOnlyCollection<Violation> violations, SsotEngine engine, BaselineCover cover, CancellationToken cancellationToken)
    {
        var tally = new BaselineTally();
        var byPlace = new Dictionary<(string, SyntaxTree?, TextSpan), Violation>();
        var diagnostics = new List<Diagnostic>(violations.Count);
        foreach (var violation in violations)
        {
            // A violation that throws is not counted. It is reported as SSOT1003 where its diagnostic is created.
            try
            {
                if (violation.SeverityIn(engine) is { } severity)
                    Add(violation, severity);
            }
            catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
            {
            }
        }

        void Add(Violation violation, DiagnosticSeverity severity)
        {
            byPlace[(violation.Descriptor.Id, violation.Tree, violation.Span)] = violation;
            diagnostics.Add(violation.ToDiagnostic(severity));
            if (severity == DiagnosticSeverity.Error)
                tally._errors.Add(cover.KeyOf(violation, cancellationToken));
        }

        foreach (var diagnostic in CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, engine.Compilation))
        {
            var place = (diagnostic.Id, diagnostic.Location.SourceTree, diagnostic.Location.SourceSpan);
            if (diagnostic.IsSuppressed || !byPlace.TryGetValue(place, out var violation) || !tally._places.Add((place.Id, place.SourceTree!, place.SourceSpan)))
                continue;

            var key = cover.KeyOf(violation, cancellationToken);
            tally._counts[key] = tally.CountOf(key) + 1;
        }

        return tally;
    }

    public int CountOf(BaselineKey key) => _counts.TryGetValue(key, out var count) ? count : 0;

    public bool Contains(Violation violation) => _places.Contains((violation.Descriptor.Id, violation.Tree, violation.Span));

    /// <summary>Whether a violation of the key is an error by its mode, its role's mode or its sunset.</summary>
    public bool HasErrorOf(BaselineKey key) => _errors.Contains(key);
}
