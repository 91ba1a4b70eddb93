using System.Xml.Linq;

namespace Netra.SsotAnalyzers.Precision;

/// <summary>A project file of a checkout: its sources by folder, and the projects that it refers to.</summary>
internal sealed record SourceProject(string Path, ImmutableArray<string> Sources, ImmutableArray<string> References, bool IsTest, bool IsWeb)
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "Migrations"];
    private static readonly string[] TestFolders = ["test", "tests", "perf", "fuzz", "samples", "playground", "benchmarks", "templates"];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>All projects below a folder, each after those that it refers to.</summary>
    public static IReadOnlyList<SourceProject> Find(string root)
    {
        var files = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var folders = files.Select(file => System.IO.Path.GetDirectoryName(file)!).ToHashSet(StringComparer.Ordinal);
        var projects = files.Select(file => Read(root, file, folders, files)).ToDictionary(project => project.Path);

        var ordered = new List<SourceProject>();
        var seen = new HashSet<string>();
        foreach (var project in projects.Values)
            Visit(project);
        return ordered;

        void Visit(SourceProject project)
        {
            if (!seen.Add(project.Path))
                return;
            foreach (var reference in project.References)
                Visit(projects[reference]);
            ordered.Add(project);
        }
    }

    private static SourceProject Read(string root, string file, HashSet<string> folders, List<string> files)
    {
        var folder = System.IO.Path.GetDirectoryName(file)!;
        var project = XDocument.Load(file);
        var references = project.Descendants().Where(element => element.Name.LocalName == "ProjectReference")
            .Select(element => (element.Attribute("Include")?.Value ?? "").Replace('\\', '/'))
            .Select(include => files.FirstOrDefault(candidate => System.IO.Path.GetFileName(candidate) == System.IO.Path.GetFileName(include)))
            .OfType<string>().Where(candidate => candidate != file).Distinct().ToImmutableArray();
        var parts = System.IO.Path.GetRelativePath(root, file).Split('/');
        var isTest = parts.Any(part => TestFolders.Contains(part, StringComparer.OrdinalIgnoreCase)) || parts[^1].Contains("Test", StringComparison.Ordinal);
        return new SourceProject(file, [.. SourcesIn(folder, folders, isRoot: true).Order(StringComparer.Ordinal)], references, isTest, project.Root?.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web");
    }

    private static IEnumerable<string> SourcesIn(string folder, HashSet<string> projects, bool isRoot)
    {
        if (!isRoot && projects.Contains(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*.cs")
            .Where(file => !file.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Skipped.Contains(System.IO.Path.GetFileName(inner))).SelectMany(inner => SourcesIn(inner, projects, isRoot: false)));
    }
}
