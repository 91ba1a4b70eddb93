using Netra.Ssot;
using Netra.WebSockets;

// The map for code that cannot be annotated: the older directory belongs to nobody, and the compatibility shims are vendored.

[assembly: Supersedes(typeof(Netra.WebSockets.WebSocketManager), "T:Netra.Backend.Websocket.ConnectionManager")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Websocket.ConnectionManager.RegisterAsync(System.TimeSpan,System.Threading.CancellationToken)",
    "this.WaitForConnectionAsync(timeout, ct)")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Websocket.ConnectionManager.SendToThreadAsync(System.String,System.Object)",
    "this.SendAsync<object?>(eventType, data)")]

[assembly: ReplaceMember(
    "M:Netra.Backend.WebsocketCore.ManagerCompatibility.GetWebSocketManager(Netra.WebSockets.UserExecutionContext)",
    "new WebSocketManager(userContext)", "Netra.WebSockets")]

[assembly: Supersedes(typeof(Netra.WebSockets.MessageRouter), "T:Netra.Backend.Websocket.MessageRouter")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Websocket.MessageRouter.GetRouter(System.IServiceProvider)",
    "services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]

[assembly: Supersedes(typeof(ToolDispatcher), "T:Netra.Backend.Agents.EnhancedToolDispatcher")]
