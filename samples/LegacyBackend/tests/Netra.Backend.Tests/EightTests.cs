using Netra.Backend.Websocket;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Tests;

/// <summary>
/// The eight tests that #564 planned. They call the legacy API, and the run that migrates the backend rewrites them with it.
/// Before it the first four fail by design, and of the other four the one of the factories alone passes; after it all eight pass.
/// </summary>
public sealed class EightTests : IAsyncLifetime
{
    private const string Cured = "cured";
    private const string Kept = "kept";

    private static readonly string[] s_fiveEvents = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    private RunningBackend _backend = null!;

    public async Task InitializeAsync() => _backend = await RunningBackend.StartAsync();

    public async Task DisposeAsync() => await _backend.DisposeAsync();

    [Fact, Trait("Migration", Cured)]
    public async Task FailsBefore_1_ImportPathFragmentation_TwoRegistriesDoNotSeeEachOther()
    {
        var (user, context) = await ConnectAsync("main");
        await using var _ = user;

        Assert.True(await new ConnectionManager(context).RegisterAsync(TimeSpan.FromSeconds(2)));

        Assert.True(new ConnectionManager(context).IsConnected);
        Assert.True(new UnifiedWebSocketManager(context).IsConnected);
        Assert.Equal(DeliveryResult.Sent, await new UnifiedWebSocketManager(context).SendAsync("hello", 1));
    }

    [Fact, Trait("Migration", Cured)]
    public void FailsBefore_2_ConstructorInconsistency_EveryShapeKeepsItsOwnContext()
    {
        var (first, second) = (Context("ada", "main"), Context("bob", "main"));
        foreach (var context in new[] { first, second })
        {
            Assert.Same(context, new UnifiedWebSocketManager(context).Context);
            Assert.Same(context, new UnifiedWebSocketManager(context: context).Context);
            Assert.Same(context, new UnifiedWebSocketManager(context, redisClient: null).Context);
            Assert.Same(context, new UnifiedWebSocketManager(mode: "unified", userContext: context).Context);
        }
    }

    [Fact, Trait("Migration", Cured)]
    public async Task FailsBefore_3_UserIsolation_FailsWithFragmentedManagers()
    {
        var (ada, adas) = await ConnectAsync("main");
        var (bob, bobs) = await ConnectAsync("main");
        await using var _ = ada;
        await using var __ = bob;
        var managers = new[] { new UnifiedWebSocketManager(adas), await CreateWebSocketManager(bobs) };
        foreach (var manager in managers)
            Assert.True(await manager.WaitForConnectionAsync(TimeSpan.FromSeconds(2)));

        await managers[0].SendAsync("secret", "ada's");

        Assert.Equal("ada's", (await ada.ReceiveAsync())?.Payload.GetString());
        Assert.Null(await bob.ReceiveAsync());
    }

    [Fact, Trait("Migration", Cured)]
    public async Task FailsBefore_4_EventDelivery_IsFragmented()
    {
        var (user, context) = await ConnectAsync("main");
        await using var _ = user;
        var manager = await CreateWebSocketManager(context);
        Assert.True(await manager.WaitForConnectionAsync(TimeSpan.FromSeconds(2)));

        await RunAsync(manager, "hello");

        Assert.Equal(s_fiveEvents, await user.ReceiveTypesAsync(5));
    }

    [Fact, Trait("Migration", Cured)]
    public async Task PassesAfter_5_SingleManager_OneImplementation() =>
        Assert.Equal(1, await SsotValidationEnhancer.CountImplementationsAsync(Context("ada", "main")));

    [Fact, Trait("Migration", Kept)]
    public async Task PassesAfter_6_FactoryConsolidated_EveryFactoryMakesTheUsersManager()
    {
        foreach (var context in new[] { Context("ada", "main"), Context("bob", "main") })
        {
            UnifiedWebSocketManager made = await CreateWebSocketManager(context);
            Assert.Same(context, made.Context);
            Assert.Same(context, CreateWebSocketManagerSync(userContext: context).Context);
            Assert.Same(context, WebSocketManagerSyncModule.CreateWebSocketManager(context).Context);
            Assert.Same(context, WebSocketManagerModule.GetWebSocketManager(context).Context);
            Assert.Same(context, (await GetWebSocketManagerFactory()(context)).Context);
            Assert.Same(context, (await new WebSocketManagerFactory(context).CreateManager()).Context);
        }
    }

    [Fact, Trait("Migration", Cured)]
    public async Task PassesAfter_7_Isolation_OfTwentyUsersInThreadsOfOneName()
    {
        var users = new List<(ConnectedUser User, UserExecutionContext Context)>();
        for (var i = 0; i < 20; i++)
            users.Add(await ConnectAsync("main"));
        foreach (var (_, context) in users)
            Assert.True(await new UnifiedWebSocketManager(context).WaitForConnectionAsync(TimeSpan.FromSeconds(2)));

        foreach (var (user, context) in users)
            await (await CreateWebSocketManager(context)).SendAsync("canary", user.Name);

        foreach (var (user, _) in users)
        {
            Assert.Equal(user.Name, (await user.ReceiveAsync())?.Payload.GetString());
            await user.DisposeAsync();
        }
    }

    [Fact, Trait("Migration", Cured)]
    public async Task PassesAfter_8_EventReliability_TwentyRunsInOrder()
    {
        var (user, context) = await ConnectAsync("main");
        await using var _ = user;
        for (var i = 0; i < 20; i++)
        {
            var manager = new UnifiedWebSocketManager(context.ForRun(new RunId(Names.New("run"))));
            await RunAsync(manager, $"run {i}");
        }

        var frames = await user.ReceiveAsync(100);
        Assert.Equal(Enumerable.Repeat(s_fiveEvents, 20).SelectMany(types => types), frames.Select(frame => frame.Type));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"run {i}"), frames.Where(frame => frame.Type == "agent_completed").Select(frame => frame.Payload.GetProperty("result").GetString()));
    }

    private static async Task RunAsync(UnifiedWebSocketManager manager, string text)
    {
        await using var run = await manager.StartRunAsync("eight");
        await run.NotifyAgentThinkingAsync("hm");
        var echo = await run.NotifyToolAsync(static (input, _) => ValueTask.FromResult(input), "echo", text);
        await run.NotifyAgentCompletedAsync(echo);
    }

    private async Task<(ConnectedUser User, UserExecutionContext Context)> ConnectAsync(string thread)
    {
        var user = await _backend.ConnectAsync(Names.New("user"));
        return (user, _backend.Context(user.Name, thread));
    }

    private UserExecutionContext Context(string user, string thread) => _backend.Context(Names.New(user), thread);
}
