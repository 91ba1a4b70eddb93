namespace Netra.Backend.WebsocketCore;

/// <summary>What the newer directory offers: each thing under every name that it ever had.</summary>
public static class WebsocketCoreModule
{
    public static IReadOnlyDictionary<string, string> Exports { get; } = new Dictionary<string, string>
    {
        ["WebSocketManager"] = "websocket_manager",
        ["UnifiedWebSocketManager"] = "unified_manager",
        ["WebSocketManagerFactory"] = "websocket_manager_factory",
        ["create_websocket_manager"] = nameof(WebSocketManagerFactoryModule.CreateWebSocketManager),
        ["create_websocket_manager_sync"] = nameof(WebSocketManagerFactoryModule.CreateWebSocketManagerSync),
        ["get_websocket_manager"] = nameof(WebSocketManagerModule.GetWebSocketManager),
    };

    /// <summary>Is it there, and can it be called?</summary>
    public static bool IsCallable(string export) => Exports.TryGetValue(export, out var name) && char.IsUpper(name[0]);
}
