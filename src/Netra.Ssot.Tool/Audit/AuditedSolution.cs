using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Audit;

/// <summary>One compilation of the solution.</summary>
/// <param name="Project">The project.</param>
/// <param name="Engine">Its engine: the map, if there is one, and the semantic models.</param>
/// <param name="IsTest">Whether it is a project of tests: its doubles are meant.</param>
internal sealed record AuditedProject(LoadedProject Project, SsotEngine Engine, bool IsTest)
{
    public Compilation Compilation => Engine.Compilation;
}

/// <summary>What an audit reads of a solution before it compares anything: its types, each once, and its trees.</summary>
internal sealed class AuditedSolution
{
    private static readonly string[] TestFrameworks = ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework", "TUnit.Core"];

    private readonly Dictionary<TypeKey, AuditType> _byKey = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private AuditedSolution(LoadedSolution loaded) => Loaded = loaded;

    public LoadedSolution Loaded { get; }

    public List<AuditedProject> Projects { get; } = [];

    /// <summary>The types that are compared: not those of generated code, nor those that a file or a member keeps to itself.</summary>
    public List<AuditType> Types { get; } = [];

    /// <summary>Every file once, with the project that compiles it first, generated ones left out.</summary>
    public List<(AuditedProject Project, SyntaxTree Tree)> Trees { get; } = [];

    /// <summary>The generated files: aliases of project files are there.</summary>
    public List<(AuditedProject Project, SyntaxTree Tree)> GeneratedTrees { get; } = [];

    public static async Task<AuditedSolution> ReadAsync(LoadedSolution loaded, Solution solution, Action<string, int, int> progress,
        CancellationToken cancellationToken)
    {
        var audited = new AuditedSolution(loaded);
        foreach (var (index, loadedProject) in loaded.Projects.Index())
        {
            progress("read declarations", index, loaded.Projects.Count);
            var project = solution.GetProject(loadedProject.Id)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            audited.Add(new AuditedProject(loadedProject, SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken),
                IsTest(project, compilation)),
                cancellationToken);
        }

        progress("read declarations", loaded.Projects.Count, loaded.Projects.Count);
        return audited;
    }

    /// <summary>The audited type that a symbol of any of the compilations is; null for one that is not compared.</summary>
    public AuditType? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && _byKey.TryGetValue(TypeKey.Of(named.OriginalDefinition), out var found) ? found : null;

    /// <summary>What a type that is declared superseded becomes in the end; null for any other type.</summary>
    public TypeKey? DeclaredSuccessor(TypeKey type) => Projects
        .Select(project => project.Engine.Map.FindSuperseded(type) is { } entry ? project.Engine.Map.FinalCanonical(entry) : null)
        .FirstOrDefault(end => end is not null);

    public string Relative(string path) => Loaded.Relative(path);

    private static bool IsTest(Project project, Compilation compilation) =>
        SsotEngine.For(compilation, project.AnalyzerOptions, CancellationToken.None).IsTestProject
        || compilation.ReferencedAssemblyNames.Any(reference => TestFrameworks.Contains(reference.Name, StringComparer.OrdinalIgnoreCase));

    private void Add(AuditedProject project, CancellationToken cancellationToken)
    {
        Projects.Add(project);
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_paths.Add(tree.FilePath))
                continue;
            if (project.Compilation.IsGenerated(tree, cancellationToken)
                || tree.FilePath.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            {
                GeneratedTrees.Add((project, tree));
                continue;
            }

            Trees.Add((project, tree));
            var model = project.Engine.ModelOf(tree);
            foreach (var declaration in TreeDeclarations.Of(tree, cancellationToken).Types)
            {
                if (model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && IsCompared(type)
                    && project.Engine.FindSupersession(type) is null)
                {
                    Add(new AuditType(type, project.Engine, project.Project.Name, project.IsTest));
                }
            }
        }

        // What a package has declared canonical is what second implementations here are compared with.
        foreach (var canonical in project.Engine.Map.Canonicals
            .Where(canonical => !canonical.EventNames && canonical.Type.Assembly != project.Compilation.AssemblyName))
        {
            if (project.Engine.Resolve(canonical.Type) is { } type && !type.DeclaringSyntaxReferences.Any())
                Add(new AuditType(type, project.Engine, type.ContainingAssembly.Name, isTest: false));
        }
    }

    private void Add(AuditType type)
    {
        if (_byKey.TryAdd(type.Key, type))
            Types.Add(type);
    }

    private static bool IsCompared(INamedTypeSymbol type) =>
        !type.IsFileLocal && !type.IsImplicitlyDeclared && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface
        && type.ContainingType is null
        && !type.BaseTypes().Any(parent =>
            parent is
            {
                Name: "Exception" or "Attribute"
                or "EventArgs", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            });
}
