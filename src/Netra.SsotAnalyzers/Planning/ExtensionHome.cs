using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// Where a replacement expression finds its extension members: in its own imports, and in what surrounds its declaration. An
/// extension that only the place of a use brings is another member, although the name is the same.
/// </summary>
internal sealed class ExtensionHome
{
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <param name="member">The superseded member.</param>
    /// <param name="replacement">Its replacement.</param>
    /// <param name="compilation">The compilation of the use.</param>
    public ExtensionHome(ISymbol member, MemberReplacement replacement, Compilation compilation)
    {
        _namespaces.UnionWith(replacement.Imports);
        for (var around = member.ContainingNamespace; around is not null; around = around.ContainingNamespace)
            _namespaces.Add(around.ToDisplayString());

        // The imports of the declaration's file, and those of all files of its project.
        foreach (var directive in member.DeclaringSyntaxReferences.SelectMany(reference => Directives(reference.SyntaxTree.GetRoot())))
            _namespaces.Add(directive.NamespaceOrType.ToString());
        if (SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly))
            _namespaces.UnionWith(compilation.SyntaxTrees.SelectMany(tree => Directives(tree.GetRoot())).Where(directive => directive.GlobalKeyword.RawKind != 0).Select(directive => directive.NamespaceOrType.ToString()));
    }

    /// <summary>The static class of an extension member; null where a symbol is no extension that is called on a value.</summary>
    public static INamedTypeSymbol? HolderOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        not null when ExtensionBlock.Contains(symbol) => ExtensionBlock.HomeOf(symbol),
        _ => null,
    };

    /// <summary>Whether a symbol is an extension that the expression does not mean.</summary>
    /// <param name="symbol">What a name of the expression binds to at the use.</param>
    /// <param name="compilation">The compilation that the symbol is of.</param>
    public bool IsForeign(ISymbol? symbol, Compilation compilation)
    {
        if (HolderOf(symbol) is not { ContainingNamespace: { } ns } holder || _namespaces.Contains(ns.ToDisplayString()))
            return false;

        // What a compiled library imports is not known: its expression means another one only where it has one of its own.
        return !holder.DeclaringSyntaxReferences.IsEmpty
            || (symbol is IMethodSymbol { ReducedFrom: { } extension } && _namespaces.Any(name => Has(compilation.FindNamespace(name), extension)));
    }

    private static bool Has(INamespaceSymbol? ns, IMethodSymbol extension) =>
        ns is not null && ns.GetTypeMembers().Where(type => type.MightContainExtensionMethods).SelectMany(type => type.GetMembers(extension.Name)).OfType<IMethodSymbol>()
            .Any(own => own.IsExtensionMethod && (extension.Parameters[0].Type.MentionsTypeParameter() || own.ReduceExtensionMethod(extension.Parameters[0].Type) is not null));

    private static IEnumerable<UsingDirectiveSyntax> Directives(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();
}
