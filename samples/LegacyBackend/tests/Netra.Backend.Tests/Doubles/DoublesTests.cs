using Netra.Backend.Services;
using Netra.Backend.Services.Websocket;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Tests.Doubles;

/// <summary>The test doubles of the original, and what it made without any context. Green before and after.</summary>
[Trait("Migration", "kept")]
[Collection(Alone.Name)]
public sealed class DoublesTests(JoinedUser joined) : IClassFixture<JoinedUser>
{
    private readonly UserExecutionContext _context = joined.Context();

    [Fact]
    public async Task MockManager_KeepsWhatWasSent()
    {
        var mock = new MockWebSocketManager(_context);

        Assert.Equal(DeliveryResult.Sent, await mock.SendAsync("one", 1));
        Assert.Equal(DeliveryResult.Sent, await mock.EmitEventAsync("two", 2));
        Assert.Equal(["one", "two"], mock.Sent);
    }

    [Fact]
    public async Task MockBridge_KeepsTheEventsOfARun()
    {
        var mock = new MockWebSocketBridge(_context);

        Assert.Equal(_context.Run.Value, await mock.RunAsync("agent_started", "agent_completed"));
        Assert.Equal(["agent_started", "agent_completed"], mock.Events);
    }

    [Fact]
    public async Task MockDispatchers_AreTwo()
    {
        Assert.Equal(["a", "b"], new MockToolDispatcher("a", "b").Tools);

        var other = new Doubles.Agents.MockToolDispatcher();
        Assert.Equal("mock of a", await other.DispatchAsync("a"));
        Assert.Equal(["a"], other.Called);
    }

    [Fact]
    public async Task Manager_OfNobody_SendsNothing()
    {
        var nobody = new UnifiedWebSocketManager();
        Assert.Equal(DeliveryResult.Rejected, await nobody.SendAsync("news", "to whom?"));
        Assert.Equal(DeliveryResult.Rejected, await new UnifiedWebSocketManager().SendAsync("news", "to whom?"));
        Assert.Null(new UnifiedWebSocketManager().Context);
        Assert.NotSame(new UnifiedWebSocketManager(), new UnifiedWebSocketManager());
    }

    [Fact]
    public async Task Managers_OfNobody_CountAllTheSame()
    {
        var counts = new[] { new UnifiedWebSocketManager().ConnectionCount, new UnifiedWebSocketManager().ConnectionCount };
        Assert.InRange(counts[1], counts[0], int.MaxValue);
        Assert.InRange(await new UnifiedWebSocketManager().BroadcastAsync("nobody_listens", null), 0, int.MaxValue);
        Assert.InRange(await ThreadService.CloseAllAsync(), 0, int.MaxValue);
        Assert.InRange(await new QualityManager().PublishAsync(), 0, int.MaxValue);
    }

    [Fact]
    public void Manager_OfSomethingElse_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new UnifiedWebSocketManager("not_a_context"));
}
