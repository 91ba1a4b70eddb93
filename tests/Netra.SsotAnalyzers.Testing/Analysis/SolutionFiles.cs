using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The text of every file of every project, generated ones too.</summary>
internal sealed class SolutionFiles : Dictionary<(string Project, string Path), SourceText>
{
    public SolutionFiles(SolutionState state)
    {
        foreach (var (project, file) in state.Projects.SelectMany(project => project.Files.SelectMany(files => files), (project, file) => (project, file)))
            Add((project.Name, file.filename), file.content);
    }

    private SolutionFiles()
    {
    }

    public static async Task<SolutionFiles> OfAsync(Solution solution, CancellationToken cancellationToken)
    {
        var files = new SolutionFiles();
        foreach (var project in solution.Projects)
        {
            IEnumerable<TextDocument> generated = await project.GetSourceGeneratedDocumentsAsync(cancellationToken);
            foreach (var document in generated.Concat(project.Documents).Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments))
                files.Add((project.Name, document.FilePath ?? document.Name), await document.GetTextAsync(cancellationToken));
        }

        return files;
    }

    /// <summary>Null if <paramref name="after"/> has the same files with the same text and encoding.</summary>
    public string? DifferenceFrom(SolutionFiles after)
    {
        var differences = Keys.Union(after.Keys).Select(file => Difference(file, this.GetValueOrDefault(file), after.GetValueOrDefault(file))).OfType<string>().ToArray();
        return differences.Length == 0 ? null : string.Join('\n', differences);
    }

    private static string? Difference((string Project, string Path) file, SourceText? before, SourceText? after) => (before, after) switch
    {
        (null, _) => $"{file.Project}: {file.Path} should not be there:\n{after}",
        (_, null) => $"{file.Project}: {file.Path} is missing.",
        _ when !before.ContentEquals(after) => $"{file.Project}: {file.Path}, before (-) and after (+):\n{LineDiff.Print(before, after)}",
        _ when !Equals(before.Encoding, after.Encoding) => $"{file.Project}: {file.Path} has the encoding '{after.Encoding?.WebName}', not '{before.Encoding?.WebName}'.",
        _ => null,
    };
}
