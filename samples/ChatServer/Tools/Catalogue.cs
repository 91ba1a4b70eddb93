namespace Netra.ChatServer.Tools;

/// <param name="Name">What to look for.</param>
internal sealed record CatalogueQuery(string Name);

/// <param name="Name">The product.</param>
/// <param name="Price">Of one, in whatever the shop counts in.</param>
/// <param name="Stock">How many there are.</param>
internal sealed record Product(string Name, decimal Price, int Stock);

/// <summary>A small shop.</summary>
internal static class Catalogue
{
    public const string ToolName = "catalogue";

    private static readonly Product[] Products =
    [
        new("teapot", 24.50m, 12),
        new("cup", 6.20m, 48),
        new("kettle", 39.90m, 5),
        new("tray", 15.75m, 0),
    ];

    /// <returns>The name of the product that a text names, or null.</returns>
    public static string? NameIn(string text) =>
        Products.FirstOrDefault(product => text.Contains(product.Name, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <exception cref="KeyNotFoundException">There is no such product.</exception>
    public static Product Find(CatalogueQuery args) =>
        Products.FirstOrDefault(product => string.Equals(product.Name, args.Name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException("The catalogue has no such product.");
}
