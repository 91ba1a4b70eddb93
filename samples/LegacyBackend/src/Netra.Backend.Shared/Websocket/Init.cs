namespace Netra.Backend.Websocket;

/// <summary>What the older directory still offers, and since when nobody should take it.</summary>
public static class WebsocketModule
{
    public static IReadOnlyList<string> Exports { get; } = ["ConnectionManager", "ConnectionInfo", "ConnectionHandler", "TokenRefreshHandler"];

    public static bool IsDeprecated(string export) => export is not "ConnectionInfo";
}
