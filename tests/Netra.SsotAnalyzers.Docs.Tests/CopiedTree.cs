namespace Netra.SsotAnalyzers.Docs.Tests;

/// <summary>A copy of what the documentation is made from, to be spoilt.</summary>
internal sealed class CopiedTree : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netra-docs-").FullName;

    public CopiedTree()
    {
        var original = DocumentationTree.Find();
        Tree = new DocumentationTree(_folder);
        foreach (var path in original.Pages.Concat(original.Files(".cs", "src/Netra.SsotAnalyzers")).Concat(original.Files("", "src/Netra.SsotAnalyzers.Package/buildTransitive")))
            Tree.Write(path, original.Read(path));
    }

    public DocumentationTree Tree { get; }

    /// <summary>Changes a file; what is to be replaced has to be there.</summary>
    public void Replace(string path, string old, string changed)
    {
        var text = Tree.Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Tree.Write(path, text.Replace(old, changed, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
