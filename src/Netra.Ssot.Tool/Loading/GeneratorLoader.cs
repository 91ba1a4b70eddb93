using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Ssot.Tool.Loading;

/// <summary>
/// Loads the source generators of a build, without which a project may not compile. Other analyzers are not run, and the
/// suite's own are this tool's.
/// </summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    private readonly Dictionary<string, AnalyzerFileReference?> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _pathsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly AssemblyLoadContext _context;

    public GeneratorLoader()
    {
        _context = new AssemblyLoadContext("generators");
        _context.Resolving += (context, name) =>
            name.Name is { } simple && _pathsByName.TryGetValue(simple, out var path) && !simple.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? context.LoadFromAssemblyPath(path) : null;
    }

    public IEnumerable<AnalyzerReference> Find(IEnumerable<string> paths)
    {
        var all = paths.Where(File.Exists).ToList();
        foreach (var path in all)
            AddDependencyLocation(path);
        return [.. all.Select(Find).OfType<AnalyzerReference>()];
    }

    public void AddDependencyLocation(string fullPath) => _pathsByName.TryAdd(Path.GetFileNameWithoutExtension(fullPath), fullPath);

    public Assembly LoadFromPath(string fullPath) => _context.LoadFromAssemblyPath(fullPath);

    private AnalyzerFileReference? Find(string path)
    {
        if (_references.TryGetValue(path, out var known))
            return known;

        AnalyzerFileReference? reference = null;
        if (!Path.GetFileName(path).StartsWith("Netra.SsotAnalyzers", StringComparison.Ordinal))
        {
            reference = new AnalyzerFileReference(path, this);
            if (reference.GetGenerators(LanguageNames.CSharp).IsEmpty)
                reference = null;
        }

        _references.Add(path, reference);
        return reference;
    }
}
