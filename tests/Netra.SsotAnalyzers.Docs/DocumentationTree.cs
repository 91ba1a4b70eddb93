namespace Netra.SsotAnalyzers.Docs;

/// <summary>The repository's files, as far as the documentation is about them. Paths are relative and written with slashes.</summary>
internal sealed class DocumentationTree(string root)
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".vs", "TestResults", "artifacts", "node_modules", "BenchmarkDotNet.Artifacts"];

    /// <summary>Every page in Markdown, sorted.</summary>
    public IReadOnlyList<string> Pages => Files(".md");

    public static DocumentationTree Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Netra.SsotAnalyzers.sln")))
                return new DocumentationTree(folder.FullName);
        }

        throw new DocumentationException($"Netra.SsotAnalyzers.sln is in no folder above {AppContext.BaseDirectory}.");
    }

    public string Full(string path) => Path.GetFullPath(Path.Combine(root, path));

    public string Relative(string fullPath) => Path.GetRelativePath(root, fullPath).Replace('\\', '/');

    public bool Has(string path) => File.Exists(Full(path));

    /// <summary>The text with <c>\n</c> at line ends.</summary>
    public string Read(string path) => File.ReadAllText(Full(path)).ReplaceLineEndings("\n");

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    /// <summary>The files below a folder whose name ends in <paramref name="ending"/>, without build output, sorted.</summary>
    public IReadOnlyList<string> Files(string ending, string under = "")
    {
        var found = new List<string>();
        Add(Full(under));
        return [.. found.Order(StringComparer.Ordinal)];

        void Add(string folder)
        {
            if (!Directory.Exists(folder))
                return;

            found.AddRange(Directory.EnumerateFiles(folder).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Select(Relative));
            foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))))
                Add(inner);
        }
    }
}
