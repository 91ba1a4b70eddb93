using Netra.Backend.Agents;
using Netra.Backend.Auth;
using Netra.Backend.Core;
using Netra.Backend.Factories;
using Netra.Backend.Routes;
using Netra.Backend.Services;
using Netra.Backend.Services.Websocket;
using Netra.WebSockets;

namespace Netra.Backend;

/// <summary>Puts the backend together; <c>Program</c> and the tests start the same one.</summary>
public static class BackendApp
{
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddNetraWebSockets();
        builder.Services.AddAgentTool<LookupOrder, OrderState>("lookup_order", BackendTools.LookupOrderAsync);
        builder.Services.AddClientMessageHandler<UserMessageHandler>("user_message");
        builder.Services.AddSingleton<LoginTokens>();
        builder.Services.AddSingleton<RequestContexts>();
        builder.Services.AddSingleton<ThreadService>();
        builder.Services.AddSingleton<MessageProcessing>();
        builder.Services.AddSingleton<GenerationJobManager>();
        builder.Services.AddSingleton<SyntheticDataProgressTracker>();
        builder.Services.AddSingleton<SupervisorFactory>();
        builder.Services.AddSingleton<WebSocketBridgeFactory>();
        builder.Services.AddSingleton<AgentServiceFactory>();
        builder.Services.AddSingleton<AgentWebSocketBridge>();
        builder.Services.AddSingleton<QualityManager>();
        builder.Services.AddSingleton<QualityMetricsHandler>();

        var app = builder.Build();
        app.MapBackend();
        app.MapNetraWebSockets("/ws", (http, _) => ValueTask.FromResult(app.Services.GetRequiredService<RequestContexts>().ForSocket(http)));
        return app;
    }
}
