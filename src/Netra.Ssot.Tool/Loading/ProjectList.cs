using System.Text.Json;
using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace Netra.Ssot.Tool.Loading;

/// <summary>The projects of a solution, a solution filter, or one project.</summary>
/// <param name="Target">The file that the user named, or that the folder contains.</param>
/// <param name="CSharp">The C# projects, by full path.</param>
/// <param name="Others">The projects of other languages: the tool does not analyze them.</param>
internal sealed record ProjectList(string Target, IReadOnlyList<string> CSharp, IReadOnlyList<string> Others)
{
    public string Folder => Path.GetDirectoryName(Target)!;

    public bool IsSolution => !HasExtension(Target, ".csproj");

    /// <summary>Reads what <paramref name="path"/> names: a file, or a folder from which MSBuild would choose the same file.</summary>
    public static async Task<ProjectList> FindAsync(string? path, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path ?? ".");
        if (Directory.Exists(target))
            target = TargetFile.FindIn(target);
        if (!File.Exists(target))
            throw new ToolException(ExitCode.Usage, $"'{target}' does not exist.");

        var folder = Path.GetDirectoryName(target)!;
        var projects = (await ReadAsync(target, cancellationToken).ConfigureAwait(false))
            .Select(project => Path.GetFullPath(project.Replace('\\', '/'), folder))
            .Distinct().ToList();
        var missing = projects.Where(project => !File.Exists(project)).ToList();
        if (missing.Count > 0)
            throw new ToolException(ExitCode.NotBuildable, $"'{Path.GetFileName(target)}' names projects that do not exist: {string.Join(", ", missing)}");

        var list = new ProjectList(
            target,
            [.. projects.Where(project => HasExtension(project, ".csproj"))],
            [.. projects.Where(project =>
                !HasExtension(project, ".csproj") && Path.GetExtension(project).EndsWith("proj", StringComparison.OrdinalIgnoreCase))]);
        return list.CSharp.Count > 0 ? list : throw new ToolException(ExitCode.Usage, $"'{Path.GetFileName(target)}' contains no C# project.");
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(string target, CancellationToken cancellationToken)
    {
        if (HasExtension(target, ".csproj"))
            return [Path.GetFileName(target)];
        if (HasExtension(target, ".cs"))
        {
            throw new ToolException(ExitCode.Usage,
                $"'{Path.GetFileName(target)}' is a file-based app, and ssot reads projects: 'dotnet project convert {Path.GetFileName(target)}' converts it to a project.");
        }

        try
        {
            if (HasExtension(target, ".slnf"))
                return ReadFilter(target);
            if (SolutionSerializers.GetSerializerByMoniker(target) is { } serializer && (HasExtension(target, ".sln") || HasExtension(target, ".slnx")))
                return [.. (await serializer.OpenAsync(target, cancellationToken).ConfigureAwait(false)).SolutionProjects.Select(project => project.FilePath)];
        }
        catch (Exception failure) when (failure is SolutionException or XmlException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException(ExitCode.Usage, $"'{target}' cannot be read: {failure.Message}");
        }

        throw new ToolException(ExitCode.Usage, $"'{Path.GetFileName(target)}' is not a .sln, .slnx, .slnf or .csproj.");
    }

    private static List<string> ReadFilter(string target)
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(target));
        var solution = filter.RootElement.GetProperty("solution");
        var folder = Path.GetDirectoryName(solution.GetProperty("path").GetString()!.Replace('\\', '/')) ?? "";
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Path.Combine(folder, project.GetString()!))];
    }

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
