using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The using directives and aliases of superseded namespaces in one tree, with what the names that they bring in allow.</summary>
internal sealed class NamespaceUses(FileContext file)
{
    /// <summary>The hits on the tree's directives.</summary>
    /// <param name="uses">What the tree's names are hits of.</param>
    public IEnumerable<Hit> Find(ImmutableArray<Hit> uses)
    {
        if (file.Engine.Map.Namespaces.IsEmpty)
            yield break;

        var root = (CompilationUnitSyntax)file.Model.SyntaxTree.GetRoot(file.CancellationToken);
        bool? isOnItsWayOut = null;
        foreach (var directive in TreeDeclarations.Of(file.Model.SyntaxTree, file.CancellationToken).Usings)
        {
            foreach (var hit in Hit.Find(HitStage.Directive, directive.Span, directive.NamespaceOrType.ToString(), () => FindIn(directive),
                file.CancellationToken))
            {
                yield return hit;
            }
        }

        IEnumerable<Hit> FindIn(UsingDirectiveSyntax directive)
        {
            if (directive.StaticKeyword.RawKind == 0
                && directive.NamespaceOrType is NameSyntax name
                && file.SymbolOf(name) is INamespaceSymbol ns
                && file.Engine.Map.Namespaces.CanonicalOf(ns) is { } canonical
                && !(isOnItsWayOut ??= IsOnItsWayOut(root)))
            {
                yield return Plan(directive, name, ns.ToDisplayString(), canonical, uses);
            }
        }
    }

    private Hit Plan(UsingDirectiveSyntax directive, NameSyntax name, string legacy, string canonical, ImmutableArray<Hit> uses)
    {
        var isGlobal = directive.GlobalKeyword.RawKind != 0;
        var refusal = RefusalOf(legacy, isGlobal ? AllUses() : uses);
        if (refusal is null && directive.Alias is not null && file.Engine.Compilation.FindNamespace(canonical) is null)
            refusal = Refusal.NoNamespace.For(canonical);

        var plan = refusal is not null ? null
            : directive.Alias is not null || (isGlobal && file.Engine.Compilation.FindNamespace(canonical) is not null && !IsImportedGlobally(canonical))
                ? Planning.Plan.Replace(name.Span, new PlanPiece.Text(canonical))
            : Planning.Plan.RemoveDirective(directive.Span);
        return new Hit(
            plan is null ? DiagnosticIds.UnfixableUse : DiagnosticIds.SupersededNamespaceUse,
            directive.Span, canonical, legacy, refusal?.Message ?? canonical, plan, file.Engine.Map.Namespaces.SunsetOf(legacy), AliasKey.Of(directive),
            Namespace: legacy, Refusal: refusal);
    }

    /// <summary>Why the directive cannot go: what it brings in has nothing to take its place.</summary>
    private static Refusal? RefusalOf(string legacy, IEnumerable<Hit> uses)
    {
        var stuck = uses.Where(hit => hit.Namespace == legacy && hit.Plan is null).Select(hit => $"'{hit.Offender}'").Distinct().ToList();
        return stuck.Count == 0 ? null : Refusal.StuckNamespace.For(string.Join(", ", stuck.Take(3)) + (stuck.Count > 3 ? ", …" : ""));
    }

    private IEnumerable<Hit> AllUses() =>
        file.Engine.Compilation.SyntaxTrees
            .SelectMany(tree => UseFinder.In(tree == file.Tree ? file : new FileContext(file.Engine, file.Engine.ModelOf(tree), file.CancellationToken)));

    private bool IsImportedGlobally(string ns) =>
        file.Engine.Compilation.SyntaxTrees
            .SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot(file.CancellationToken)).Usings)
            .Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: not 0 }
                && directive.NamespaceOrType.ToString() == ns);

    /// <summary>Whether a file declares nothing but what is superseded: it goes, and its directives with it.</summary>
    private bool IsOnItsWayOut(CompilationUnitSyntax root)
    {
        var members = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(member => member is not BaseNamespaceDeclarationSyntax).ToList();
        return members.Count > 0 && members.All(member => file.DeclaredBy(member) is INamedTypeSymbol type && file.Engine.FindSupersession(type) is not null);
    }
}
