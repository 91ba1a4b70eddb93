using System.Globalization;
using System.Text.RegularExpressions;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Reports;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Explains the violations of one line: what the fix would write, or why the violation stays.</summary>
internal static partial class WhyCommand
{
    private const int LinesShown = 20;

    public static async Task<int> RunAsync(Terminal terminal, string place, string? path, bool restore, CancellationToken cancellationToken)
    {
        var (file, line) = Parse(place, Environment.CurrentDirectory);
        var session = await Session.OpenAsync(terminal, path ?? TargetFile.FolderFor(file), restore, cancellationToken).ConfigureAwait(false);
        await ExplainAsync(terminal, session, file, line, cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }

    /// <summary>The file, by its full path, and the line, from one, of a place such as <c>src/Program.cs:12</c>.</summary>
    /// <exception cref="ToolException">The text is not a place, or there is no such file.</exception>
    public static (string File, int Line) Parse(string place, string folder)
    {
        var parts = PlacePattern().Match(place);
        if (!parts.Success || !int.TryParse(parts.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
            throw new ToolException(ExitCode.Usage, $"'{place}' is not a place: write file:line, such as Program.cs:12.");

        var file = Path.GetFullPath(parts.Groups["file"].Value, folder);
        return File.Exists(file) ? (file, line) : throw new ToolException(ExitCode.Usage, $"'{file}' does not exist.");
    }

    /// <summary>Explains the violations of a line.</summary>
    /// <exception cref="ToolException">The solution does not compile, or the line has no violation.</exception>
    public static async Task ExplainAsync(Terminal terminal, Session session, string file, int line, CancellationToken cancellationToken)
    {
        session.RequireCompiling();
        var inFile = session.Analysis.Findings.Where(finding => finding.Path == file).ToList();
        if (!inFile.Any(finding => IsOn(finding, line)))
            throw new ToolException(ExitCode.Usage, Nothing(session, file, line, inFile));

        var proof = await Proof.RunAsync(session.Loaded, session.Analysis, Suite.IsMigrated, cancellationToken).ConfigureAwait(false);
        var frames = await Frame.FindAsync(session.Loaded, session.Analysis.Solution, proof.Rewritten, proof.Apply(inFile), int.MaxValue, cancellationToken)
            .ConfigureAwait(false);
        foreach (var finding in proof.Apply(inFile.Where(finding => IsOn(finding, line))))
        {
            Show(terminal, session.Loaded, finding,
                frames.FirstOrDefault(frame => frame.Findings.Any(other => other.RuleId == finding.RuleId && other.Lines == finding.Lines)));
        }
    }

    private static void Show(Terminal terminal, LoadedSolution loaded, Finding finding, Frame? frame)
    {
        terminal.Line(Listing.Line(loaded, finding));
        terminal.Line($"    role {Report.RoleOf(finding)}; in {string.Join(", ", finding.Projects)}; 'ssot explain {finding.RuleId}' describes the rule");
        if (finding.IsFixable == true)
        {
            terminal.Line("    fixable: 'ssot migrate' rewrites it, and the result compiles");
            foreach (var (isChanged, text) in frame?.Before ?? [])
                terminal.Line((isChanged ? "    - " : "      ") + text);
            foreach (var (_, text) in frame?.After.Where(row => row.IsChanged) ?? [])
                terminal.Line("    + " + text);
            return;
        }

        if (finding.Reason is not { } reason)
            return;

        terminal.Line($"    stays ({reason.Kind}): {reason.Text}");
        foreach (var declaration in reason.Declarations ?? [])
            terminal.Line($"    connected declaration: '{declaration}'");
        foreach (var connected in reason.Connected ?? [])
            terminal.Line($"    reverted together with: {connected}");
    }

    private static string Nothing(Session session, string file, int line, List<Finding> inFile)
    {
        var relative = session.Loaded.Relative(file);
        if (session.Loaded.Solution.GetDocumentIdsWithFilePath(file).IsEmpty && inFile.Count == 0)
            return $"'{relative}' is not a source file of '{Path.GetFileName(session.Loaded.List.Target)}'.";
        if (session.NoMap is { } noMap)
            return noMap;

        var lines = inFile.Select(finding => finding.Line).Distinct().Order().ToList();
        return lines.Count == 0
            ? $"'{relative}' has no violation."
            : $"Line {line} of '{relative}' has no violation. {Plural.Noun(lines.Count, "Line")} with one: {string.Join(", ", lines.Take(LinesShown))}{(lines.Count > LinesShown ? ", …" : "")}.";
    }

    private static bool IsOn(Finding finding, int line) => line >= finding.Line && line <= finding.Lines.End.Line + 1;

    [GeneratedRegex(@"^(?<file>.+?)(:(?<line>\d+)(:\d+)?|\((?<line>\d+)(,\d+)?\)):?$")]
    private static partial Regex PlacePattern();
}
