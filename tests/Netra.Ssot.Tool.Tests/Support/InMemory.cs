using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Tests.Support;

/// <summary>A solution as the loader would hand it over, its files written to a folder.</summary>
internal static class InMemory
{
    public const string Map = """
        using Netra.Ssot;

        namespace Post;

        [Canonical("Mailer")]
        public sealed class Mailer { public void Send(string text) { } }

        [SupersededBy(typeof(Mailer))]
        public class OldMailer { public void Send(string text) { } }

        [Canonical("Printer")]
        public sealed class Printer { public void Print() { } }

        [SupersededBy(typeof(Printer))]
        public class OldPrinter { public void Print() { } }
        """;

    public static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(CanonicalAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Projects by name, each with the files of its folder; a later project refers to the earlier ones. The folder's .editorconfig holds for all.</summary>
    public static LoadedSolution Load(TemporaryFolder folder, params string[] projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var loaded = new List<LoadedProject>();
        foreach (var name in projects)
        {
            var id = ProjectId.CreateNewId(name);
            var path = folder[$"{name}/{name}.csproj"];
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp, path,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
                projectReferences: loaded.Select(project => new ProjectReference(project.Id)),
                metadataReferences: References));
            foreach (var file in Directory.EnumerateFiles(folder[name], "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), Tool.Files.FileEncoding.Read(File.ReadAllBytes(file)), filePath: file);
            if (File.Exists(folder[".editorconfig"]))
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", Microsoft.CodeAnalysis.Text.SourceText.From(File.ReadAllText(folder[".editorconfig"])), filePath: folder[".editorconfig"]);
            loaded.Add(new LoadedProject(id, name, path, folder[$"{name}/Ssot.Baseline.txt"], HasBaseline: false, HasAnalyzers: true));
        }

        return new LoadedSolution(new ProjectList(folder["All.sln"], [.. loaded.Select(project => project.Path)], []), solution, loaded, []);
    }

    public static Task<SolutionAnalysis> AnalyseAsync(LoadedSolution loaded) =>
        SolutionAnalysis.RunAsync(loaded, loaded.Solution, BaselineSet.Read(loaded), (_, _, _) => { }, CancellationToken.None);
}
