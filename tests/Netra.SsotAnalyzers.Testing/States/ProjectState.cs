namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One project of a test, before or after a fix.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    public string Name { get; } = name;

    public string AssemblyName => Name;

    public string Language { get; } = language;

    public OutputKind? OutputKind { get; set; }

    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>Overrides the test's own.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    /// <summary>What the source generators have to produce.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>Named <c>/.editorconfig</c> or <c>/.globalconfig</c>.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>Names of other projects of the test.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    internal IEnumerable<SourceFileCollection> Files => [Sources, GeneratedSources, AdditionalFiles, AnalyzerConfigFiles];

    private protected virtual bool IsEmpty
        => Files.All(files => files.Count == 0) && AdditionalReferences.Count == 0 && AdditionalProjectReferences.Count == 0;

    internal bool SaysAnything => !IsEmpty;

    internal void FillGapsFrom(ProjectState other)
    {
        OutputKind ??= other.OutputKind;
        DocumentationMode ??= other.DocumentationMode;
        ReferenceAssemblies ??= other.ReferenceAssemblies;
        foreach (var (mine, theirs) in Files.Zip(other.Files))
        {
            if (mine.Count == 0) mine.AddRange(theirs);
        }

        if (AdditionalReferences.Count == 0) AdditionalReferences.AddRange(other.AdditionalReferences);
        if (AdditionalProjectReferences.Count == 0) AdditionalProjectReferences.AddRange(other.AdditionalProjectReferences);
    }
}
