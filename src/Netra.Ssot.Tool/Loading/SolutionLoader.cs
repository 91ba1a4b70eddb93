using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Ssot.Tool.Files;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// Loads projects with <see cref="Microsoft.CodeAnalysis.MSBuild.MSBuildWorkspace"/>. Its build host is a process of its own that runs the MSBuild of the SDK
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
            var restored = await ChildProcess.DotnetAsync(list.Folder, ["restore", list.Target, "-v:quiet", "-nologo"], cancellationToken)
                .ConfigureAwait(false);
            if (!restored.Succeeded)
                throw new ToolException(ExitCode.NotBuildable, $"'{list.Target}' cannot be restored:\n{restored.Gist}");
        }

        var opened = await OpenAsync(list, progress, cancellationToken).ConfigureAwait(false);
        RequireRestored(list, opened);
        if (opened.Unbuilt.Count > 0)
        {
            await BuildAsync(list, opened.Unbuilt, restore, progress, cancellationToken).ConfigureAwait(false);
            opened = await OpenAsync(list, progress, cancellationToken).ConfigureAwait(false);
        }

        return Describe(list, RequireWhole(list, opened));
    }

    private static async Task<OpenedSolution> OpenAsync(ProjectList list, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        // On a busy machine the build host may answer too late; another one is started then.
        for (var attempt = 1; ; attempt++)
        {
            var opened = await OpenedSolution.OpenAsync(list, progress, cancellationToken).ConfigureAwait(false);
            if (attempt == MaxAttempts || !opened.IsFaultOfTheHost)
                return opened;
            progress("load again: the build host did not answer", 0, 1);
        }
    }

    /// <summary>Builds what the compiler takes from disk: projects of other languages, and generators of the solution.</summary>
    private static async Task BuildAsync(ProjectList list, IReadOnlyList<string> projects, bool mayBuild, Action<string, int, int> progress,
        CancellationToken cancellationToken)
    {
        if (!mayBuild)
        {
            throw new ToolException(ExitCode.NotBuildable,
                $"{string.Join(", ", projects.Select(path => $"'{Path.GetFileName(path)}'"))} {(projects.Count == 1 ? "is" : "are")} not built, and others are compiled with the output. Run 'dotnet build' first, or leave out --no-restore.");
        }

        foreach (var (index, project) in projects.Index())
        {
            progress("build references", index, projects.Count);
            var built = await ChildProcess.DotnetAsync(list.Folder, ["build", project, "-v:quiet", "-nologo", "-p:SsotMode=off"], cancellationToken)
                .ConfigureAwait(false);
            if (!built.Succeeded)
                throw new ToolException(ExitCode.NotBuildable, $"'{project}', with whose output others are compiled, cannot be built:\n{built.Gist}");
        }

        progress("build references", projects.Count, projects.Count);
    }

    private static void RequireRestored(ProjectList list, OpenedSolution opened)
    {
        if (opened.Solution.Projects.Where(project => list.CSharp.Any(path => OpenedSolution.IsAt(project, path)))
            .FirstOrDefault(project => !IsRestored(project)) is { } unrestored)
        {
            throw new ToolException(ExitCode.NotBuildable, $"'{unrestored.FilePath}' is not restored. Run 'dotnet restore' first, or leave out --no-restore.");
        }
    }

    /// <summary>Ends the command where a project is not loaded whole: what would be found in the rest is not all.</summary>
    private static Solution RequireWhole(ProjectList list, OpenedSolution opened)
    {
        const int Shown = 10;
        if (opened.Incomplete.Count == 0)
            return opened.Solution;

        var said = opened.Messages.Where(message => opened.Incomplete.Any(path => message.Contains(path, StringComparison.OrdinalIgnoreCase))).ToList();
        var messages = string.Join('\n', (said.Count > 0 ? said : opened.Messages).Take(Shown));
        throw new ToolException(
            ExitCode.NotBuildable,
            $"'{list.Target}' cannot be loaded: MSBuild did not reach the compiler in {string.Join(", ", opened.Incomplete)}. "
            + $"Make 'dotnet build' succeed on it first.\n{messages}".TrimEnd());
    }

    /// <summary>Whether a restore has left its result above the project's intermediate output; a design-time build does not complain without one.</summary>
    private static bool IsRestored(Project project)
    {
        var top = Path.GetDirectoryName(project.FilePath!)!;
        for (var folder = Path.GetDirectoryName(project.CompilationOutputInfo.AssemblyPath); folder is not null
            && folder != top; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, AssetsFile)))
                return true;
        }

        return project.CompilationOutputInfo.AssemblyPath is null || File.Exists(Path.Combine(top, AssetsFile))
            || File.Exists(Path.Combine(top, "packages.config"));
    }

    private static LoadedSolution Describe(ProjectList list, Solution solution)
    {
        var notes = new List<string>();
        if (list.Others.Count > 0)
        {
            notes.Add(
                $"{Plural.Of(list.Others.Count, "project")} not analyzed, because only C# is supported: {string.Join(", ", list.Others.Select(Path.GetFileName))}");
        }

        var projects = new List<LoadedProject>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp)
            .OrderBy(project => project.Name, StringComparer.Ordinal).ToList())
        {
            if (list.CSharp.Any(path => OpenedSolution.IsAt(project, path)))
            {
                var baseline = project.AdditionalDocuments.Select(document => document.FilePath!).FirstOrDefault(BaselineFile.IsBaseline);
                var hasAnalyzers = project.AnalyzerReferences.Any(IsOfTheSuite);
                projects.Add(new LoadedProject(project.Id, project.Name, project.FilePath!,
                    baseline ?? Path.Combine(Path.GetDirectoryName(project.FilePath!)!, BaselineFile.FileName), baseline is not null, hasAnalyzers));
            }

            solution = Adapt(solution, project);
        }

        var unanalysed = projects.Where(project => !project.HasAnalyzers).Select(project => project.Name).ToList();
        if (unanalysed.Count > 0)
        {
            notes.Add(
                $"The build of these projects does not run the analyzers, because they do not reference Netra.SsotAnalyzers, directly or through a project: {string.Join(", ", unanalysed)}");
        }

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

    private static bool IsOfTheSuite(AnalyzerReference reference) =>
        Path.GetFileName(reference.FullPath) is SuiteAssembly or "Netra.SsotAnalyzers.CodeFixes.dll";

    /// <summary>Reads a file so that what no step changes keeps its bytes.</summary>
    private sealed class Loader(string path) : TextLoader
    {
        public override async Task<TextAndVersion> LoadTextAndVersionAsync(LoadTextOptions options, CancellationToken cancellationToken) =>
            TextAndVersion.Create(FileEncoding.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)), VersionStamp.Default, path);
    }
}
