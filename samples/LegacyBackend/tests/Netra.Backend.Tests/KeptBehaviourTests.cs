using System.Net;
using System.Net.WebSockets;
using Netra.Backend.Services;

namespace Netra.Backend.Tests;

/// <summary>What a client sees today and has to see after the migration: green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class KeptBehaviourTests : IAsyncLifetime
{
    private RunningBackend _backend = null!;
    private ConnectedUser _user = null!;
    private readonly string _thread = Names.New("thread");

    public async Task InitializeAsync()
    {
        _backend = await RunningBackend.StartAsync();
        _user = await _backend.ConnectAsync(Names.New("user"));
    }

    public async Task DisposeAsync()
    {
        await _user.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Fact]
    public void Socket_AfterLogin_IsGreetedFirst() => Assert.Equal("connection_established", _user.Greeting?.Type);

    [Fact]
    public async Task Socket_WithoutToken_IsRefusedBeforeTheUpgrade()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(_backend.Address) { Scheme = "ws", Path = "/ws" }.Uri, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Message_InAJoinedThread_ReachesItsOwnUser()
    {
        await _user.JoinAsync(_thread);

        await _user.PostAsync($"/api/threads/{_thread}/messages", "hello");

        var frame = await _user.ReceiveAsync();
        Assert.Equal("chat_message", frame?.Type);
        Assert.Equal("hello", frame!.Payload.GetProperty("text").GetString());
        Assert.Equal(_user.Name, frame.Json.GetProperty("user_id").GetString());
        Assert.Equal(_thread, frame.Json.GetProperty("thread_id").GetString());
    }

    [Fact]
    public async Task Message_InAThreadThatNobodyJoined_IsNotPosted()
    {
        var answer = await _user.PostAsync($"/api/threads/{_thread}/messages", "hello");

        Assert.False(answer.GetProperty("posted").GetBoolean());
    }

    [Fact]
    public async Task Messages_OfUsersInThreadsOfDifferentNames_StayApart()
    {
        await using var other = await _backend.ConnectAsync(Names.New("user"));
        var otherThread = Names.New("thread");
        await _user.JoinAsync(_thread);
        await other.JoinAsync(otherThread);

        await _user.PostAsync($"/api/threads/{_thread}/messages", "mine");
        await other.PostAsync($"/api/threads/{otherThread}/messages", "theirs");

        Assert.Equal("mine", (await _user.ReceiveAsync())?.Payload.GetProperty("text").GetString());
        Assert.Equal("theirs", (await other.ReceiveAsync())?.Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Progress_OfSyntheticData_ArrivesInOrder()
    {
        await _user.JoinAsync(_thread);

        await _user.PostAsync($"/api/threads/{_thread}/synthetic", "5");

        var frames = await _user.ReceiveAsync(6);
        Assert.Equal([1, 2, 3, 4, 5], frames.Take(5).Select(frame => frame.Payload.GetProperty("done").GetInt32()));
        Assert.Equal("synthetic_data_ready", frames[5].Type);
    }

    [Fact]
    public async Task Progress_OfACorpus_ArrivesInOrder()
    {
        await _user.JoinAsync(_thread);

        await _user.PostAsync($"/api/threads/{_thread}/corpus", "papers");

        Assert.Equal(["corpus_progress", "corpus_progress", "notification", "corpus_closed"], await _user.ReceiveTypesAsync(4));
    }

    [Fact]
    public async Task Title_OfAThread_IsAnsweredAndSent()
    {
        await _user.JoinAsync(_thread);

        var answer = await _user.PostAsync($"/api/threads/{_thread}/title", "where is my order");

        Assert.Equal("where is my", answer.GetProperty("title").GetString());
        Assert.Equal("where is my", (await _user.ReceiveAsync())?.Payload.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Notice_OfTheSupervisor_ReachesAJoinedUser()
    {
        await _user.JoinAsync(_thread);

        var answer = await _user.PostAsync($"/api/threads/{_thread}/notice", "maintenance");

        Assert.Equal(1, answer.GetProperty("reached").GetInt32());
        Assert.Equal("supervisor_notice", (await _user.ReceiveAsync())?.Type);
    }

    [Fact]
    public async Task Recovery_ReportsToAJoinedUser()
    {
        await _user.JoinAsync(_thread);

        var answer = await _user.PostAsync($"/api/threads/{_thread}/recovery", "disk full");

        Assert.True(answer.GetProperty("reported").GetBoolean());
        Assert.Equal("recovery_notice", (await _user.ReceiveAsync())?.Type);
    }

    [Fact]
    public async Task Answer_OfTheTriageAgent_IsTheOrder()
    {
        var answer = await _user.PostAsync($"/api/threads/{_thread}/agents/triage", "A-17");

        Assert.Equal("shipped", answer.GetProperty("state").GetString());
        Assert.Equal(4, answer.GetProperty("items").GetInt32());
        Assert.NotNull(AgentWebSocketBridge.FirstUser);
    }

    [Fact]
    public async Task Answer_OfTheServiceAgent_NamesItsUser()
    {
        var answer = await _user.PostAsync($"/api/threads/{_thread}/agents/service", "one two three");

        Assert.Equal($"3 words for {_user.Name}", answer.GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Health_OfTheManagers_IsReady()
    {
        var answer = await _user.GetAsync($"/api/threads/{_thread}/health");

        Assert.True(answer.GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task Capabilities_NameTheOneMessageType()
    {
        var answer = await _user.GetAsync("/capabilities");

        Assert.Equal(["user_message"], answer.EnumerateArray().Select(type => type.GetString()));
    }
}
