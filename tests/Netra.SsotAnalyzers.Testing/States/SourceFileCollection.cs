using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => Add((file.filename, Text(file.content)));

    /// <summary>Adds what a source generator is expected to produce; <c>filename</c> is its hint name.</summary>
    public void Add((Type sourceGeneratorType, string filename, string content) file)
        => Add((GeneratedPath(file.sourceGeneratorType, file.filename), Text(file.content)));

    protected static SourceText Text(string content) => SourceText.From(content, Encoding.UTF8);

    private static string GeneratedPath(Type generator, string hintName)
        => Path.Combine(generator.Assembly.GetName().Name ?? "", generator.FullName ?? "", hintName);
}
