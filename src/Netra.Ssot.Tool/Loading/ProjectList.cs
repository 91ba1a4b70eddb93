using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Netra.Ssot.Tool.Loading;

/// <summary>The projects of a solution, a solution filter, or one project.</summary>
/// <param name="Target">The file that was named or found.</param>
/// <param name="CSharp">C# projects, by full path.</param>
/// <param name="Others">Projects of other languages, which are left alone.</param>
internal sealed partial record ProjectList(string Target, IReadOnlyList<string> CSharp, IReadOnlyList<string> Others)
{
    private static readonly string[] SolutionExtensions = [".slnx", ".sln", ".slnf"];

    public string Folder => Path.GetDirectoryName(Target)!;

    /// <summary>Reads what <paramref name="path"/> names: a file, or a folder with one solution or one project in it.</summary>
    public static ProjectList Find(string? path)
    {
        var target = Path.GetFullPath(path ?? ".");
        if (Directory.Exists(target))
            target = FindIn(target);
        if (!File.Exists(target))
            throw new ToolException(ExitCode.Usage, $"There is no '{target}'.");

        var projects = Read(target).Select(project => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(target)!, project.Replace('\\', '/')))).Distinct().ToList();
        var missing = projects.Where(project => !File.Exists(project)).ToList();
        if (missing.Count > 0)
            throw new ToolException(ExitCode.NotBuildable, $"'{Path.GetFileName(target)}' names projects that are not there: {string.Join(", ", missing)}");

        var list = new ProjectList(
            target,
            [.. projects.Where(project => HasExtension(project, ".csproj"))],
            [.. projects.Where(project => !HasExtension(project, ".csproj") && Path.GetExtension(project).EndsWith("proj", StringComparison.OrdinalIgnoreCase))]);
        return list.CSharp.Count > 0 ? list : throw new ToolException(ExitCode.Usage, $"'{Path.GetFileName(target)}' has no C# project.");
    }

    private static string FindIn(string folder)
    {
        foreach (var extension in SolutionExtensions[..2].Append(".csproj"))
        {
            var found = Directory.GetFiles(folder, "*" + extension).Where(file => HasExtension(file, extension)).ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new ToolException(ExitCode.Usage, $"'{folder}' has {found.Count} files of kind {extension}: name the one that is meant.");
        }

        throw new ToolException(ExitCode.Usage, $"'{folder}' has no solution and no C# project.");
    }

    private static IEnumerable<string> Read(string target)
    {
        try
        {
            if (HasExtension(target, ".sln"))
                return ProjectLine().Matches(File.ReadAllText(target)).Select(line => line.Groups["path"].Value).Where(path => Path.GetExtension(path).Length > 0);
            if (HasExtension(target, ".slnx"))
                return [.. XDocument.Load(target).Descendants("Project").Select(project => (string?)project.Attribute("Path")).OfType<string>()];
            if (HasExtension(target, ".slnf"))
                return ReadFilter(target);
            if (HasExtension(target, ".csproj"))
                return [Path.GetFileName(target)];
        }
        catch (Exception failure) when (failure is XmlException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException(ExitCode.Usage, $"'{target}' cannot be read: {failure.Message}");
        }

        throw new ToolException(ExitCode.Usage, $"'{Path.GetFileName(target)}' is no .sln, .slnx, .slnf or .csproj.");
    }

    private static List<string> ReadFilter(string target)
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(target));
        var solution = filter.RootElement.GetProperty("solution");
        var folder = Path.GetDirectoryName(solution.GetProperty("path").GetString()!.Replace('\\', '/')) ?? "";
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Path.Combine(folder, project.GetString()!))];
    }

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^Project\(""[^""]*""\)\s*=\s*""[^""]*"",\s*""(?<path>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
