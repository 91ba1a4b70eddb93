using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Files;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// Loads projects through design-time builds into a workspace of this tool's own compiler: the command line says what the
/// real build would compile, whichever SDK the solution pins.
/// </summary>
internal static class SolutionLoader
{
    private const string SuiteAssembly = "Netra.SsotAnalyzers.dll";

    public static async Task<LoadedSolution> LoadAsync(ProjectList list, bool restore, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        if (restore)
        {
            progress("restore", 0, 1);
            var restored = await ChildProcess.DotnetAsync(list.Folder, ["restore", list.Target, "-v:quiet", "-nologo"], cancellationToken).ConfigureAwait(false);
            if (!restored.Succeeded)
                throw new ToolException(ExitCode.NotBuildable, $"'{list.Target}' cannot be restored:\n{restored.Gist}");
        }

        var builds = await BuildAsync(list, progress, cancellationToken).ConfigureAwait(false);
        progress("load", 0, 1);
        return Load(list, builds);
    }

    private static async Task<IReadOnlyList<DesignTimeBuild>> BuildAsync(ProjectList list, Action<string, int, int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var builds = new IReadOnlyList<DesignTimeBuild>[list.CSharp.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, list.CSharp.Count, options, async (index, token) =>
        {
            builds[index] = await DesignTimeBuild.RunAsync(list.CSharp[index], token).ConfigureAwait(false);
            progress("design-time builds", Interlocked.Increment(ref done), list.CSharp.Count);
        }).ConfigureAwait(false);
        return [.. builds.SelectMany(build => build)];
    }

    private static LoadedSolution Load(ProjectList list, IReadOnlyList<DesignTimeBuild> builds)
    {
        var notes = new List<string>();
        if (list.Others.Count > 0)
            notes.Add($"{list.Others.Count} project(s) are not C# and left alone: {string.Join(", ", list.Others.Select(Path.GetFileName))}");

        var severalFrameworks = builds.GroupBy(build => build.Path).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var ids = builds.ToDictionary(build => build, build => ProjectId.CreateNewId(build.Path));
        var byOutput = new Dictionary<string, DesignTimeBuild>(StringComparer.OrdinalIgnoreCase);
        foreach (var build in builds)
        {
            foreach (var output in build.Outputs)
                byOutput.TryAdd(output, build);
        }

        var generators = new GeneratorLoader();
        var solution = new AdhocWorkspace().CurrentSolution;
        var projects = new List<LoadedProject>();
        var parsed = builds.ToDictionary(build => build, build => CSharpCommandLineParser.Default.Parse(build.Arguments, build.Folder, sdkDirectory: null));
        foreach (var build in builds)
        {
            var name = Path.GetFileNameWithoutExtension(build.Path) + (severalFrameworks.Contains(build.Path) ? $"({build.Framework})" : "");
            var arguments = parsed[build];
            solution = solution.AddProject(Describe(ids[build], name, build, arguments, builds, ids, byOutput, generators));
            var baseline = arguments.AdditionalFiles.Select(file => file.Path).FirstOrDefault(BaselineFile.IsBaseline);
            var hasAnalyzers = arguments.AnalyzerReferences.Any(reference => Path.GetFileName(reference.FilePath) == SuiteAssembly);
            projects.Add(new LoadedProject(ids[build], name, build.Path, baseline ?? Path.Combine(build.Folder, BaselineFile.FileName), baseline is not null, hasAnalyzers));
        }

        // A circle of references is a solution that does not build, and the workspace would not say so.
        foreach (var build in builds)
        {
            foreach (var reference in ProjectReferencesOf(build, parsed[build], builds, byOutput))
            {
                if (!solution.GetProjectDependencyGraph().GetProjectsThatThisProjectTransitivelyDependsOn(ids[reference.Build]).Contains(ids[build]))
                    solution = solution.AddProjectReference(ids[build], new ProjectReference(ids[reference.Build], reference.Aliases));
            }
        }

        var unanalysed = projects.Where(project => !project.HasAnalyzers).Select(project => project.Name).ToList();
        if (unanalysed.Count > 0)
            notes.Add($"The build of these projects does not run the analyzers (no reference to Netra.SsotAnalyzers reaches them): {string.Join(", ", unanalysed)}");
        return new LoadedSolution(list, solution, projects, notes);
    }

