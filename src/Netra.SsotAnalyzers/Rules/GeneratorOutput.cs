using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>
/// What of a source generator's output is worth a word. It follows what it is generated from: a superseded target that has a
/// fixable use in the same compilation is silent there, and every other one is reported once for each generator. A place that
/// <c>#line</c> leads back to a user's file is that file's.
/// </summary>
internal sealed class GeneratorOutput
{
    private readonly SsotEngine _engine;
    private readonly Lazy<ImmutableHashSet<string>> _fixable;
    private readonly Lazy<HashSet<(SyntaxTree Tree, TextSpan Span)>> _first;

    private GeneratorOutput(SsotEngine engine)
    {
        _engine = engine;
        _fixable = new(() => [.. Trees(isOutput: false).SelectMany(tree => HitsOf(tree)).Where(hit => hit is { Plan: not null, IsReported: true }).Select(TargetOf)]);
        _first = new(FindFirst);
    }

    public static GeneratorOutput Of(SsotEngine engine) => engine.Shared(engine => new GeneratorOutput(engine));

    /// <summary>Whether a hit is reported; any hit outside of generators' output is.</summary>
    public bool Reports(Hit hit, SyntaxTree tree) =>
        !IsOutput(tree) || tree.GetMappedLineSpan(hit.Span).HasMappedPath || (!_fixable.Value.Contains(TargetOf(hit)) && _first.Value.Contains((tree, hit.Span)));

    /// <summary>Whether a generator has written the tree: it has no file of its own, or one below <c>obj</c>.</summary>
    private bool IsOutput(SyntaxTree tree) =>
        (!IsRooted(tree.FilePath) || tree.FilePath.Replace('\\', '/').Contains("/obj/")) && _engine.Compilation.IsGenerated(tree, CancellationToken.None);

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private IEnumerable<SyntaxTree> Trees(bool isOutput) => _engine.Compilation.SyntaxTrees.Where(tree => IsOutput(tree) == isOutput);

    private ImmutableArray<Hit> HitsOf(SyntaxTree tree) => _engine.GetHits(_engine.ModelOf(tree), CancellationToken.None);

    private static string TargetOf(Hit hit) => hit.Role + "/" + (hit.Target ?? hit.Offender);

    /// <summary>The first hit on each target in each generator's output, in the order of the paths.</summary>
    private HashSet<(SyntaxTree Tree, TextSpan Span)> FindFirst()
    {
        var seen = new HashSet<(string Generator, string Target)>();
        var first = new HashSet<(SyntaxTree, TextSpan)>();
        foreach (var tree in Trees(isOutput: true).OrderBy(tree => tree.FilePath, StringComparer.Ordinal))
        {
            foreach (var hit in HitsOf(tree))
            {
                if (hit.IsReported && !tree.GetMappedLineSpan(hit.Span).HasMappedPath && seen.Add((Path.GetDirectoryName(tree.FilePath) ?? "", TargetOf(hit))))
                    first.Add((tree, hit.Span));
            }
        }

        return first;
    }
}
