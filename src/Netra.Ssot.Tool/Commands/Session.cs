using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;

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
        : Loaded.Projects.Any(project => project.HasAnalyzers) ? "There is no map: nothing is declared [Canonical] or superseded, so nothing is checked. 'ssot audit' shows what to declare, and 'ssot init' declares it."
        : "There is no map: no project references Netra.SsotAnalyzers, so nothing is checked. 'ssot audit' shows what to declare, and 'ssot init' adds the package and declares it.";

    public static async Task<Session> OpenAsync(Terminal terminal, string? path, bool restore, CancellationToken cancellationToken)
    {
        var list = await ProjectList.FindAsync(path, cancellationToken).ConfigureAwait(false);
        var session = await terminal.ProgressAsync(async progress =>
            await AnalyzeAsync(await SolutionLoader.LoadAsync(list, restore, progress, cancellationToken).ConfigureAwait(false), progress, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var note in session.Loaded.Notes)
            terminal.Note(note);
        return session;
    }

    /// <summary>Compiles and analyzes a solution that is loaded, with the baselines as they are on disk.</summary>
    /// <exception cref="ToolException">A baseline is missing, or an analyzer crashed.</exception>
    public static async Task<Session> AnalyzeAsync(LoadedSolution loaded, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        var baselines = BaselineSet.Read(loaded);
        progress("compile", 0, loaded.Projects.Count);
        var errors = await Tool.Analysis.CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), cancellationToken).ConfigureAwait(false);
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