    private static ProjectInfo Describe(
        ProjectId id, string name, DesignTimeBuild build, CSharpCommandLineArguments arguments, IReadOnlyList<DesignTimeBuild> builds,
        Dictionary<DesignTimeBuild, ProjectId> ids, Dictionary<string, DesignTimeBuild> byOutput, GeneratorLoader generators)
    {
        var replaced = ProjectReferencesOf(build, arguments, builds, byOutput).Select(reference => reference.Path).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parse = arguments.ParseOptions;
        return ProjectInfo.Create(
            id, VersionStamp.Default, name, build.AssemblyName, LanguageNames.CSharp, build.Path, arguments.OutputFileName is { } output ? Path.Combine(arguments.OutputDirectory, output) : null,
            arguments.CompilationOptions
                .WithXmlReferenceResolver(new XmlFileResolver(build.Folder))
                .WithSourceReferenceResolver(new SourceFileResolver([], build.Folder))
                .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
                .WithStrongNameProvider(new DesktopStrongNameProvider(arguments.KeyFileSearchPaths)),
            // References in comments are looked at whether or not a documentation file is written, as an editor does.
            parse.DocumentationMode == DocumentationMode.None ? parse.WithDocumentationMode(DocumentationMode.Parse) : parse,
            arguments.SourceFiles.Where(file => File.Exists(file.Path)).Select(file => Document(id, file.Path)),
            metadataReferences: arguments.MetadataReferences
                .Select(reference => (Path: Path.GetFullPath(reference.Reference, build.Folder), reference.Properties))
                .Where(reference => !replaced.Contains(reference.Path) && File.Exists(reference.Path))
                .Select(reference => MetadataReference.CreateFromFile(reference.Path, reference.Properties)),
            analyzerReferences: generators.Find(arguments.AnalyzerReferences.Select(reference => Path.GetFullPath(reference.FilePath, build.Folder))),
            additionalDocuments: arguments.AdditionalFiles.Where(file => !BaselineFile.IsBaseline(file.Path) && File.Exists(file.Path)).Select(file => Document(id, file.Path)))
            .WithAnalyzerConfigDocuments(arguments.AnalyzerConfigPaths.Where(File.Exists).Select(path => Document(id, path)));
    }

    /// <summary>The projects of the solution that a project is compiled against, each with the path on the command line that it replaces.</summary>
    private static List<(DesignTimeBuild Build, string? Path, System.Collections.Immutable.ImmutableArray<string> Aliases)> ProjectReferencesOf(
        DesignTimeBuild build, CSharpCommandLineArguments arguments, IReadOnlyList<DesignTimeBuild> builds, Dictionary<string, DesignTimeBuild> byOutput)
    {
        var found = new List<(DesignTimeBuild, string?, System.Collections.Immutable.ImmutableArray<string>)>();
        var unbuilt = build.References.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in arguments.MetadataReferences)
        {
            var path = System.IO.Path.GetFullPath(reference.Reference, build.Folder);
            if (byOutput.TryGetValue(path, out var other) && other != build)
            {
                found.Add((other, path, reference.Properties.Aliases));
                unbuilt.Remove(other.Path);
            }
        }

        // What has never been built is on no command line.
        foreach (var path in unbuilt)
        {
            var candidates = builds.Where(other => string.Equals(other.Path, path, StringComparison.OrdinalIgnoreCase)).ToList();
            if ((candidates.FirstOrDefault(other => other.Framework == build.Framework) ?? candidates.FirstOrDefault()) is { } other && found.All(item => item.Item1 != other))
                found.Add((other, null, []));
        }

        return found;
    }

    private static DocumentInfo Document(ProjectId project, string path) =>
        DocumentInfo.Create(DocumentId.CreateNewId(project, path), Path.GetFileName(path), filePath: Path.GetFullPath(path), loader: new Loader(Path.GetFullPath(path)));

    private sealed class Loader(string path) : TextLoader
    {
        public override async Task<TextAndVersion> LoadTextAndVersionAsync(LoadTextOptions options, CancellationToken cancellationToken) =>
            TextAndVersion.Create(FileEncoding.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)), VersionStamp.Default, path);
    }
}
