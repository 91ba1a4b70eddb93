using System.Globalization;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Expected diagnostics beside reported ones: which are the same, and what to say of the rest.</summary>
internal sealed class DiagnosticMatch
{
    private readonly List<DiagnosticResult> missing = [];
    private readonly List<Diagnostic> surplus;
    private readonly List<(DiagnosticResult Expected, Diagnostic Actual)> same = [];

    public DiagnosticMatch(IEnumerable<DiagnosticResult> expected, IEnumerable<Diagnostic> actual)
    {
        surplus = [.. actual];
        foreach (var one in expected.OrderByDescending(result => result.Message is not null).ThenBy(result => result.Options))
        {
            if (surplus.Find(candidate => !one.DifferencesFrom(candidate).Any()) is { } found)
            {
                surplus.Remove(found);
                same.Add((one, found));
            }
            else
            {
                missing.Add(one);
            }
        }
    }

    public IEnumerable<(DiagnosticResult Expected, Diagnostic Actual)> Same => same;

    public bool IsComplete => missing.Count == 0 && surplus.Count == 0;

    public async Task<string> DescribeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var notes = new List<(FileLinePositionSpan Span, string Note)>();
        var others = surplus.ToList();
        foreach (var expected in missing)
        {
            if (others.Find(actual => actual.Id == expected.Id && expected.TouchesLocationOf(actual)) is { } alike)
            {
                others.Remove(alike);
                notes.Add((alike.Location.GetLineSpan(), $"{expected.Id}: {string.Join("; ", expected.DifferencesFrom(alike))}"));
            }
            else
            {
                notes.Add((expected.HasLocation ? expected.Spans[0].Span : default, $"{expected.Id}: expected, not reported"));
            }
        }

        foreach (var actual in others)
            notes.Add((actual.Location.GetLineSpan(), $"{actual.Id}: reported, not expected: {actual.Severity} \"{actual.GetMessage(CultureInfo.InvariantCulture)}\""));

        var summary = $"{same.Count + missing.Count} diagnostic(s) expected, {same.Count + surplus.Count} reported:";
        return $"{summary}\n{await PrintAsync(solution, notes, cancellationToken)}";
    }

    private static async Task<string> PrintAsync(
        Solution solution, List<(FileLinePositionSpan Span, string Note)> notes, CancellationToken cancellationToken)
    {
        var files = await SolutionFiles.OfAsync(solution, cancellationToken);
        var output = new StringBuilder();
        foreach (var file in notes.GroupBy(note => note.Span.Path ?? ""))
        {
            if (files.FirstOrDefault(candidate => candidate.Key.Path == file.Key).Value is { } text)
                output.Append(AnnotatedSource.Print(file.Key, text, file.Select(note => (note.Span.Span, note.Note))));
            else
                output.AppendJoin('\n', file.Select(note => $"{note.Span}: {note.Note}")).Append('\n');
        }

        return output.ToString();
    }
}
