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
/// <param name="List">What the user asked for.</param>
/// <param name="Solution">The solution, without any baseline: which violations are frozen is decided over all frameworks.</param>
/// <param name="Projects">The projects to analyze. The solution may have more: those that these refer to.</param>
/// <param name="Notes">What the user should know: projects that are not C#, projects that the build does not analyze.</param>
internal sealed record LoadedSolution(ProjectList List, Solution Solution, IReadOnlyList<LoadedProject> Projects, IReadOnlyList<string> Notes)
{
    public string Relative(string path) => System.IO.Path.GetRelativePath(List.Folder, path).Replace('\\', '/');
}
