using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Commands;

/// <summary>A solution that was loaded and analyzed for a command.</summary>
/// <param name="Loaded">The solution.</param>
/// <param name="Analysis">What the suite finds in it.</param>
/// <param name="CompileErrors">What does not compile.</param>
/// <param name="Map">What its map contains.</param>
internal sealed record Session(LoadedSolution Loaded, SolutionAnalysis Analysis, IReadOnlyList<string> CompileErrors, MapFacts Map)
{
    /// <summary>What an empty map means, and the next command; null where something is declared.</summary>
    public string? NoMap =>
        !Map.IsEmpty ? null
        : Loaded.Projects.Any(project => project.HasAnalyzers)
            ? "There is no map: nothing is declared [Canonical] or superseded, so nothing is checked. 'ssot audit' shows what to declare, and 'ssot init' declares it."
        : "There is no map: no project references Netra.SsotAnalyzers, so nothing is checked. 'ssot audit' shows what to declare, and 'ssot init' adds the package and declares it.";

    /// <param name="terminal">Hears how far it is, and the notes.</param>
    /// <param name="path">The solution, a project, or a folder with one; null for the current folder.</param>
    /// <param name="restore">Whether packages are restored first.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <param name="since">A commit: only projects that changed since, and those that depend on them, are analyzed. Null for all.</param>
    public static async Task<Session> OpenAsync(Terminal terminal, string? path, bool restore, CancellationToken cancellationToken, string? since = null)
    {
        var list = await ProjectList.FindAsync(path, cancellationToken).ConfigureAwait(false);
        var changed = since is null ? null : await ChangedFilesAsync(list, since, cancellationToken).ConfigureAwait(false);
        var session = await terminal.ProgressAsync(async progress =>
        {
            var loaded = await SolutionLoader.LoadAsync(list, restore, progress, cancellationToken).ConfigureAwait(false);
            var session = await AnalyzeAsync(changed is null ? loaded : Changed(loaded, changed, since!), progress, cancellationToken).ConfigureAwait(false);

            // What is declared does not depend on what changed.
            return changed is null ? session
                : session with { Map = await MapFacts.ReadAsync(loaded, loaded.Solution, cancellationToken).ConfigureAwait(false) };
        }).ConfigureAwait(false);
        foreach (var note in session.Loaded.Notes)
            terminal.Note(note);
        return session;
    }

    private static Task<IReadOnlyList<string>> ChangedFilesAsync(ProjectList list, string since, CancellationToken cancellationToken) =>
        (WorkTree.Find(list.Folder)
            ?? throw new ToolException(ExitCode.Usage, $"'{list.Folder}' is not in a git work tree, so nothing is known of what changed since '{since}'."))
            .ChangedSinceAsync(since, cancellationToken);

    private static LoadedSolution Changed(LoadedSolution loaded, IReadOnlyCollection<string> files, string since)
    {
        var part = ChangedProjects.Of(loaded, files);
        return part with
        {
            Notes = [.. part.Notes,
            $"{part.Projects.Count} of {Plural.Of(loaded.Projects.Count, "project")} analyzed: those that changed since '{since}' ({Plural.Of(files.Count, "file")}), and those that depend on them."]
        };
    }

    /// <summary>Compiles and analyzes a solution that is loaded, with the baselines as they are on disk.</summary>
    /// <exception cref="ToolException">A baseline is missing, or an analyzer crashed.</exception>
    public static async Task<Session> AnalyzeAsync(LoadedSolution loaded, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        var baselines = BaselineSet.Read(loaded);
        progress("compile", 0, loaded.Projects.Count);
        var errors = await Tool.Analysis.CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), cancellationToken)
            .ConfigureAwait(false);
        var analysis = await SolutionAnalysis.RunAsync(loaded, loaded.Solution, baselines, progress, cancellationToken).ConfigureAwait(false);
        return analysis.Failures.Count > 0
            ? throw new ToolException(ExitCode.NotBuildable, string.Join('\n', analysis.Failures.Distinct()))
            : new Session(loaded, analysis, errors, await MapFacts.ReadAsync(loaded, loaded.Solution, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Ends the command where the solution does not compile: violations may be missing, and no fix can be proved.</summary>
    public Session RequireCompiling()
    {
        const int Shown = 10;
        return CompileErrors.Count == 0
            ? this
            : throw new ToolException(
                ExitCode.NotBuildable,
                $"The solution does not compile, {Plural.Of(CompileErrors.Count, "error")}:\n{string.Join('\n', CompileErrors.Take(Shown))}");
    }
}
