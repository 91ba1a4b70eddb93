namespace Netra.WebSockets.Load;

/// <summary>What the tool of a run is called with.</summary>
internal sealed record SearchArguments(string Query, int Limit)
{
    public static readonly SearchArguments Example = new("timeouts of the last hour", 20);
}
