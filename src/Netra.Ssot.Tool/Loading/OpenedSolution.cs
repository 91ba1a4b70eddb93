using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Netra.Ssot.Tool.Loading;

/// <summary>A solution as the workspace has opened it, with what there is to say about how that went.</summary>
/// <param name="Solution">The solution, as far as it was opened.</param>
/// <param name="Messages">What the workspace and the builds said: errors and warnings alike.</param>
/// <param name="Incomplete">Project files of which a build did not come to the compiler, or that were not opened at all.</param>
/// <param name="Unbuilt">Projects whose output is compiled against, or runs in the compiler, and is not on disk.</param>
internal sealed record OpenedSolution(Solution Solution, IReadOnlyList<string> Messages, IReadOnlyList<string> Incomplete, IReadOnlyList<string> Unbuilt)
{
    // What the workspace says where its build host, and not a project, is the reason.
    private static readonly string[] HostFaults = ["BuildHost", "build host", "RPC", "disconnected", "pipe"];

    /// <summary>Whether opening it again may help: a project is missing, and no build has said why.</summary>
    public bool IsFaultOfTheHost =>
        Incomplete.Any(path => !Messages.Any(message => message.Contains(path, StringComparison.OrdinalIgnoreCase) && !IsOfTheHost(message)));

    public static async Task<OpenedSolution> OpenAsync(ProjectList list, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        using var trace = new BuildTrace();

        // The solution goes on using the workspace's services, so the workspace lives as long as the process.
        var workspace = MSBuildWorkspace.Create(trace.Properties);
        workspace.SkipUnrecognizedProjects = true;
        var messages = new ConcurrentQueue<string>();
        using var handler = workspace.RegisterWorkspaceFailedHandler(failed => messages.Enqueue(failed.Diagnostic.Message));
        var loading = new ProjectProgress(list, progress);
        try
        {
            if (list.IsSolution)
                await workspace.OpenSolutionAsync(list.Target, loading, cancellationToken).ConfigureAwait(false);
            else
                await workspace.OpenProjectAsync(list.Target, loading, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            messages.Enqueue(failure.Message);
        }

        return Of(list, workspace.CurrentSolution, [.. messages.Distinct()], trace.Read());
    }

    public static bool IsAt(Project project, string path) => string.Equals(project.FilePath, path, StringComparison.OrdinalIgnoreCase);

    private static OpenedSolution Of(ProjectList list, Solution solution, IReadOnlyList<string> messages, IReadOnlyList<TracedBuild> builds)
    {
        var projects = solution.Projects.Where(project => project.Language == LanguageNames.CSharp).ToList();
        var paths = list.CSharp.Concat(projects.Select(project => project.FilePath!)).Distinct(StringComparer.OrdinalIgnoreCase);
        var incomplete = paths.Where(path => builds.Count(build => IsSame(build.Project, path)) < Math.Max(1, projects.Count(project => IsAt(project, path))));
        var unbuilt = projects.Where(LacksAFile)
            .SelectMany(project => builds.Where(build => IsSame(build.Project, project.FilePath!)))
            .SelectMany(build => build.References)
            .Where(reference => reference.IsFromDisk)
            .Select(reference => reference.Project);
        return new OpenedSolution(solution, messages, [.. incomplete], [.. unbuilt.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static bool LacksAFile(Project project) =>
        project.MetadataReferences
            .Any(reference => reference is UnresolvedMetadataReference
                || (reference is PortableExecutableReference { FilePath: { } path } && !File.Exists(path)))
        || project.AnalyzerReferences.Any(reference => reference.FullPath is { } path && !File.Exists(path))
        || project.ProjectReferences
            .Any(reference => project.Solution.GetProject(reference.ProjectId) is { Language: not LanguageNames.CSharp, OutputFilePath: { } path }
                && !File.Exists(path));

    private static bool IsOfTheHost(string message) => HostFaults.Any(fault => message.Contains(fault, StringComparison.Ordinal));

    private static bool IsSame(string path, string other) => path.Equals(other, StringComparison.OrdinalIgnoreCase);

    private sealed class ProjectProgress(ProjectList list, Action<string, int, int> progress) : IProgress<ProjectLoadProgress>
    {
        private readonly ConcurrentDictionary<string, bool> _resolved = new(StringComparer.OrdinalIgnoreCase);

        public void Report(ProjectLoadProgress value)
        {
            if (value.Operation == ProjectLoadOperation.Resolve && _resolved.TryAdd(value.FilePath, true))
                progress("load", Math.Min(_resolved.Count, list.CSharp.Count), list.CSharp.Count);
        }
    }
}
