using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Engine.Events;
using Netra.SsotAnalyzers.Engine.Isolation;

namespace Netra.SsotAnalyzers.Engine.Runs;

/// <summary>Which members of a file are worth a control-flow graph: those that start a run or send an event that begins something.</summary>
internal sealed class RunIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, WordScan> Declarations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, WordScan> Uses = new();

    private readonly SsotEngine _engine;
    private readonly NameSet _words;

    public RunIndex(SsotEngine engine)
    {
        _engine = engine;
        var runs = engine.Map.Canonicals.Select(canonical => canonical.Type).Concat(engine.Map.Superseded.Select(entry => entry.Legacy))
            .Select(key => key.Resolve(engine.Compilation)).OfType<INamedTypeSymbol>()
            .Where(type => engine.Isolation.Users.Manager(type) is not null && type.AllInterfaces.Any(implemented => implemented.Name is "IAsyncDisposable" or "IDisposable"))
            .ToList();
        HasRuns = runs.Count > 0;

        var words = new HashSet<string>(engine.Events.Names.Select(name => name.Constant.Name), StringComparer.Ordinal);
        words.UnionWith(runs.Select(type => type.Name));
        words.UnionWith(StartersOf(runs));
        _words = new NameSet(words);
    }

    public bool HasRuns { get; }

    /// <summary>Members with something to look at, each once. None in code that is on its way out, or in generated code.</summary>
    public IEnumerable<SyntaxNode> Members(SemanticModel model, CancellationToken cancellationToken)
    {
        if (GeneratedCode.IsGenerated(model.SyntaxTree, cancellationToken))
            yield break;

        var seen = new HashSet<SyntaxNode>();
        var silent = new Netra.SsotAnalyzers.Engine.Uses.SilentCode(_engine, model, cancellationToken);
        foreach (var token in WordScan.Of(model.SyntaxTree, _words, Uses, cancellationToken).Concat(LiteralScan.Of(model.SyntaxTree, _engine.Events, cancellationToken).Tokens))
        {
            if (token.Parent is { } parent && MemberGraphs.Around(parent) is { } member && seen.Add(member) && !silent.Contains(member))
                yield return member;
        }
    }

    /// <summary>Methods that return a run: of the map's types, replaced ones, and those of this code by what they are declared to return.</summary>
    private IEnumerable<string> StartersOf(IReadOnlyCollection<INamedTypeSymbol> runs)
    {
        if (runs.Count == 0)
            yield break;

        foreach (var key in _engine.Map.Canonicals.Select(canonical => canonical.Type).Concat(_engine.Map.Superseded.Select(entry => entry.Legacy)))
        {
            foreach (var method in key.Resolve(_engine.Compilation)?.GetMembers().OfType<IMethodSymbol>() ?? [])
            {
                if (method.MethodKind == MethodKind.Ordinary && _engine.Isolation.Users.Manager(TaskShape.Of(method.ReturnType).Result ?? method.ReturnType) is not null)
                    yield return method.Name;
            }
        }

        var names = new NameSet(runs.Select(run => run.Name));
        foreach (var token in _engine.Compilation.SyntaxTrees.SelectMany(tree => WordScan.Of(tree, names, Declarations, CancellationToken.None)))
        {
            if (token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.ReturnType.Span.Contains(token.Span))
                yield return method.Identifier.ValueText;
        }
    }
}
