using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Ssot.Tool.Commands;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>Files of a solution by the names that a client gives, and texts that are not on disk.</summary>
internal static class GivenText
{
    private const int FoldersShown = 12;

    /// <summary>The full path of a source file of the solution.</summary>
    /// <exception cref="ToolException">The solution does not compile such a file.</exception>
    public static string Find(LoadedSolution loaded, string file)
    {
        var path = Path.GetFullPath(file, loaded.List.Folder);
        if (ProjectsOf(loaded, path).Count > 0)
            return path;

        var known = loaded.Solution.Projects.SelectMany(project => project.Documents).Select(document => document.FilePath).OfType<string>()
            .Select(loaded.Relative).Distinct();
        throw new ToolException(ExitCode.Usage,
            $"'{file}' is not a source file of '{Path.GetFileName(loaded.List.Target)}'.{Spelling.Hint(file.Replace('\\', '/'), known)} Paths are relative to '{loaded.List.Folder}'.");
    }

    /// <summary>The projects to analyze that compile a file: several where it is linked, or for several frameworks.</summary>
    public static IReadOnlyList<ProjectId> ProjectsOf(LoadedSolution loaded, string path) =>
        [.. loaded.Solution.GetDocumentIdsWithFilePath(path).Select(id => id.ProjectId).Distinct()
            .Where(id => loaded.Projects.Any(project => project.Id == id))];

    /// <summary>The solution with a text in place of a file, or beside the files of the project in whose folder the path is.</summary>
    /// <param name="loaded">The solution.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The changed solution, and the projects that compile the text.</returns>
    /// <exception cref="ToolException">The path is not that of a C# file, or in no project's folder.</exception>
    public static (Solution Solution, IReadOnlyList<ProjectId> Projects) Place(LoadedSolution loaded, string path, string text)
    {
        // A generator compiles Razor from the file on disk, so a text in its place would not be seen.
        if (!Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase))
            throw new ToolException(ExitCode.Usage, $"'{loaded.Relative(path)}' is not a C# file: a text is checked in place of a .cs file, or as a new one.");

        var source = SourceText.From(text, Encoding.UTF8);
        if (ProjectsOf(loaded, path) is { Count: > 0 } projects)
        {
            return (loaded.Solution.GetDocumentIdsWithFilePath(path).Aggregate(loaded.Solution,
                (solution, id) => solution.GetDocument(id) is null ? solution : solution.WithDocumentText(id, source)),
                projects);
        }

        var around = loaded.Projects
            .Where(project => path.StartsWith(Path.GetDirectoryName(project.Path)! + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .ToList();
        if (around.Count == 0)
        {
            var folders = loaded.Projects.Select(project => loaded.Relative(Path.GetDirectoryName(project.Path)!)).Distinct().Take(FoldersShown);
            throw new ToolException(
                ExitCode.Usage,
                $"'{loaded.Relative(path)}' is not in the folder of a project, so its references are unknown. "
                + $"The projects are in {string.Join(", ", folders.Select(folder => $"'{folder}'"))}.");
        }

        var nearest = around.MaxBy(project => Path.GetDirectoryName(project.Path)!.Length)!;
        IReadOnlyList<ProjectId> own = [.. around.Where(project => project.Path == nearest.Path).Select(project => project.Id)];
        return (own.Aggregate(loaded.Solution,
            (solution, id) => solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), source, filePath: path)),
            own);
    }
}
