using System.Text.Json;
using Netra.Backend.Admin.Corpus;
using Netra.Backend.Agents;
using Netra.Backend.Auth;
using Netra.Backend.Core;
using Netra.Backend.Factories;
using Netra.Backend.Routes;
using Netra.Backend.Services;
using Netra.Backend.Services.Corpus;
using Netra.Backend.Services.Websocket;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Tests;

/// <summary>Whoever uses a manager, for a user who has joined: the frame that arrives. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class ManagerUsersTests(JoinedUser joined) : IClassFixture<JoinedUser>
{
    private readonly UserExecutionContext _context = joined.Context();

    [Fact]
    public async Task AgentHandler_Answers() => Assert.Equal("a-b", await new AgentHandler().HandleAsync(joined.Backend.Context(Names.New("user"), "t"), "a b", default));

    [Fact]
    public async Task Batch_ByManager()
    {
        var batch = new BatchMessageHandler(9);
        using var socket = new RecordingSocket();
        await batch.AddAsync(socket, new("tool_executing", joined.User.Name), default);
        await batch.SendAsync(_context, default);
        Assert.Equal("""batch ["tool_executing"]""", await joined.NextAsync());
    }

    [Fact]
    public async Task Broadcast_ReachesTheRoom()
    {
        var rooms = new Broadcast();
        await rooms.EnterAsync("hall", _context);
        Assert.Equal(1, await rooms.SendAsync("hall", "call", "all"));
        Assert.Equal(0, await rooms.SendAsync("empty", "call", "all"));
        Assert.Equal("call all", await joined.NextAsync());
    }

    [Fact]
    public async Task Executor_And_Connections()
    {
        Assert.Equal(1, await new ConnectionExecutor().ExecuteAsync(_context, manager => manager.SendAsync("executed", 1), attempts: 3));
        Assert.Equal("executed 1", await joined.NextAsync());

        var connections = new UserConnections();
        Assert.True(connections.Add(_context));
        Assert.False(connections.Add(_context));
        Assert.Same(_context, connections.Find(_context.Thread)?.Context);
        Assert.Equal(1, connections.Count);
        Assert.Same(_context, CanonicalImports.Manager(_context).Context);
    }

    [Fact]
    public async Task Monitor_Tracker_AndDegradation()
    {
        Assert.True(await new EventMonitor().ReportAsync(_context));
        Assert.Equal("monitor_report []", await joined.NextAsync());

        var run = await joined.JoinAnotherAsync();
        await EventDeliveryTracker.Instance.SendTrackedAsync(run, "agent_started", new { agent_name = "tracked" });
        Assert.Equal(4, EventDeliveryTracker.Instance.Missing(run.Run.Value).Count);
        Assert.StartsWith("agent_started", await joined.NextAsync(), StringComparison.Ordinal);

        Assert.Equal(DeliveryResult.Sent, await GracefulDegradationManager.Instance.AnnounceAsync(_context, 2));
        Assert.Equal("degradation Limited", await joined.NextAsync());
    }

    [Fact]
    public async Task Adapter_Protocol_AndContext()
    {
        var adapter = new MigrationAdapter(_context);
        Assert.True(adapter.IsFor(_context));
        Assert.True(await adapter.SendMessageAsync("adapted", "yes"));
        Assert.Equal("adapted yes", await joined.NextAsync());

        Assert.Equal("compliant", await ProtocolCompliance.CheckAsync(new UnifiedWebSocketManager(_context), _context));
        Assert.Equal($"protocol_check {joined.Thread}", await joined.NextAsync());

        var context = WebSocketContext.From(_context);
        Assert.Equal($"{joined.User.Name}/{joined.Thread}", context.Key);
        Assert.True(context.Owns(new SocketEvent("news", joined.User.Name)));
        var validator = new UserScopedEventValidator(_context);
        Assert.Null(validator.Problem(new SocketEvent("agent_started", joined.User.Name)));
        Assert.Equal("a thread's id instead of a user's", validator.Problem(new SocketEvent("agent_started", joined.Thread)));
        Assert.Equal("another user's", validator.Problem(new SocketEvent("agent_started", "bob")));
    }

    [Fact]
    public async Task Reconnection_And_Recovery()
    {
        Assert.Equal(new ReconnectionState(1, ReconnectionOutcome.Connected), await ReconnectionManager.Instance.TryAsync(_context, 3));
        Assert.Equal(
            ReconnectionOutcome.GaveUp,
            (await ReconnectionManager.Instance.TryAsync(joined.Backend.Context(Names.New("user"), Names.New("thread")), 2)).Outcome);

        using var socket = new RecordingSocket();
        Assert.True(await new Reconnection(_context).WelcomeAsync(socket, new ReconnectionState(2, ReconnectionOutcome.Connected, 7), default));
        Assert.Equal(["reconnected", "missed_from"], socket.Types);
        Assert.Equal("welcome_back 2", await joined.NextAsync());

        Assert.Equal("retry_tool", await Recovery.RecoverAsync(_context, "tool_executing"));
        Assert.Equal("recovery retry_tool", await joined.NextAsync());
    }

    [Fact]
    public async Task States_AreSent()
    {
        var states = new StateCoordinator();
        Assert.Equal(SyncStatus.NothingToDo, (await new ThreadStateSync(states).SyncAsync(_context)).Status);
        states.Set(joined.Thread, "ada", 1, "open");
        Assert.Equal(new SyncResult(SyncStatus.Synchronized, "open"), await new ThreadStateSync(states).SyncAsync(_context));
        Assert.Equal("state_sync open", await joined.NextAsync());

        var synchronizer = new StateSynchronizer();
        Assert.Equal(SyncStatus.Synchronized, await synchronizer.PushAsync(_context, "k", "v"));
        Assert.Equal(SyncStatus.NothingToDo, await synchronizer.PushAsync(_context, "k", "v"));
        Assert.StartsWith("state_changed", await joined.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unified_Sends_AllFive()
    {
        Assert.Equal(5, await Unified.RunAsync(await joined.JoinAnotherAsync(), "search", "found"));
        Assert.Equal(["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"], await joined.User.ReceiveTypesAsync(5));
    }

    [Fact]
    public async Task Sessions_Supervisors_AndEmitters()
    {
        Assert.Equal(DeliveryResult.Sent, await (await UnifiedInit.CreateAsync(_context)).HelloAsync("there"));
        Assert.Equal("hello there", await joined.NextAsync());

        var sessions = new UserSessionManager();
        Assert.Equal(DeliveryResult.Rejected, await sessions.SayAsync(_context, "too early"));
        Assert.True(await sessions.OpenAsync(_context));
        await sessions.SayAsync(_context, "hi");
        Assert.Equal(("session_message hi", 1), (await joined.NextAsync(), sessions.Count));

        var supervisor = await SocketSupervisorFactory.CreateAsync(_context);
        Assert.Same(_context, supervisor.Manager.Context);
        Assert.Equal($"supervisor of {SocketSupervisorFactory.LastSupervised}", supervisor.Name);

        await WebSocketBridgeFactory.Instance.EmitterFor(_context).EmitAsync("emitted", 1);
        Assert.Equal("emitted 1", await joined.NextAsync());
        await AgentServiceCore.EchoAsync(_context, "again");
        Assert.Equal("echo again", await joined.NextAsync());
    }

    [Fact]
    public async Task Services_SpeakToTheirUser()
    {
        Assert.Equal(2, await ClickhouseOperations.Instance.LoadAsync(_context, ["a", "b"]));
        Assert.True(await ClickhouseOperations.Instance.FinishAsync(_context, "papers"));
        await joined.Get<GenerationJobManager>().CancelAsync(_context, "enough");
        Assert.True(await UserMessageHandler.AcknowledgeAsync(_context, "m-1"));
        await joined.Get<ThreadService>().RenameAsync(_context, "new");
        var authentication = new UnifiedAuthenticationService(joined.Get<LoginTokens>());
        var token = await authentication.LoginAsync(_context);
        Assert.True(await authentication.LogoutAsync(_context, token));
        Assert.False(await authentication.LogoutAsync(_context, "wrong"));
        await QualityMessages.SendAsync(_context, "good");

        Assert.Equal(
            ["table_loaded", "table_loaded", "corpus_loaded", "agent_stopped", "message_read", "thread_renamed", "logged_in", "logged_out", "quality_message"],
            await joined.User.ReceiveTypesAsync(9));
    }

    [Fact]
    public async Task Messages_AreAnsweredTwice_AndQueued()
    {
        using var socket = new RecordingSocket();
        var handler = MessageHandler.Instance;
        Assert.True(await handler.HandleAsync(socket, _context, "user_message", "hi", default));
        Assert.False(await handler.HandleAsync(socket, _context, "User", "hi", default));
        Assert.Equal(["message_received", "message_refused"], socket.Types);
        Assert.Equal("message_echo hi", await joined.NextAsync());

        var queue = new ServiceMessageQueue();
        queue.Enqueue("queued", "1");
        queue.Enqueue("queued", "2");
        Assert.Equal(2, await queue.DrainAsync(_context));
        Assert.Equal(["queued", "queued"], await joined.User.ReceiveTypesAsync(2));
    }

    [Fact]
    public async Task TransparentEvents_PlayARun()
    {
        Assert.Equal(3, await TransparentWebsocketEvents.PlayAsync(await joined.JoinAnotherAsync(), ["one", "two"]));
        Assert.Equal(["agent_started", "agent_thinking", "agent_thinking", "agent_completed"], await joined.User.ReceiveTypesAsync(4));
    }

    [Fact]
    public async Task Quality_IsScored_Warned_AndReported()
    {
        var manager = new QualityManager();
        await manager.ScoreAsync(_context, 1);
        Assert.Equal(0.5, await manager.ScoreAsync(_context, 0));
        Assert.True(await QualityAlertHandler.Instance.WarnAsync(_context, 0.1));
        Assert.False(await QualityAlertHandler.Instance.WarnAsync(_context, 0.9));
        var metrics = joined.Get<QualityMetricsHandler>();
        metrics.Saw("agent_started");
        Assert.Equal(0, metrics.CompletionRate);
        await metrics.ReportAsync(_context);
        await QualityReportHandler.Instance.SendAsync(_context, ["agent_started", "other"]);
        Assert.True(await new QualityValidationHandler().ValidateAsync(_context, ["agent_started", "agent_thinking", "agent_completed"]));

        Assert.Equal(
            ["quality_score", "quality_score", "quality_alert", "quality_metrics", "quality_report", "quality_validation"],
            await joined.User.ReceiveTypesAsync(6));
    }

    [Fact]
    public async Task Dispatchers_KnowTheOneTool()
    {
        var services = joined.Backend.Services;
        Assert.Equal(["lookup_order"], AdminTools.For(services, isAdmin: true));
        Assert.True(SupervisorFactory.Knows(services, "lookup_order"));
        Assert.Equal(1, ExampleMessageProcessor.ToolCount(services));
        Assert.Equal($"{joined.User.Name}: lookup_order", await joined.Get<AgentServiceFactory>().DescribeAsync(services, _context));
        Assert.True(ToolDispatcherFactory.Knows(Netra.Backend.Agents.Tools.ToolDispatcher.Create(services), "lookup_order"));
        var (dispatcher, manager) = await ToolDispatcherFactory.CreateForUserAsync(services, _context);
        Assert.Contains("lookup_order", dispatcher.Tools);
        Assert.Same(_context, manager.Context);

        var run = joined.Backend.Context(Names.New("user"), "t");
        var wrapped = joined.Get<AgentServiceFactory>().Wrap(new UnifiedWebSocketManager(run), await WebSocketBridgeFactory.CreateBridgeAsync(run, "wrapped"));
        Assert.Equal($"2 words for {run.User.Value}", await wrapped.AnswerAsync("two words", default));

        var order = await AdminTools.CallAsync(
            services, joined.Backend.Context(Names.New("user"), "t"), "lookup_order", JsonSerializer.SerializeToElement(new { order = "A-17" }));
        Assert.Equal("shipped", order.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Supervisor_Directory_AndRouters()
    {
        Assert.Equal(DeliveryResult.Sent, await SupervisorFactory.Instance.SendAsync(_context, "supervised", "yes", default));
        Assert.Equal("supervised yes", await joined.NextAsync());

        var directory = new ManagerDirectory();
        directory.Add(_context);
        Assert.Same(_context, directory.Find(joined.Thread)?.Manager.Context);
        Assert.Null(directory.Find("elsewhere"));

        Assert.True(Capabilities.Takes(joined.Backend.Services, "user_message"));
        Assert.False(Capabilities.Takes(joined.Backend.Services, "nonsense"));
        Assert.True(WebsocketCore.MessageRouter.Subscribe(_context, "nobody asks this"));
    }

    [Fact]
    public async Task Readiness_AndCounts()
    {
        var validator = new ServiceReadinessValidator(joined.Backend.Services);
        Assert.Equal(["IDisposable"], validator.Missing(typeof(WebSocketHost), typeof(IDisposable)));
        Assert.True(validator.CanMakeManagers());
        var warmed = new SsotServiceInitializer(joined.Backend.Host).Initialize();
        Assert.Equal((1, 1), (warmed["managers"], warmed["connections"]));
        var monitor = new PerformanceMonitorCore(joined.Backend.Host);
        Assert.Contains(monitor.Load(), new[] { "idle", "normal" });
        Assert.Equal(1, monitor.ConnectionsPerUser());
        Assert.EndsWith("; open", Capabilities.Stats(joined.Backend.Host), StringComparison.Ordinal);
        Assert.StartsWith("1 now, ", StartupValidation.Census(joined.Backend.Host), StringComparison.Ordinal);
        var metrics = new ManagerMetrics(joined.Backend.Host);
        Assert.Equal((1, 0), (metrics.Read()["connections"], metrics.Read()["is_full"]));
        Assert.Equal(10_000, metrics.Read()["capacity_left"] + metrics.Read()["users"]);
        Assert.Equal(metrics.Read()["users_known"], Math.Ceiling(metrics.Read()["capacity_used"]));
        Assert.EndsWith(" of 10000 users", metrics.Summary(), StringComparison.Ordinal);
        Assert.True(metrics.ShouldScale(0) || metrics.MayDrain());
        var stats = await joined.User.GetAsync("/stats");
        Assert.Contains("open", stats.GetProperty("line").GetString(), StringComparison.Ordinal);
    }
}
