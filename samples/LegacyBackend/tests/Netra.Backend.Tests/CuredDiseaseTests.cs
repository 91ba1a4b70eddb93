using Microsoft.Extensions.DependencyInjection;
using Netra.Backend.Services;
using Netra.Backend.Websocket;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Tests;

/// <summary>What the second implementations break: red before the migration, green after it.</summary>
[Trait("Migration", "cured")]
public sealed class CuredDiseaseTests : IAsyncLifetime
{
    private static readonly string[] s_fiveEvents = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    private RunningBackend _backend = null!;
    private ConnectedUser _user = null!;
    private readonly string _thread = Names.New("thread");

    public async Task InitializeAsync()
    {
        _backend = await RunningBackend.StartAsync();
        _user = await _backend.ConnectAsync(Names.New("user"));
        await _user.JoinAsync(_thread);
    }

    public async Task DisposeAsync()
    {
        await _user.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Fact]
    public async Task Bridge_DeliversAllFiveEvents()
    {
        await _user.PostAsync($"/api/threads/{_thread}/agents/triage", "A-17");

        Assert.Equal(s_fiveEvents, await _user.ReceiveTypesAsync(5));
    }

    [Fact]
    public async Task BridgeFactory_DeliversAllFiveEvents()
    {
        await _user.PostAsync($"/api/threads/{_thread}/agents/service", "one two three");

        Assert.Equal(s_fiveEvents, await _user.ReceiveTypesAsync(5));
    }

    [Fact]
    public async Task SocketMessage_IsAnsweredWithAllFiveEvents()
    {
        await _user.SayAsync("user_message", new { text = "hello" });

        var frames = await _user.ReceiveAsync(5);
        Assert.Equal(s_fiveEvents, frames.Select(frame => frame.Type));
        Assert.Equal("HELLO", frames[4].Payload.GetProperty("result").GetString());
    }

