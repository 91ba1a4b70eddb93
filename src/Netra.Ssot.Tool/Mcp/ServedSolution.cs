using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Files;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>
/// The solution of a server. It is loaded once; before each request, files that changed are read again, and the solution is
/// loaded again where anything else than a source file changed. One request at a time.
/// </summary>
/// <param name="load">Loads the solution.</param>
internal sealed class ServedSolution(Func<CancellationToken, Task<LoadedSolution>> load)
{
    private LoadedSolution? _loaded;
    private SolutionInputs? _inputs;
    private Session? _session;

    /// <summary>The solution as it is on disk now.</summary>
    public async Task<LoadedSolution> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_loaded is not null && _inputs is not null)
        {
            var now = SolutionInputs.Read(_loaded);
            if (now.Build == _inputs.Build && await FollowAsync(_loaded, _inputs, now, cancellationToken).ConfigureAwait(false) is { } followed)
            {
                if (followed != _loaded || now.Baselines != _inputs.Baselines)
                    _session = null;
                (_loaded, _inputs) = (followed, now);
                return followed;
            }
        }

        // Forgotten first: what cannot be loaded now must not be answered from before.
        (_loaded, _inputs, _session) = (null, null, null);
        var begin = DateTime.UtcNow;
        var loaded = await load(cancellationToken).ConfigureAwait(false);
        var inputs = SolutionInputs.Read(loaded);

        // A file may have changed while the solution was loaded: a source is read again now, anything else by the next load.
        _loaded = await FollowAsync(loaded, inputs with { Sources = new Dictionary<string, string>(StringComparer.Ordinal) }, inputs, cancellationToken)
            .ConfigureAwait(false)
            ?? throw new ToolException(ExitCode.File, "A source file was deleted while the solution was loaded. Try again.");
        _inputs = inputs.BuildWritten < begin ? inputs : null;
        return _loaded;
    }

    /// <summary>The whole solution, analyzed; once for the same files.</summary>
    public async Task<Session> AnalyzedAsync(CancellationToken cancellationToken)
    {
        var loaded = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        return _session ??= await Session.AnalyzeAsync(loaded, Quiet, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The projects that compile some files, analyzed with all that share a baseline with them.</summary>
    /// <param name="solution">The solution, with texts that are not on disk.</param>
    /// <param name="projects">The projects.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public async Task<Session> AnalyzedAsync(Solution solution, IReadOnlyCollection<ProjectId> projects, CancellationToken cancellationToken)
    {
        var loaded = _loaded!;
        if (solution == loaded.Solution && _session is not null)
            return _session;

        var baselines = loaded.Projects.Where(project => projects.Contains(project.Id)).Select(project => project.BaselinePath)
            .ToHashSet(StringComparer.Ordinal);
        return await Session.AnalyzeAsync(loaded with
        {
            Solution = solution,
            Projects = [.. loaded.Projects.Where(project => baselines.Contains(project.BaselinePath))]
        },
            Quiet, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The solution with the sources as they are now; null where one is gone.</summary>
    private static async Task<LoadedSolution?> FollowAsync(LoadedSolution loaded, SolutionInputs before, SolutionInputs now,
        CancellationToken cancellationToken)
    {
        var solution = loaded.Solution;
        foreach (var path in now.Sources.Keys.Where(path => now.Sources[path] != before.Sources.GetValueOrDefault(path)).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(path))
                return null;

            var text = FileEncoding.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            {
                if (solution.GetDocument(id) is { } document && !(await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ContentEquals(text))
                    solution = solution.WithDocumentText(id, text, PreservationMode.PreserveIdentity);
            }
        }

        return solution == loaded.Solution ? loaded : loaded with { Solution = solution };
    }

    private static void Quiet(string phase, int done, int of)
    {
    }
}
