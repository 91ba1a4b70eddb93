namespace Netra.SsotAnalyzers.Map;

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
