using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Map;

/// <summary>Reads the map that a compilation's own sources declare: only what syntax lets pass is bound.</summary>
internal static class SourceMapReader
{
    public static AssemblyMap Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var entries = new EntryCollector(compilation.Assembly);
        var assemblyAttributes = false;
        var globalAliases = GlobalAliases(compilation, cancellationToken);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var declarations = TreeDeclarations.Of(tree, globalAliases, cancellationToken);
            assemblyAttributes |= declarations.HasAssemblyAttributes;
            if (declarations.AttributedDeclarations.IsEmpty)
                continue;

            var model = compilation.GetSemanticModel(tree);
            foreach (var node in declarations.AttributedDeclarations)
                AddDeclared(entries, model, node, globalAliases, cancellationToken);
        }

        if (assemblyAttributes)
            entries.AddAssemblyAttributes();
        return entries.ToMap();
    }

    /// <summary>The names under which a compilation's global aliases make one of the map's attributes known in every file.</summary>
    public static ImmutableHashSet<string> GlobalAliases(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .SelectMany(tree => TreeDeclarations.Of(tree, cancellationToken).GlobalAttributeAliases)
        .ToImmutableHashSet(StringComparer.Ordinal);

    private static void AddDeclared(EntryCollector entries, SemanticModel model, SyntaxNode node, ImmutableHashSet<string> globalAliases, CancellationToken cancellationToken)
    {
        // A field declaration declares a symbol per variable; each has the attributes.
        if (node is BaseFieldDeclarationSyntax field)
        {
            foreach (var variable in field.Declaration.Variables)
            {
                if (model.GetDeclaredSymbol(variable, cancellationToken) is { } declared)
                    entries.AddMember(declared);
            }

            return;
        }

        switch (model.GetDeclaredSymbol(node, cancellationToken))
        {
            // One part of a partial type is enough to read the attributes of all; a second part would repeat them.
            case INamedTypeSymbol type when IsFirstAttributedPart(type, node, globalAliases, cancellationToken):
                entries.AddType(type);
                break;

            case IParameterSymbol parameter:
                if (parameter.DeclaredProperty() is { } property)
                    entries.AddMember(property);
                break;

            case ISymbol member and not INamedTypeSymbol:
                entries.AddMember(member);
                foreach (var made in ExtensionBlock.StaticForms(member))
                    entries.AddMember(made);
                break;
        }
    }

    private static bool IsFirstAttributedPart(INamedTypeSymbol type, SyntaxNode node, ImmutableHashSet<string> globalAliases, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.Length == 1)
            return true;

        var first = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .First(part => TreeDeclarations.Of(part.SyntaxTree, globalAliases, cancellationToken).AttributedDeclarations.Contains(part));
        return first == node;
    }
}
