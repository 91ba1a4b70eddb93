using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Netra.Ssot.Tool.Files;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// Loads projects with <see cref="MSBuildWorkspace"/>. Its build host is a process of its own that runs the MSBuild of the SDK
/// that the solution pins; the compiler is this tool's.
/// </summary>
internal static class SolutionLoader
{
    private const string SuiteAssembly = "Netra.SsotAnalyzers.dll";

    private const int MaxAttempts = 3;

    private const string AssetsFile = "project.assets.json";

    public static async Task<LoadedSolution> LoadAsync(ProjectList list, bool restore, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        if (restore)
        {
            progress("restore", 0, 1);
            var restored = await ChildProcess.DotnetAsync(list.Folder, ["restore", list.Target, "-v:quiet", "-nologo"], cancellationToken).ConfigureAwait(false);
            if (!restored.Succeeded)
                throw new ToolException(ExitCode.NotBuildable, $"'{list.Target}' cannot be restored:\n{restored.Gist}");
        }

        return Describe(list, await OpenAsync(list, progress, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Solution> OpenAsync(ProjectList list, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        // On a busy machine the build host may answer too late; another one is tried then.
        for (var attempt = 1; ; attempt++)
        {
            var (solution, failures) = await TryOpenAsync(list, progress, cancellationToken).ConfigureAwait(false);
            if (attempt == MaxAttempts || !failures.Any(IsOfTheBuildHost))
                return Check(list, solution, failures);
        }
    }

    private static bool IsOfTheBuildHost(string failure) =>
        failure.Contains("BuildHost process is not responding", StringComparison.Ordinal) || failure.Contains("server disconnected", StringComparison.Ordinal);

    private static async Task<(Solution Solution, IReadOnlyList<string> Failures)> TryOpenAsync(ProjectList list, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        // The solution goes on using the workspace's services, so the workspace lives as long as the process.
        var workspace = MSBuildWorkspace.Create();
        workspace.SkipUnrecognizedProjects = true;
        var failures = new ConcurrentQueue<string>();
        using var handler = workspace.RegisterWorkspaceFailedHandler(failed =>
        {
            if (failed.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                failures.Enqueue(failed.Diagnostic.Message);
        });

        var loading = new ProjectProgress(list, progress);
        try
        {
            if (list.IsSolution)
                await workspace.OpenSolutionAsync(list.Target, loading, cancellationToken).ConfigureAwait(false);
            else
                await workspace.OpenProjectAsync(list.Target, loading, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failures.Enqueue(failure.Message);
        }

        return (workspace.CurrentSolution, [.. failures.Distinct()]);
    }

    /// <summary>Ends the command where a project is not loaded whole: what would be found in the rest is not all.</summary>
    private static Solution Check(ProjectList list, Solution solution, IReadOnlyList<string> failures)
    {
        const int Shown = 10;
        var ours = failures.Where(failure => !list.Others.Any(other => failure.Contains(other, StringComparison.OrdinalIgnoreCase))).ToList();
        if (solution.Projects.Where(project => list.CSharp.Any(path => IsAt(project, path))).FirstOrDefault(project => !IsRestored(project)) is { } unrestored)
            throw new ToolException(ExitCode.NotBuildable, $"'{unrestored.FilePath}' is not restored. Run 'dotnet restore' first, or leave out --no-restore.");
        if (ours.Count > 0)
            throw new ToolException(ExitCode.NotBuildable, $"'{list.Target}' cannot be loaded. 'dotnet build' on it has to work first.\n{string.Join('\n', ours.Take(Shown))}");

        var missing = list.CSharp.Where(path => solution.Projects.All(project => !IsAt(project, path))).ToList();
        return missing.Count == 0 ? solution : throw new ToolException(ExitCode.NotBuildable, $"MSBuild did not load {string.Join(", ", missing)}. 'dotnet build' on it has to work first.");
    }

    /// <summary>Whether a restore has left its result above the project's intermediate output; a design-time build does not complain without one.</summary>
    private static bool IsRestored(Project project)
    {
        var top = Path.GetDirectoryName(project.FilePath!)!;
        for (var folder = Path.GetDirectoryName(project.CompilationOutputInfo.AssemblyPath); folder is not null && folder != top; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, AssetsFile)))
                return true;
        }

        return project.CompilationOutputInfo.AssemblyPath is null || File.Exists(Path.Combine(top, AssetsFile)) || File.Exists(Path.Combine(top, "packages.config"));
    }

    private static LoadedSolution Describe(ProjectList list, Solution solution)
    {
        var notes = new List<string>();
        if (list.Others.Count > 0)
            notes.Add($"{Plural.Of(list.Others.Count, "project")} not analyzed, since only C# is: {string.Join(", ", list.Others.Select(Path.GetFileName))}");

        var projects = new List<LoadedProject>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).OrderBy(project => project.Name, StringComparer.Ordinal).ToList())
        {
            if (list.CSharp.Any(path => IsAt(project, path)))
            {
                var baseline = project.AdditionalDocuments.Select(document => document.FilePath!).FirstOrDefault(BaselineFile.IsBaseline);
                var hasAnalyzers = project.AnalyzerReferences.Any(IsOfTheSuite);
                projects.Add(new LoadedProject(project.Id, project.Name, project.FilePath!, baseline ?? Path.Combine(Path.GetDirectoryName(project.FilePath!)!, BaselineFile.FileName), baseline is not null, hasAnalyzers));
            }

            solution = Adapt(solution, project);
        }

        var unanalysed = projects.Where(project => !project.HasAnalyzers).Select(project => project.Name).ToList();
        if (unanalysed.Count > 0)
            notes.Add($"The build of these projects does not run the analyzers, since no reference to Netra.SsotAnalyzers reaches them: {string.Join(", ", unanalysed)}");
        return new LoadedSolution(list, solution, projects, notes);
    }

    /// <summary>The project as the tool needs it: its own reading of files, no baseline, and none of the build's copies of the suite.</summary>
    private static Solution Adapt(Solution solution, Project project)
    {
        foreach (var document in project.Documents.Where(document => document.FilePath is not null))
            solution = solution.WithDocumentTextLoader(document.Id, new Loader(document.FilePath!), PreservationMode.PreserveValue);
        foreach (var baseline in project.AdditionalDocuments.Where(document => BaselineFile.IsBaseline(document.FilePath!)))
            solution = solution.RemoveAdditionalDocument(baseline.Id);
        solution = solution.WithProjectAnalyzerReferences(project.Id, project.AnalyzerReferences.Where(reference => !IsOfTheSuite(reference)));

        // References in comments are analyzed whether or not the build writes a documentation file, as in an editor.
        return project.ParseOptions is { DocumentationMode: DocumentationMode.None } parse
            ? solution.WithProjectParseOptions(project.Id, parse.WithDocumentationMode(DocumentationMode.Parse))
            : solution;
    }

    private static bool IsOfTheSuite(AnalyzerReference reference) => Path.GetFileName(reference.FullPath) is SuiteAssembly or "Netra.SsotAnalyzers.CodeFixes.dll";

    private static bool IsAt(Project project, string path) => string.Equals(project.FilePath, path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file so that what no step changes keeps its bytes.</summary>
    private sealed class Loader(string path) : TextLoader
    {
        public override async Task<TextAndVersion> LoadTextAndVersionAsync(LoadTextOptions options, CancellationToken cancellationToken) =>
            TextAndVersion.Create(FileEncoding.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)), VersionStamp.Default, path);
    }

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
