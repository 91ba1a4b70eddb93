using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Commands;

/// <summary>A solution that was loaded and analysed for a command.</summary>
/// <param name="Loaded">The solution.</param>
/// <param name="Analysis">What the suite finds in it.</param>
/// <param name="CompileErrors">What does not compile.</param>
internal sealed record Session(LoadedSolution Loaded, SolutionAnalysis Analysis, IReadOnlyList<string> CompileErrors)
{
    public static async Task<Session> OpenAsync(Terminal terminal, string? path, bool restore, CancellationToken cancellationToken)
    {
        var list = ProjectList.Find(path);
        var session = await terminal.ProgressAsync(async progress =>
        {
            var loaded = await SolutionLoader.LoadAsync(list, restore, progress, cancellationToken).ConfigureAwait(false);
            var baselines = BaselineSet.Read(loaded);
            progress("compile", 0, 1);
            var errors = await Tool.Analysis.CompileErrors.FindAsync(loaded, loaded.Solution, loaded.Projects.Select(project => project.Id), cancellationToken).ConfigureAwait(false);
            var analysis = await SolutionAnalysis.RunAsync(loaded, loaded.Solution, baselines, progress, cancellationToken).ConfigureAwait(false);
            return new Session(loaded, analysis, errors);
        }).ConfigureAwait(false);

        foreach (var note in session.Loaded.Notes)
            terminal.Note(note);
        if (session.Analysis.Failures.Count > 0)
            throw new ToolException(ExitCode.NotBuildable, string.Join('\n', session.Analysis.Failures.Distinct()));
        return session;
    }

    /// <summary>Ends the command where the solution does not compile: what is found in it is not all, and what is fixed in it is not proved.</summary>
    public Session RequireCompiling()
    {
        const int Shown = 10;
        return CompileErrors.Count == 0
            ? this
            : throw new ToolException(
                ExitCode.NotBuildable,
                $"The solution does not compile, {CompileErrors.Count} error(s):\n{string.Join('\n', CompileErrors.Take(Shown))}");
    }
}
