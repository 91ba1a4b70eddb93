using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A superseded type that is unused and invisible outside. A suggestion: a plain run never deletes.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(Manager))] internal class OldManager { }</c>
/// Good: nothing
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2004_UnusedDeclaration() : HitAnalyzer(Descriptors.SSOT2004);

/// <summary>
/// Superseded types that nothing uses, invisible outside their compilation. Uses are looked for by name and not bound: an
/// unrelated use of the same name keeps a type alive, so that what is found is surely dead. What only the dead use is dead.
/// </summary>
internal sealed class UnusedDeclarations
{
    private readonly Dictionary<SyntaxTree, List<Hit>> _hits = [];

    public UnusedDeclarations(SsotEngine engine, CancellationToken cancellationToken)
    {
        var candidates = Candidates(engine, cancellationToken);
        if (candidates.Count == 0)
            return;

        foreach (var candidate in Dead(engine, candidates, cancellationToken))
        {
            var (tree, declaration, type) = (candidate.Declaration.SyntaxTree, candidate.Declaration, candidate.Type);
            if (!_hits.TryGetValue(tree, out var hits))
                _hits.Add(tree, hits = []);
            hits.Add(new Hit(
                DiagnosticIds.UnusedDeclaration, declaration.Identifier.Span, engine.FindSupersession(type)?.Role ?? type.Name, type.Name, "delete it",
                Plan.Replace(Removal.Of(declaration, tree.GetText(cancellationToken))), Sunset: null, StandsAlone: true));
        }
    }

    public IEnumerable<Hit> In(SyntaxTree tree) => _hits.TryGetValue(tree, out var hits) ? hits : [];

    private sealed record Candidate(INamedTypeSymbol Type, BaseTypeDeclarationSyntax Declaration);

    private static List<Candidate> Candidates(SsotEngine engine, CancellationToken cancellationToken)
    {
        var compilation = engine.Compilation;
        var candidates = new List<Candidate>();
        bool? hasFriends = null;
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var entry in engine.Map.Superseded)
        {
            if (entry.IsInferred
                || (entry.Legacy.Assembly is { } assembly && assembly != compilation.AssemblyName)
                || engine.Resolve(entry.Legacy) is not { DeclaringSyntaxReferences.Length: 1 } type
                || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                || type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not BaseTypeDeclarationSyntax declaration
                || !CanBeDeleted(compilation, type, declaration, cancellationToken))
            {
                continue;
            }

            hasFriends ??= compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
            if (IsInvisible(type, hasFriends.Value) && seen.Add(type))
                candidates.Add(new Candidate(type, declaration));
        }

        return candidates;
    }

    private static bool CanBeDeleted(Compilation compilation, INamedTypeSymbol type, BaseTypeDeclarationSyntax declaration,
        CancellationToken cancellationToken) =>
        // A use of an extension method does not name its type; what runs by itself is not named at all.
        !type.MightContainExtensionMethods
        && !declaration.ContainsDirectives
        && !type.GetMembers().Any(member =>
            member is IMethodSymbol { IsStatic: true } method
                && (method.Name == "Main" || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ModuleInitializerAttribute")))
        && !compilation.IsGenerated(declaration.SyntaxTree, cancellationToken);

    private static bool IsInvisible(INamedTypeSymbol type, bool hasFriends)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility == Accessibility.Private || current.IsFileLocal
                || (!hasFriends && current.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Candidate> Dead(SsotEngine engine, List<Candidate> candidates, CancellationToken cancellationToken)
    {
        var byName = candidates
            .SelectMany(candidate => TypeExtensions.AttributeShortName(candidate.Type.Name) is { } shortName
                ? new[] { (candidate.Type.Name, candidate), (shortName, candidate) }
                : [(candidate.Type.Name, candidate)])
            .ToLookup(pair => pair.Item1, pair => pair.candidate, StringComparer.Ordinal);

        // Who names whom; the outside is what keeps alive.
        var named = candidates.ToDictionary(candidate => candidate, _ => new HashSet<Candidate>());
        var byTree = candidates.ToLookup(candidate => candidate.Declaration.SyntaxTree);
        var alive = new Queue<Candidate>();
        foreach (var tree in engine.Compilation.SyntaxTrees)
        {
            foreach (var token in TreeScan.Of(tree, engine.Index.NamesFor(tree, cancellationToken), cancellationToken).Tokens)
            {
                if (token.Parent is not SimpleNameSyntax)
                    continue;

                foreach (var candidate in byName[token.ValueText])
                {
                    var owner = byTree[tree].FirstOrDefault(other => other.Declaration.FullSpan.Contains(token.Span));
                    if (owner is null)
                        alive.Enqueue(candidate);
                    else if (owner != candidate)
                        named[owner].Add(candidate);
                }
            }
        }

        var living = new HashSet<Candidate>();
        while (alive.Count > 0)
        {
            var candidate = alive.Dequeue();
            if (!living.Add(candidate))
                continue;
            foreach (var other in named[candidate])
                alive.Enqueue(other);
        }

        return candidates.Where(candidate => !living.Contains(candidate));
    }
}

/// <summary>What goes with a declaration: the comments that stand directly above it, its lines, and one of two blank lines that would meet.</summary>
internal static class Removal
{
    public static TextSpan Of(SyntaxNode declaration, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(declaration.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(declaration.Span.End).LineNumber;
        var behind = text.ToString(TextSpan.FromBounds(declaration.Span.End, text.Lines[last].End)).Trim();
        if (text.ToString(TextSpan.FromBounds(text.Lines[first].Start, declaration.SpanStart)).Trim().Length > 0
            || (behind.Length > 0 && !behind.StartsWith("//", StringComparison.Ordinal)))
        {
            var end = declaration.Span.End < text.Length && text[declaration.Span.End] == ' ' ? declaration.Span.End + 1 : declaration.Span.End;
            return TextSpan.FromBounds(declaration.SpanStart, end);
        }

        while (first > 0 && Line(text, first - 1) is { Length: > 0 } above && text.Lines[first - 1].Start >= declaration.FullSpan.Start
            && above.StartsWith("//", StringComparison.Ordinal))
        {
            first--;
        }

        var opens = first == 0 || Line(text, first - 1) is "" || Line(text, first - 1).EndsWith("{", StringComparison.Ordinal);
        if (opens && last + 1 < text.Lines.Count && Line(text, last + 1).Length == 0 && last + 2 < text.Lines.Count)
            last++;
        return TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].EndIncludingLineBreak);
    }

    private static string Line(SourceText text, int line) => text.Lines[line].ToString().Trim();
}
