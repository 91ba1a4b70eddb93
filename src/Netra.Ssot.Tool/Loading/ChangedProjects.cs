using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// The projects that changed files belong to, and those that depend on them. A file that no project names counts for every
/// project that may have read it: one more project costs seconds, one less costs the answer.
/// </summary>
internal static class ChangedProjects
{
    // What the evaluation of projects reads, wherever it lies above them.
    private static readonly string[] Evaluated =
        [".props", ".targets", ".editorconfig", ".globalconfig", ".ruleset", ".config", ".rsp", ".json", ".sln", ".slnx", ".slnf"];

    /// <summary>The solution with only these projects to analyze.</summary>
    /// <param name="loaded">The solution, whole.</param>
    /// <param name="files">The changed files by full path, also those that are gone.</param>
    public static LoadedSolution Of(LoadedSolution loaded, IReadOnlyCollection<string> files)
    {
        var graph = loaded.Solution.GetProjectDependencyGraph();
        var affected = new HashSet<ProjectId>();
        foreach (var id in files.SelectMany(file => OwnersOf(loaded, file)))
        {
            affected.Add(id);
            affected.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(id));
        }

        // Projects that share a baseline are counted together.
        var baselines = loaded.Projects.Where(project => project.HasBaseline && affected.Contains(project.Id)).Select(project => project.BaselinePath)
            .ToHashSet(StringComparer.Ordinal);
        return loaded with
        {
            Projects =
            [.. loaded.Projects.Where(project => affected.Contains(project.Id) || (project.HasBaseline && baselines.Contains(project.BaselinePath)))]
        };
    }

    private static IEnumerable<ProjectId> OwnersOf(LoadedSolution loaded, string file)
    {
        var named = loaded.Solution.GetDocumentIdsWithFilePath(file).Select(id => id.ProjectId)
            .Concat(loaded.Projects.Where(project => project.BaselinePath == file).Select(project => project.Id))
            .Concat(loaded.Solution.Projects.Where(project => project.FilePath == file).Select(project => project.Id))
            .ToList();
        if (named.Count > 0)
            return named;

        var folders = loaded.Solution.Projects.Where(project => project.FilePath is not null).ToLookup(project => Path.GetDirectoryName(project.FilePath)!,
            project => project.Id, StringComparer.Ordinal);
        var owners = folders.Where(folder =>
            Evaluated.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && IsBelow(folder.Key, Path.GetDirectoryName(file)!))
            .SelectMany(ids => ids);
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (folders.Contains(folder))
                return owners.Concat(folders[folder]);
        }

        return owners;
    }

    private static bool IsBelow(string folder, string above) =>
        folder == above || folder.StartsWith(above.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
