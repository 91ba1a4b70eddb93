using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>
/// Which members of a file are worth a control-flow graph: those that start a run or send an event that begins something.
/// It follows from declarations alone and holds no symbol, so it lasts as long as the map.
/// </summary>
internal sealed class RunIndex
{
    private static readonly WordScan Declarations = new();
    private static readonly WordScan Uses = new();

    private static readonly ConditionalWeakTable<SsotMap, RunIndex> Cache = new();

    private static readonly ImmutableArray<string> Beginnings = ["Start", "Begin", "Open", "Launch"];

    private readonly NameSet _words;

    private RunIndex(SsotEngine engine)
    {
        var runs = Roles(engine).Select(engine.Resolve).OfType<INamedTypeSymbol>()
            .Where(type => type.AllInterfaces.Any(implemented => implemented.Name is "IAsyncDisposable" or "IDisposable")
                && engine.Isolation.Users.Manager(type) is not null)
            .ToList();
        HasRuns = runs.Count > 0;

        var words = new HashSet<string>(engine.Events.Names.Select(name => name.Constant.Name), StringComparer.Ordinal);
        words.UnionWith(runs.Select(type => type.Name));
        words.UnionWith(StartersOf(engine, runs));
        _words = new NameSet(words);
    }

    public static RunIndex Of(SsotEngine engine) => Cache.GetValue(engine.Map, _ => new RunIndex(engine));

    public bool HasRuns { get; }

    /// <summary>Whether a method's name says that it begins something.</summary>
    public static bool IsNamedAsBeginning(string name) =>
        Beginnings.Any(verb => name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length])));

    /// <summary>Members with something to look at, each once. None in code that is to be removed, or in generated code.</summary>
    public IEnumerable<SyntaxNode> Members(FileContext file)
    {
        if (file.Engine.Compilation.IsGenerated(file.Model.SyntaxTree, file.CancellationToken))
            yield break;

        var seen = new HashSet<SyntaxNode>();
        foreach (var token in Uses.Of(file.Model.SyntaxTree, _words, file.CancellationToken)
            .Concat(LiteralScan.Of(file.Model.SyntaxTree, file.Engine.Events, file.CancellationToken)))
        {
            if (token.Parent is { } parent && MemberGraphs.Around(parent) is { } member && seen.Add(member) && !file.IsSilent(member))
                yield return member;
        }
    }

    /// <summary>What plays a role; nothing where no role is one user's.</summary>
    private static IEnumerable<TypeKey> Roles(SsotEngine engine) =>
        engine.Map.PerUser.IsEmpty ? [] : engine.Map.Canonicals.Select(canonical => canonical.Type).Concat(engine.Map.Superseded.Select(entry => entry.Legacy));

    /// <summary>Methods that begin a run: by declaration, and by name those of the map's types and of this code that are declared to return one.</summary>
    private IEnumerable<string> StartersOf(SsotEngine engine, IReadOnlyCollection<INamedTypeSymbol> runs)
    {
        if (runs.Count == 0)
            yield break;

        foreach (var key in Roles(engine))
        {
            foreach (var method in engine.Resolve(key)?.GetMembers().OfType<IMethodSymbol>() ?? [])
            {
                if (method.MethodKind == MethodKind.Ordinary && IsNamedAsBeginning(method.Name)
                    && engine.Isolation.Users.Manager(method.ReturnType.Awaited()) is not null)
                {
                    yield return method.Name;
                }
            }
        }

        foreach (var id in engine.Map.Beginnings)
            yield return MemberNameOf(id);

        var names = new NameSet(runs.Select(run => run.Name));
        foreach (var token in engine.Compilation.SyntaxTrees.SelectMany(tree => Declarations.Of(tree, names, CancellationToken.None)))
        {
            if (token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.ReturnType.Span.Contains(token.Span)
                && IsNamedAsBeginning(method.Identifier.ValueText))
            {
                yield return method.Identifier.ValueText;
            }
        }
    }

    /// <summary>The name in a documentation id: <c>M:N.T.Start``1(System.Int32)</c> is <c>Start</c>.</summary>
    private static string MemberNameOf(string id)
    {
        var end = id.IndexOfAny(['(', '~']);
        var path = end < 0 ? id : id.Substring(0, end);
        var name = path.Substring(path.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}

/// <summary>Something that is begun and, on some way out of its method, not ended.</summary>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned.</param>
/// <param name="What">What is begun.</param>
/// <param name="Way">How the method is left with it open, in words.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsGuess">Whether only a method's name says that something is begun.</param>
internal sealed record UnfinishedRun(TextSpan Span, string Role, string What, string Way, string Remedy, bool IsGuess = false)
{
    public static string Describe(ExitKind way) => way.HasFlag(ExitKind.Return) ? "on every path" : "if an exception is thrown";
}

/// <summary>How a method is left with something still open.</summary>
[Flags]
internal enum ExitKind
{
    None = 0,

    Return = 1,

    Exception = 2,
}
