namespace Netra.SsotAnalyzers.Map;

/// <summary>
/// A type's identity without its symbol, so that what is read of an assembly can outlive the compilation it was read in.
/// </summary>
/// <param name="Id">The documentation-comment id of the definition (<c>T:…</c>), or a reference id for a constructed type.</param>
/// <param name="Assembly">The simple name of the declaring assembly; null where an entry names a type by id alone.</param>
internal sealed record TypeKey(string Id, string? Assembly)
{
    public static TypeKey Of(INamedTypeSymbol type)
    {
        var isDefinition = type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition);
        var id = isDefinition
            ? DocumentationId.Of(type.OriginalDefinition)
            : DocumentationCommentId.CreateReferenceId(type);
        return new TypeKey(id, type.ContainingAssembly?.Name);
    }

    /// <summary>The name that a reader knows the type by.</summary>
    public string SimpleName
    {
        get
        {
            // The last segment: 'Page' of 'T:Mailer.Letter`1.Page', 'Box' of 'Box{System.Int32}'.
            var (start, depth) = (Id.StartsWith("T:", StringComparison.Ordinal) ? 2 : 0, 0);
            for (var i = start; i < Id.Length; i++)
            {
                depth += Id[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (Id[i] == '.' && depth == 0)
                    start = i + 1;
            }

            var end = Id.IndexOfAny(['`', '{'], start);
            return end < 0 ? Id.Substring(start) : Id.Substring(start, end - start);
        }
    }

    /// <summary>The type in <paramref name="compilation"/>, or null where nothing of that name is referenced.</summary>
    public INamedTypeSymbol? Resolve(Compilation compilation)
    {
        // Most entries are about a type of the compilation's own, which need not be looked for in everything that is referenced.
        if (Assembly is not null && Assembly == compilation.AssemblyName && Id.StartsWith("T:", StringComparison.Ordinal)
            && compilation.Assembly.GetTypeByMetadataName(Id.Substring(2)) is { } own)
        {
            return own;
        }

        var symbols = Id.StartsWith("T:", StringComparison.Ordinal)
            ? DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation)
            : DocumentationCommentId.GetSymbolsForReferenceId(Id, compilation);

        INamedTypeSymbol? found = null;
        foreach (var symbol in symbols)
        {
            if (symbol is not INamedTypeSymbol type || (Assembly is not null && type.ContainingAssembly?.Name != Assembly))
                continue;

            // The compilation's own declaration wins over a referenced one of the same name, as it does in C#.
            if (found is null || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
                found = type;
        }

        return found;
    }
}

/// <summary>Documentation-comment ids, the map's identity of types and members.</summary>
internal static class DocumentationId
{
    /// <summary>
    /// The id of <paramref name="symbol"/> as XML documentation writes it; its display text for the few symbols that have
    /// none. Not <see cref="DocumentationCommentId.CreateDeclarationId"/>, which adds the return type to every method.
    /// </summary>
    public static string Of(ISymbol symbol) =>
        symbol.GetDocumentationCommentId() is { Length: > 0 } id && id[0] != '!' ? id
            : symbol is INamedTypeSymbol type ? "T:" + QualifiedName(type)
            : symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string QualifiedName(INamedTypeSymbol type)
    {
        var name = type.Arity == 0 ? type.Name : type.Name + "`" + type.Arity;
        if (type.ContainingType is { } container)
            return QualifiedName(container) + "." + name;
        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + name : name;
    }
}
