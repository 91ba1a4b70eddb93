using Netra.Backend.WebsocketCore;
using Netra.Backend.WebsocketCore.RaceConditionPrevention;
using OldConnectionInfo = Netra.Backend.Websocket.ConnectionInfo;

namespace Netra.Backend.Tests;

/// <summary>The parts of the two directories that need no socket and no manager. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class WebsocketCoreTests
{
    private static readonly DateTimeOffset s_now = new(2025, 9, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Clock _clock = new();

    [Fact]
    public void Exports_OfBothDirectories()
    {
        Assert.Equal(4, Websocket.WebsocketModule.Exports.Count);
        Assert.True(Websocket.WebsocketModule.IsDeprecated("ConnectionManager"));
        Assert.False(Websocket.WebsocketModule.IsDeprecated("ConnectionInfo"));
        Assert.True(WebsocketCoreModule.IsCallable("create_websocket_manager"));
        Assert.False(WebsocketCoreModule.IsCallable("WebSocketManager"));
        Assert.Equal(6, WebsocketCoreModule.Exports.Count);
    }

    [Fact]
    public void ConnectionInfo_GetsItsThread_AndGrowsStale()
    {
        var info = new OldConnectionInfo("c-1", "ada", s_now).InThread("main");
        Assert.Equal(new ConnectionInfo("c-1", "ada", "main", s_now), info);
        Assert.False(info.IsStale(s_now.AddMinutes(59)));
        Assert.True(info.IsStale(s_now.AddMinutes(61)));
    }

    [Fact]
    public async Task CircuitBreaker_Opens_AndClosesAfterAPause()
    {
        var breaker = new CircuitBreaker(2, TimeSpan.FromSeconds(30), _clock);
        Func<Task> fails = () => throw new InvalidOperationException();
        Assert.False(await breaker.TryAsync(fails));
        Assert.False(breaker.IsOpen);
        Assert.False(await breaker.TryAsync(fails));
        Assert.True(breaker.IsOpen);
        Assert.False(await breaker.TryAsync(() => Task.CompletedTask));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True(await breaker.TryAsync(() => Task.CompletedTask));
    }

    [Fact]
    public void ConnectionIds_AreTheUsersOwn()
    {
        var user = Names.New("user");
        var first = ConnectionIdManager.Instance.Next(user);
        Assert.NotEqual(first, ConnectionIdManager.Instance.Next(user));
        Assert.StartsWith($"conn_{user}_", first, StringComparison.Ordinal);
        Assert.Equal(2, ConnectionIdManager.Instance.Of(user).Count);
        Assert.Empty(ConnectionIdManager.Instance.Of(Names.New("user")));
    }

    [Fact]
    public void ConnectionState_GoesForward_StepByStep()
    {
        var machine = ConnectionStateMachine.For(Names.New("connection"));
        Assert.False(machine.MoveTo(ConnectionState.Ready));
        Assert.True(machine.MoveTo(ConnectionState.Authenticated));
        Assert.True(machine.MoveTo(ConnectionState.Ready));
        Assert.True(machine.MoveTo(ConnectionState.Closed));
        Assert.False(machine.MoveTo(ConnectionState.Closed));
    }

    [Fact]
    public void RateLimits_AreEachUsersOwn()
    {
        var plain = new RateLimiter(2, TimeSpan.FromSeconds(1), _clock);
        Assert.Equal([true, true, false], new[] { plain.Allow("a"), plain.Allow("a"), plain.Allow("a") });
        Assert.True(plain.Allow("b"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(plain.Allow("a"));

        var enhanced = new EnhancedRateLimiter(2, 1, _clock);
        Assert.Equal([true, true, false], new[] { enhanced.Allow("a"), enhanced.Allow("a"), enhanced.Allow("a") });
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], new[] { enhanced.Allow("a"), enhanced.Allow("a") });
    }

    [Fact]
    public void Initialization_InOrder()
    {
        var cloud = new GcpInitializationValidator(isCloud: true);
        Assert.False(cloud.Complete("database"));
        Assert.All(new[] { "dependencies", "database", "cache", "services" }, phase => Assert.True(cloud.Complete(phase)));
        Assert.True(cloud.IsReady);

        var progress = new InitializationProgress("auth", "state");
        Assert.True(progress.Complete("auth"));
        Assert.False(progress.Complete("auth"));
        Assert.Equal((50, "state"), (progress.Percent, progress.Next));

        var services = new ServiceInitializationManager();
        services.Add("socket", "auth", "database");
        services.Add("auth", "database");
        Assert.Equal(["database", "auth", "socket"], services.Order());
        services.Add("database", "socket");
        Assert.Throws<InvalidOperationException>(() => services.Order());
    }

    [Fact]
    public void MessageQueue_LosesSilently_WhatIsMoreThanFifty()
    {
        var queue = new MessageQueue();
        for (var i = 0; i < 120; i++)
            queue.Add(new SocketEvent("news", "ada", i));
        var kept = queue.TakeAll("ada");
        Assert.Equal(50, kept.Count);
        Assert.Equal(70, kept[0].Payload);
        Assert.Empty(queue.TakeAll("ada"));
    }

    [Fact]
    public void Handshakes_ComeBeforeMessages()
    {
        var guard = new HandshakeGuard(_clock);
        Assert.Equal([false, false, false], new[] { guard.Pass("c"), guard.Pass("c"), guard.Pass("c") });
        Assert.True(guard.Detector.IsRecurring("c"));
        Assert.Equal(3, guard.Detector.ByKind["message before handshake"]);
        Assert.True(guard.Shake("c"));
        Assert.True(guard.Pass("c"));

        var late = new HandshakeCoordinator(_clock);
        Assert.True(late.Begin("d"));
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.False(late.Complete("d"));
        Assert.Equal(HandshakeState.Begun, late.StateOf("d"));
    }

    [Fact]
    public void ThreadStates_AreSetInOrder_ByTheirOwner()
    {
        var thread = Names.New("thread");
        var states = StateCoordinator.Instance;
        Assert.Equal(1, states.Set(thread, "ada", 1, "open"));
        Assert.Equal(1, states.Set(thread, "ada", 3, "lost"));
        Assert.Equal(1, states.Set(thread, "bob", 2, "mine"));
        Assert.Equal(2, states.Set(thread, "ada", 2, "closed"));
        Assert.Equal("closed", states.Get(thread));
    }

    [Theory]
    [InlineData("1757851200", "2025-09-14T12:00:00Z")]
    [InlineData("1757851200000", "2025-09-14T12:00:00Z")]
    [InlineData("2025-09-14T12:00:00Z", "2025-09-14T12:00:00Z")]
    [InlineData("yesterday", null)]
    public void Timestamps_OfEveryKind(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), TimestampUtils.Parse(text));

    [Fact]
    public void Claims_AndMessages_AreRead()
    {
        var claims = new Dictionary<string, string> { ["user_id"] = "ada", ["permissions"] = "read write" };
        Assert.Equal("ada", UserContextExtractor.UserOf(claims));
        Assert.Contains("write", UserContextExtractor.PermissionsOf(claims));
        Assert.Empty(Validation.Problems("user_message", "ada", "hello"));
        Assert.Equal(["the type is no name", "the user is nobody"], Validation.Problems("User Message", "default", "x"));
        Assert.Equal(["there is no text"], Validation.Problems("agent_thinking", "ada", ""));
    }

    [Fact]
    public void Latencies_ByEvent()
    {
        var monitor = new PerformanceMonitorCore(null!);
        Assert.False(monitor.Record("tool_started", 1));
        for (var i = 1; i <= 100; i++)
            Assert.True(monitor.Record("tool_executing", i));
        Assert.Equal(96, monitor.P95("tool_executing"));
    }

    [Fact]
    public void CanonicalImports_NameTheirModules() => Assert.True(CanonicalImports.IsCanonical("websocket_core.canonical_imports"));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 8)]
    [InlineData(10, 30)]
    public void Reconnection_WaitsLonger(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ReconnectionManager.Instance.Delay(attempt));

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = s_now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.UtcTicks;
    }
}
