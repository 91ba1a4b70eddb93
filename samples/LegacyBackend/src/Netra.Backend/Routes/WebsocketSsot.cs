using Netra.Backend.Admin.Corpus;
using Netra.Backend.Agents;
using Netra.Backend.Auth;
using Netra.Backend.Core;
using Netra.Backend.Routes.Utils;
using Netra.Backend.Services;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Routes;

public sealed record Login(string User);

public sealed record Text(string Value);

/// <summary>The HTTP side of it.</summary>
public static class WebsocketSsot
{
    public static void MapBackend(this IEndpointRouteBuilder app)
    {
        app.MapPost("/login", (Login login, LoginTokens tokens) => Results.Json(new { token = tokens.Issue(new UserId(login.User)) }));
        app.MapGet("/capabilities", (IServiceProvider services) => Capabilities.MessageTypes(services).Distinct());

        app.MapGet("/stats", (WebSocketHost host) => new { line = Capabilities.Stats(host), census = StartupValidation.Census(host) });

        app.MapGet("/demo/{name}", (string name) => DemoScenarios.Play(name));

        var threads = app.MapGroup("/api/threads/{thread}");
        threads.MapPost("/join", InThread(async (context, _, services, ct) =>
            Results.Json(new { joined = await services.GetRequiredService<ThreadService>().JoinAsync(context, ct) })));
        threads.MapPost("/messages", InThread(async (context, text, services, ct) =>
            Results.Json(new { posted = await services.GetRequiredService<MessageProcessing>().PostAsync(context, text, ct) })));
        threads.MapPost("/title", InThread(async (context, text, _, ct) =>
            Results.Json(new { title = await ThreadTitleGenerator.NameAsync(context, text, ct) })));
        threads.MapPost("/whisper", InThread(async (context, text, _, ct) =>
            Results.Json(new { result = (await (await CreateWebSocketManager(context)).SendAsync("whisper", text, ct)).ToString() })));
        threads.MapPost("/notice", InThread(async (context, text, services, ct) =>
            Results.Json(new { reached = await services.GetRequiredService<SupervisorFactory>().AnnounceAsync([context], text, ct) })));
        threads.MapPost("/recovery", InThread(async (context, text, _, _) =>
            Results.Json(new { reported = await new RecoveryCoordinator(context).ReportAsync(text) })));
        threads.MapPost("/corpus", InThread(async (context, text, _, _) =>
        {
            await Compatibility.CreateCorpusAsync(context, text);
            return Results.NoContent();
        }));
        threads.MapPost("/synthetic", InThread(async (context, text, services, ct) =>
        {
            await services.GetRequiredService<SyntheticDataProgressTracker>().TrackAsync(context, int.Parse(text), ct);
            return Results.NoContent();
        }));
        threads.MapPost("/jobs", InThread(async (context, text, services, ct) =>
            Results.Json(new { sent = await services.GetRequiredService<GenerationJobManager>().RunAsync(context, int.Parse(text), ct) })));
        threads.MapPost("/agents/triage", InThread(async (context, text, services, ct) =>
            Results.Json(await services.GetRequiredService<AgentWebSocketBridge>().RunAsync(context, "triage", text, ct))));
        threads.MapPost("/agents/service", InThread(async (context, text, services, ct) =>
        {
            var agent = await services.GetRequiredService<AgentServiceFactory>().CreateAsync(context);
            return Results.Json(new { answer = await agent.AnswerAsync(text, ct) });
        }));
        threads.MapGet("/health", InThread(async (context, _, _, _) =>
            Results.Json(new { ready = await StartupValidation.ManagerIsReadyAsync(context) && await StartupValidation.FactoryIsReadyAsync(context) })));
    }

    private static RequestDelegate InThread(Func<UserExecutionContext, string, IServiceProvider, CancellationToken, Task<IResult>> handle) =>
        async http =>
        {
            var context = http.RequestServices.GetRequiredService<RequestContexts>().ForRequest(http, (string)http.Request.RouteValues["thread"]!);
            var text = http.Request.HasJsonContentType() ? (await http.Request.ReadFromJsonAsync<Text>(http.RequestAborted))!.Value : "";
            var result = context is null ? Results.Unauthorized() : await handle(context, text, http.RequestServices, http.RequestAborted);
            await result.ExecuteAsync(http);
        };
}
