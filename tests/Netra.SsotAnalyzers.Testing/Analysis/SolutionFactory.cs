using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Makes a workspace solution of a state, with the compiler options that a test gives.</summary>
internal sealed class SolutionFactory(
    Workspace workspace,
    ReferenceAssemblies referenceAssemblies,
    CompilationOptions compilationOptions,
    ParseOptions parseOptions,
    ImmutableArray<ISourceGenerator> generators,
    IReadOnlyCollection<Func<Solution, ProjectId, Solution>> transforms)
{
    public async Task<Solution> CreateAsync(SolutionState state, CancellationToken cancellationToken)
    {
        var ids = state.Projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name));
        var solution = workspace.CurrentSolution;
        foreach (var project in state.Projects)
            solution = await AddProjectAsync(solution, ids[project.Name], project, cancellationToken);

        foreach (var project in state.Projects)
            solution = solution.AddProjectReferences(ids[project.Name], project.AdditionalProjectReferences.Select(name => new ProjectReference(ids[name])));

        return transforms.Aggregate(solution, (transformed, transform) => transform(transformed, ids[state.Name]));
    }

    private async Task<Solution> AddProjectAsync(Solution solution, ProjectId id, ProjectState project, CancellationToken cancellationToken)
    {
        var references = await (project.ReferenceAssemblies ?? referenceAssemblies).ResolveAsync(project.Language, cancellationToken);
        solution = solution.AddProject(id, project.Name, project.AssemblyName, project.Language)
            .WithProjectCompilationOptions(id, compilationOptions.WithOutputKind(project.OutputKind ?? compilationOptions.OutputKind))
            .WithProjectParseOptions(id, parseOptions.WithDocumentationMode(project.DocumentationMode ?? DocumentationMode.Diagnose))
            .AddMetadataReferences(id, references.Concat(project.AdditionalReferences));
        if (generators.Length > 0)
            solution = solution.AddAnalyzerReference(id, new TestAnalyzerReference(generators));

        foreach (var (path, content) in project.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), path, content, filePath: path);
        foreach (var (path, content) in project.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id, path), path, content, filePath: path);
        foreach (var (path, content) in project.AnalyzerConfigFiles)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), path, content, filePath: path);

        return solution;
    }
}
