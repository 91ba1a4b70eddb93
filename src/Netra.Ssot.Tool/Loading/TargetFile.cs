namespace Netra.Ssot.Tool.Loading;

/// <summary>Chooses the solution or project of a folder by the rules of <c>dotnet build</c>, so that both mean the same code.</summary>
internal static class TargetFile
{
    private static readonly string[] SolutionExtensions = [".sln", ".slnx", ".slnf"];

    public static string FindIn(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var solutions = files.Where(IsSolution).ToList();
        var projects = files.Where(IsProject).ToList();

        return (solutions.Count, projects.Count) switch
        {
            (0, 0) => throw new ToolException(ExitCode.Usage, None(folder, files)),
            (1, 0) => solutions[0],
            (0, 1) => projects[0],
            (1, 1) when Path.GetFileNameWithoutExtension(solutions[0]).Equals(Path.GetFileNameWithoutExtension(projects[0]),
                StringComparison.OrdinalIgnoreCase) =>
                solutions[0],
            _ => throw new ToolException(ExitCode.Usage,
                $"'{folder}' contains more than one project or solution file: {string.Join(", ", solutions.Concat(projects).Select(Path.GetFileName))}. Name the one that you mean."),
        };
    }

    /// <summary>The current folder if it has a solution or project, otherwise the nearest folder around a file that has.</summary>
    public static string FolderFor(string file)
    {
        var folders = new List<string> { Environment.CurrentDirectory };
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
            folders.Add(folder);
        return folders.FirstOrDefault(folder => Directory.EnumerateFiles(folder).Any(candidate => IsSolution(candidate) || IsProject(candidate)))
            ?? Environment.CurrentDirectory;
    }

    private static bool IsSolution(string file) => SolutionExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsProject(string file) => Path.GetExtension(file).EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static string None(string folder, List<string> files) =>
        files.FirstOrDefault(IsFileBasedApp) is { } app
            ? $"'{folder}' contains no solution and no project. '{Path.GetFileName(app)}' is a file-based app: 'dotnet project convert {Path.GetFileName(app)}' converts it to a project."
            : $"'{folder}' contains no solution and no project.";

    private static bool IsFileBasedApp(string file) =>
        Path.GetExtension(file).Equals(".cs", StringComparison.OrdinalIgnoreCase)
            && File.ReadLines(file).TakeWhile(line => line.Length == 0 || line[0] is '#' or '/')
                .Any(line => line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal));
}
