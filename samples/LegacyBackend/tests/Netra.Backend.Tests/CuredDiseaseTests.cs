using Netra.Backend.Websocket;
using Netra.Backend.WebsocketCore;

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
}