    [Fact]
    public async Task Users_InThreadsOfTheSameName_DoNotReadEachOther()
    {
        await using var other = await _backend.ConnectAsync(Names.New("user"));
        await other.JoinAsync(_thread);

        await _user.PostAsync($"/api/threads/{_thread}/messages", "secret of the first");
        await other.PostAsync($"/api/threads/{_thread}/messages", "words of the second");

        Assert.Equal("words of the second", (await other.ReceiveAsync())?.Payload.GetProperty("text").GetString());
        Assert.Equal("secret of the first", (await _user.ReceiveAsync())?.Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Job_OfTheOlderDirectory_ReachesAUserWhoJoinedInTheNewer()
    {
        var answer = await _user.PostAsync($"/api/threads/{_thread}/jobs", "2");

        Assert.Equal(2, answer.GetProperty("sent").GetInt32());
        Assert.Equal(["generation_progress", "generation_progress", "generation_done"], await _user.ReceiveTypesAsync(3));
    }

    [Fact]
    public void Managers_OfBothDirectories_AgreeWhoIsConnected()
    {
        var context = _backend.Context(_user.Name, _thread);

        Assert.Equal(new UnifiedWebSocketManager(context).IsConnected, new ConnectionManager(context).IsConnected);
    }

    [Fact]
    public async Task Registration_WithTheOlderDirectory_IsSeenByTheNewer()
    {
        var context = _backend.Context(_user.Name, Names.New("thread"));

        Assert.True(await new ConnectionManager(context).RegisterAsync(TimeSpan.FromSeconds(2)));

        Assert.True(new UnifiedWebSocketManager(context).IsConnected);
    }

    [Fact]
    public async Task Factory_OfTheProcess_DoesNotKeepItsFirstUser()
    {
        var mine = _backend.Context(_user.Name, _thread);
        var theirs = _backend.Context(Names.New("user"), _thread);

        _ = await WebSocketManagerFactory.GetFactory(mine).CreateManager();
        var manager = await WebSocketManagerFactory.GetFactory(theirs).CreateManager();

        Assert.Equal(theirs.User, manager.Context.User);
    }

    [Fact]
    public async Task Whisper_InAThreadNotJoined_ReachesTheUserAllTheSame()
    {
        var answer = await _user.PostAsync($"/api/threads/{Names.New("thread")}/whisper", "psst");

        Assert.Equal("Sent", answer.GetProperty("result").GetString());
        Assert.Equal("whisper", (await _user.ReceiveAsync())?.Type);
    }

    [Fact]
    public async Task Events_SentWhileAway_AllArrive()
    {
        var manager = new UnifiedWebSocketManager(_backend.Context(_user.Name, _thread));
        await LeaveAsync();
        for (var i = 0; i < 120; i++)
            await manager.SendAsync("news", i);

        await using var back = await _backend.ConnectAsync(_user.Name);
        await back.JoinAsync(_thread);

        Assert.Equal(Enumerable.Range(0, 120), (await back.ReceiveAsync(120)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact]
    public async Task Events_AroundAReconnect_KeepTheirOrder()
    {
        var manager = new UnifiedWebSocketManager(_backend.Context(_user.Name, _thread));
        await LeaveAsync();
        for (var i = 0; i < 5; i++)
            await manager.SendAsync("news", i);

        await using var back = await _backend.ConnectAsync(_user.Name);
        for (var i = 5; i < 10; i++)
            await manager.SendAsync("news", i);
        await back.JoinAsync(_thread);

        Assert.Equal(Enumerable.Range(0, 10), (await back.ReceiveAsync(10)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact]
    public async Task Question_OfOneUser_IsNotRoutedToAnother()
    {
        await using var other = await _backend.ConnectAsync(Names.New("user"));
        WebsocketCore.MessageRouter.Subscribe(_backend.Context(other.Name, Names.New("thread")), "question");

        await _backend.Services.GetRequiredService<MessageProcessing>().AskAsync(_backend.Context(_user.Name, _thread), "secret");

        Assert.Null(await other.ReceiveAsync());
        Assert.Equal("question", (await _user.ReceiveAsync())?.Type);
    }

    [Fact]
    public async Task Events_RoutedForTwoUsers_ReachBoth()
    {
        await using var other = await _backend.ConnectAsync(Names.New("user"));
        var otherThread = Names.New("thread");
        await other.JoinAsync(otherThread);

        await EventRouting.SendTwiceAsync(_backend.Context(_user.Name, _thread), "routed", "first");
        await EventRouting.SendTwiceAsync(_backend.Context(other.Name, otherThread), "routed", "second");

        Assert.Equal(["routed", "routed"], await _user.ReceiveTypesAsync(2));
        Assert.Equal(["routed", "routed"], await other.ReceiveTypesAsync(2));
    }

    [Fact]
    public async Task Run_ThroughAllFourAdapters_IsSeen()
    {
        var bridge = _backend.Services.GetRequiredService<AgentWebSocketBridge>();
        await bridge.RunByAdaptersAsync(_backend.Context(_user.Name, _thread), "hm");

        Assert.Equal(
            ["agent_started", "agent_thinking", "agent_thinking", "agent_thinking", "agent_thinking", "agent_completed"],
            await _user.ReceiveTypesAsync(6));
    }

    [Fact]
    public async Task Runs_OneAfterTheOther_AreBothSeen()
    {
        await Unified.RunAsync(_backend.Context(_user.Name, _thread), "search", "first");
        await Unified.RunAsync(_backend.Context(_user.Name, _thread), "search", "second");

        Assert.Equal([.. s_fiveEvents, .. s_fiveEvents], await _user.ReceiveTypesAsync(10));
    }

    private async Task LeaveAsync()
    {
        await _user.DisposeAsync();
        while (_backend.Host.ConnectionCount > 0)
            await Task.Delay(10);
    }
}
