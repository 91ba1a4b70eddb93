using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Tests.Support;

/// <summary>A frozen input of an audit: its sources, and the answer that is expected of it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Projects">Its sources by project, in the order of their references.</param>
/// <param name="Expected">The lines that say what is expected, each a key and a value.</param>
internal sealed record AuditInput(string Name, IReadOnlyList<(string Project, IReadOnlyList<(string File, string Text)> Files)> Projects, IReadOnlyList<(string Key, string Value)> Expected)
{
    private const string GlobalUsings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    // The names by which registrations are known, without the package.
    private const string Container = """
        namespace Microsoft.Extensions.DependencyInjection;

        public interface IServiceCollection { }

        public static class ServiceCollectionServiceExtensions
        {
            public static IServiceCollection AddSingleton<T>(this IServiceCollection services) where T : class => services;
            public static IServiceCollection AddScoped<T>(this IServiceCollection services) where T : class => services;
            public static IServiceCollection AddTransient<T>(this IServiceCollection services) where T : class => services;
            public static IServiceCollection AddSingleton<T, TImplementation>(this IServiceCollection services) where TImplementation : T => services;
            public static IServiceCollection AddScoped<T, TImplementation>(this IServiceCollection services) where TImplementation : T => services;
            public static IServiceCollection AddTransient<T, TImplementation>(this IServiceCollection services) where TImplementation : T => services;
        }
        """;

    private static readonly MetadataReference ContainerReference = Compile();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Audit");

    /// <summary>A file of the corpus: comments say what it is, where a further file begins, and what is expected.</summary>
    public static AuditInput OfCorpus(string path)
    {
        var files = new List<(string, string)>();
        var (name, lines) = ("Corpus.cs", new List<string>());
        var expected = new List<(string, string)>();
        foreach (var line in File.ReadAllLines(path))
        {
            if (line.StartsWith("// file: ", StringComparison.Ordinal))
            {
                Take();
                name = line["// file: ".Length..].Trim();
            }
            else if (line.StartsWith("// cluster: ", StringComparison.Ordinal) || line.StartsWith("// namespaces: ", StringComparison.Ordinal))
            {
                expected.Add(Split(line[3..]));
            }
            else if (!line.StartsWith("// shape: ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        Take();
        return new AuditInput(Path.GetFileNameWithoutExtension(path), [("Corpus", files)], expected);

        void Take()
        {
            if (lines.Any(line => line.Trim().Length > 0))
                files.Add((name, string.Join('\n', lines)));
            lines.Clear();
        }
    }

    /// <summary>A folder with a folder for each project, and expected.txt.</summary>
    public static AuditInput OfFolder(string name, params string[] projects)
    {
        var root = Path.Combine(Folder, "Inputs", name);
        return new AuditInput(
            name,
            [.. projects.Select(project => (project, (IReadOnlyList<(string, string)>)[.. Directory.EnumerateFiles(Path.Combine(root, project), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Path.GetRelativePath(Path.Combine(root, project), file).Replace('\\', '/'), File.ReadAllText(file)))]))],
            [.. File.ReadAllLines(Path.Combine(root, "expected.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Split)]);
    }

    /// <summary>The input as a solution; every project compiles, or the test says why not.</summary>
    public async Task<LoadedSolution> LoadAsync(string root = "/audit")
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var loaded = new List<LoadedProject>();
        foreach (var (project, files) in Projects)
        {
            var id = ProjectId.CreateNewId(project);
            var folder = Path.Combine(Path.GetFullPath(root), project);
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, project, project, LanguageNames.CSharp, Path.Combine(folder, project + ".csproj"),
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
                projectReferences: loaded.Select(earlier => new ProjectReference(earlier.Id)),
                metadataReferences: [.. InMemory.References.Where(reference => Path.GetFileName(reference.Display) != "Netra.Ssot.dll"), ContainerReference]));
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "GlobalUsings.g.cs", GlobalUsings, filePath: Path.Combine(folder, "obj", "GlobalUsings.g.cs"));
            foreach (var (file, text) in files)
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), text, filePath: Path.Combine(folder, file));
            loaded.Add(new LoadedProject(id, project, Path.Combine(folder, project + ".csproj"), Path.Combine(folder, "Ssot.Baseline.txt"), HasBaseline: false, HasAnalyzers: false));
        }

        foreach (var project in loaded)
        {
            var compilation = await solution.GetProject(project.Id)!.GetCompilationAsync();
            Assert.Empty(compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{Name}: {diagnostic}"));
        }

        return new LoadedSolution(new ProjectList(Path.Combine(Path.GetFullPath(root), "All.sln"), [.. loaded.Select(project => project.Path)], []), solution, loaded, []);
    }

    public async Task<AuditResult> AuditAsync()
    {
        var loaded = await LoadAsync();
        return await Auditor.RunAsync(loaded, loaded.Solution, (_, _, _) => { }, CancellationToken.None);
    }

    public IReadOnlyList<string> Of(string key) => [.. Expected.Where(line => line.Key == key).Select(line => line.Value)];

    private static (string, string) Split(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return (line[..colon], line[(colon + 2)..].Trim());
    }

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create("Microsoft.Extensions.DependencyInjection.Abstractions", [CSharpSyntaxTree.ParseText(Container)], InMemory.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
