using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>
/// The content of every file that a loaded solution depends on, as hashes: a time stamp can be the same after a change.
/// Packages and the SDK are not among them; what selects them is.
/// </summary>
/// <param name="Sources">The documents of the solution, by full path. Another content changes a document and nothing else.</param>
/// <param name="Build">Every other file, and the names of the files that projects may take up. Any difference loads the solution again.</param>
/// <param name="Baselines">The baselines, which are read before each analysis.</param>
/// <param name="BuildWritten">When a file of the build, or one that projects may take up, was written last; UTC.</param>
internal sealed record SolutionInputs(IReadOnlyDictionary<string, string> Sources, string Build, string Baselines, DateTime BuildWritten)
{
    private const string Missing = "-";

    // Each build writes it, with the properties of its command line, and so does a load: it follows from the other files.
    private const string Generated = ".GeneratedMSBuildEditorConfig.editorconfig";

    // Beside a project or above it, MSBuild, NuGet, the SDK and the compiler look for these.
    private static readonly string[] Inherited =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config",
            "NuGet.Config", ".editorconfig", ".globalconfig"];

    private static readonly string[] BuildExtensions = [".props", ".targets", ".csproj", ".sln", ".slnx", ".slnf", ".projitems"];

    private static readonly string[] SourceExtensions = [".cs", ".razor", ".cshtml"];

    public static SolutionInputs Read(LoadedSolution loaded)
    {
        var projects = loaded.Solution.Projects.Where(project => project.FilePath is not null).ToList();
        var sources = projects.SelectMany(project => project.Documents).Select(document => document.FilePath).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var build = new SortedSet<string>(StringComparer.Ordinal) { loaded.List.Target };
        build.UnionWith(loaded.List.Others);
        build.UnionWith(projects.SelectMany(project => project.AdditionalDocuments.Cast<TextDocument>().Concat(project.AnalyzerConfigDocuments))
            .Select(document => document.FilePath).OfType<string>().Where(path => !path.EndsWith(Generated, StringComparison.Ordinal)));

        var names = new SortedSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in projects.Select(project => Path.GetDirectoryName(project.FilePath!)!).Append(loaded.List.Folder).Distinct())
        {
            for (var around = folder; around is not null; around = Path.GetDirectoryName(around))
                build.UnionWith(Inherited.Select(name => Path.Combine(around, name)));
            AddFiles(folder, build, names, folders);
        }

        build.UnionWith(projects.Select(project => project.FilePath!));
        var written = build.Concat(names).Where(File.Exists).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty(DateTime.MinValue).Max();

        // A restore that brings a missing package back writes the same text again.
        var assets = projects.Select(project => Path.Combine(Path.GetDirectoryName(project.FilePath!)!, "obj", "project.assets.json")).Distinct()
            .Order(StringComparer.Ordinal);
        return new SolutionInputs(
            sources.ToDictionary(path => path, HashOf, StringComparer.Ordinal),
            HashOf([.. build.Select(path => $"{path}\t{HashOf(path)}"), .. assets.Select(path => $"{path}\t{HashOf(path)}\t{File.GetLastWriteTimeUtc(path):O}"),
                .. names]),
            HashOf(loaded.Projects.Select(project => project.BaselinePath).Distinct().Order(StringComparer.Ordinal).Select(path => $"{path}\t{HashOf(path)}")),
            written);
    }

    /// <summary>The files below a folder, but not what a build or a tool leaves there.</summary>
    private static void AddFiles(string folder, SortedSet<string> build, SortedSet<string> names, HashSet<string> folders)
    {
        if (!Directory.Exists(folder) || !folders.Add(folder))
            return;

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var extension = Path.GetExtension(file);
            if (BuildExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase) || Path.GetFileName(file) is ".editorconfig" or ".globalconfig")
                build.Add(file);
            else if (SourceExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
                names.Add(file);
        }

        // A link may lead back to where it is.
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(inner => Path.GetFileName(inner) is var name && name is not ("bin" or "obj" or "node_modules") && name[0] != '.'))
        {
            AddFiles(inner, build, names, folders);
        }
    }

    private static string HashOf(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing;
        }
    }

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
