using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Planning;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>
/// What the engine proves about planned rewrites: it carries them out in memory and compiles the result. What is reverted
/// has a reason.
/// </summary>
internal sealed class Proof
{
    private const int ConnectedShown = 3;

    private readonly LoadedSolution _loaded;
    private readonly Dictionary<(string Source, string RuleId, TextSpan Span), Reason> _reasons = [];
    private readonly Func<string, bool> _isWanted;

    private Proof(LoadedSolution loaded, Solution rewritten, Func<string, bool> isWanted)
    {
        _loaded = loaded;
        _isWanted = isWanted;
        Rewritten = rewritten;
    }

    /// <summary>The solution with everything rewritten that can be; nothing is written to files.</summary>
    public Solution Rewritten { get; }

    /// <param name="loaded">The solution.</param>
    /// <param name="analysis">What the suite finds in it.</param>
    /// <param name="isWanted">Which rules to apply: a migration leaves out suggestions.</param>
    /// <param name="cancellationToken">Cancels the proof.</param>
    public static async Task<Proof> RunAsync(LoadedSolution loaded, SolutionAnalysis analysis, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var requests = analysis.All
            .Where(reported => Suite.FixOf(reported.Diagnostic.Id) is not null && isWanted(reported.Diagnostic.Id))
            .Select(reported => (Document: analysis.Solution.GetProject(reported.Project.Id)!.GetDocument(reported.Diagnostic.Location.SourceTree),
                reported.Diagnostic))
            .Where(request => request.Document is not null and not SourceGeneratedDocument)
            .Select(request => (request.Document!.Id, request.Diagnostic))
            .ToList();
        var result = await Rewriter.RewriteAsync(analysis.Solution, requests, cancellationToken).ConfigureAwait(false);
        var proof = new Proof(loaded, result.Solution, isWanted);
        foreach (var leftover in result.Leftovers)
        {
            proof._reasons.TryAdd((analysis.Solution.GetDocument(leftover.Document)!.FilePath!, leftover.RuleId, leftover.Span),
                proof.Explain(analysis.Solution, leftover));
        }

        return proof;
    }

    /// <summary>The violations with what is proved about each.</summary>
    public IReadOnlyList<Finding> Apply(IEnumerable<Finding> findings) => [.. findings.Select(Apply)];

    private Finding Apply(Finding finding)
    {
        if (!finding.IsPlanned)
            return finding with { IsFixable = false };
        if (!_isWanted(finding.RuleId))
        {
            return finding with
            {
                Reason = new Reason(ReasonKind.Suggestion,
                $"the fix of {finding.RuleId} {(Suite.Declares(finding.RuleId) ? "writes a declaration, which is to be reviewed" : "is a suggestion")}: 'ssot migrate --rule {finding.RuleId}' applies it")
            };
        }

        var reason = _reasons.GetValueOrDefault((finding.Source, finding.RuleId, finding.Span));
        return finding with { IsFixable = reason is null, Reason = reason };
    }

    private Reason Explain(Solution solution, Leftover leftover)
    {
        var kind = ReasonKind.Of(leftover.Refusal.Kind);
        var project = leftover.Project is { } id ? NameOf(solution, id) : null;
        if (leftover.Reversal is not { } reversal)
            return new Reason(kind, leftover.Refusal.Message, Project: project);

        var at = reversal.Path is { } path ? new Place(_loaded.Relative(path), reversal.Position.Line + 1, reversal.Position.Character + 1) : null;
        var error = reversal.Error is { } failed
            ? new CompilerError(failed.Id, failed.GetMessage(System.Globalization.CultureInfo.InvariantCulture), at, project!) : null;
        var own = solution.GetDocument(leftover.Document)!.FilePath!;
        var connected = reversal.Edits
            .Where(edit => edit.Hit.Span != leftover.Span || edit.File.Primary.Document.FilePath != own)
            .Select(PlaceOf)
            .Distinct()
            .ToList();
        return new Reason(kind, Describe(leftover.Refusal, reversal, error, at, project!, connected), error, project, reversal.Declarations, connected, at);
    }

    private static string Describe(Refusal refusal, Reversal reversal, CompilerError? error, Place? at, string project, List<Place> connected)
    {
        var text = error is not null ? $"the rewrite would not compile: {error}" : $"{refusal.Reason} ({at} [{project}]): {refusal.Remedy}";
        if (!reversal.IsTraced)
            text += "; this cannot be traced to one use, so all that may have brought it are reverted";
        if (connected.Count > 0)
        {
            var through = reversal.Declarations.IsEmpty
                ? "" : $" through {Some(reversal.Declarations.Select(name => $"'{name}'"), reversal.Declarations.Length)}";
            text += $"; connected{through} with {Some(connected, connected.Count)}";
        }

        return text;
    }

    private Place PlaceOf(Edit edit)
    {
        var start = edit.File.Text.Lines.GetLinePosition(edit.Hit.Span.Start);
        return new Place(_loaded.Relative(edit.File.Primary.Document.FilePath!), start.Line + 1, start.Character + 1);
    }

    private static string Some<T>(IEnumerable<T> items, int count) =>
        string.Join(", ", items.Take(ConnectedShown)) + (count > ConnectedShown ? $" and {count - ConnectedShown} more" : "");

    private string NameOf(Solution solution, ProjectId id) =>
        _loaded.Projects.FirstOrDefault(project => project.Id == id)?.Name ?? solution.GetProject(id)!.Name;
}
