using Netra.Backend.Agents;
using Netra.Ssot;
using Netra.WebSockets;

// The map for code that cannot be annotated: the older directory belongs to nobody, the compatibility shims are vendored,
// and the four adapters are generated from a template.

[assembly: Supersedes(typeof(Netra.WebSockets.WebSocketManager), "T:Netra.Backend.Websocket.ConnectionManager")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Websocket.ConnectionManager.RegisterAsync(System.TimeSpan,System.Threading.CancellationToken)",
    "this.WaitForConnectionAsync(timeout, ct)")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Websocket.ConnectionManager.SendToThreadAsync(System.String,System.Object)",
    "this.SendAsync<object?>(eventType, data)")]

[assembly: Supersedes(typeof(Netra.WebSockets.WebSocketManager), "T:Netra.Backend.WebsocketCore.UnifiedManagerImplementation")]
[assembly: ReplaceMember(
    "M:Netra.Backend.WebsocketCore.ManagerCompatibility.GetWebSocketManager(Netra.WebSockets.UserExecutionContext)",
    "new WebSocketManager(userContext)", "Netra.WebSockets")]
[assembly: ReplaceMember(
    "M:Netra.Backend.WebsocketCore.ManagerCompatibility.CreateWebSocketManagerAsync(Netra.WebSockets.UserExecutionContext)",
    "new WebSocketManager(userContext)", "Netra.WebSockets")]

[assembly: Supersedes(typeof(ToolDispatcher), "T:Netra.Backend.Agents.EnhancedToolDispatcher")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Agents.Tools.ToolDispatcher.Create(System.IServiceProvider)",
    "services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]

[assembly: Supersedes(typeof(AgentRun), "T:Netra.Backend.Agents.Supervisor.WebSocketBridgeAdapter")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Supervisor.WebSocketBridgeAdapter.#ctor(Netra.Backend.Agents.StandardWebSocketBridge)", "bridge")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Supervisor.WebSocketBridgeAdapter.NotifyThinkingAsync(System.String)", "this.ThinkingAsync(thought)")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Supervisor.WebSocketBridgeAdapter.NotifyCompletedAsync(System.Object)", "this.CompleteAsync<object?>(result)")]

[assembly: Supersedes(typeof(AgentRun), "T:Netra.Backend.Agents.Execution.WebSocketBridgeAdapter")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Execution.WebSocketBridgeAdapter.#ctor(Netra.Backend.Agents.StandardWebSocketBridge)", "bridge")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Execution.WebSocketBridgeAdapter.EmitThinkingAsync(System.String,System.Int32)", "this.ThinkingAsync(thought, step)")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Execution.WebSocketBridgeAdapter.EmitCompletedAsync(System.Object)", "this.CompleteAsync<object?>(result)")]

[assembly: Supersedes(typeof(AgentRun), "T:Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter.#ctor(Netra.Backend.Agents.StandardWebSocketBridge)", "bridge")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter.SendThinkingAsync(System.String,System.Double)", "this.ThinkingAsync(thought, progress: progress)")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter.SendCompletedAsync(System.Object)", "this.CompleteAsync<object?>(result)")]

[assembly: Supersedes(typeof(AgentRun), "T:Netra.Backend.Agents.Base.WebSocketBridgeAdapter")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Base.WebSocketBridgeAdapter.#ctor(Netra.Backend.Agents.StandardWebSocketBridge)", "bridge")]
[assembly: ReplaceMember("M:Netra.Backend.Agents.Base.WebSocketBridgeAdapter.NotifyThinkingAsync(System.String)", "this.ThinkingAsync(thought)")]
