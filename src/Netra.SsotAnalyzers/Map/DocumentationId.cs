namespace Netra.SsotAnalyzers.Map;

/// <summary>Documentation-comment ids, the map's identity of types and members.</summary>
internal static class DocumentationId
{
    /// <summary>The declaration id of <paramref name="symbol"/>; its display text for the few symbols that have none.</summary>
    public static string Of(ISymbol symbol) =>
        DocumentationCommentId.CreateDeclarationId(symbol) ?? symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
