namespace Netra.WebSockets.Load;

/// <summary>What the tool of a run finds.</summary>
internal sealed record SearchResult(int Hits, string First)
{
    public static readonly SearchResult Example = new(3, "connection pool exhausted in orders");
}
