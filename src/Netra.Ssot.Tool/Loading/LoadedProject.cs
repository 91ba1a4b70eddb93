using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Loading;

/// <summary>One project for one framework, as it was loaded.</summary>
/// <param name="Id">The project in the workspace.</param>
/// <param name="Name">For messages: the project file's name, with the framework where there are several.</param>
/// <param name="Path">The project file.</param>
/// <param name="BaselinePath">The baseline that its build is given, or the place beside the project where one would be.</param>
/// <param name="HasBaseline">Whether its build is given one.</param>
/// <param name="HasAnalyzers">Whether its build runs the suite.</param>
internal sealed record LoadedProject(ProjectId Id, string Name, string Path, string BaselinePath, bool HasBaseline, bool HasAnalyzers);

/// <summary>A solution in memory, and what there is to say about how it was loaded.</summary>
/// <param name="List">What was asked for.</param>
/// <param name="Solution">The solution, without any baseline: what is covered is decided over all frameworks.</param>
/// <param name="Projects">Its projects.</param>
/// <param name="Notes">What the user should know: projects left alone, projects that the build does not analyse.</param>
internal sealed record LoadedSolution(ProjectList List, Solution Solution, IReadOnlyList<LoadedProject> Projects, IReadOnlyList<string> Notes)
{
    public string Relative(string path) => System.IO.Path.GetRelativePath(List.Folder, path).Replace('\\', '/');
}
