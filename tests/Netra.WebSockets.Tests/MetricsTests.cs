using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netra.WebSockets.Tests;

public sealed class MetricsTests
{
    private sealed class Broken : IClientMessageHandler
    {
        public ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => message.Payload.ValueKind == System.Text.Json.JsonValueKind.True ? default : throw new InvalidOperationException("no");
    }

    [Fact]
    public async Task WhatHappens_IsCounted()
    {
        await using var server = await TestServer.StartAsync(
            options => options.ConnectionsPerUser = 1,
            services => services.AddClientMessageHandler<Broken>("broken"));
        using var meter = new MeterReader(server.Services);
        await server.Manager().SendAsync("early", 1);
        var (client, _) = await TestClient.ConnectAsync(server);
        await TestClient.RefusedAsync(server);
        await using (var run = await server.Manager().StartRunAsync("triage"))
        {
            await run.CallToolAsync("t", 1, (args, _) => ValueTask.FromResult(args));
            Assert.Equal(1, meter["runs"]);
            await run.CompleteAsync(1);
            await run.CompleteAsync(2);
        }

        await client.NextAsync(5);
        await client.SendAsync("""{"type":"broken"}""");
        await client.SendAsync("""{"type":"broken","payload":true}""");
        await client.SendAsync("""{"type":"nothing"}""");
        await client.SendAsync("{");
        await client.NextAsync(3);
        await Eventually.True(() => meter["messages"] == 2, "both messages are handled");
        Assert.Equal(1, meter["connections"]);
        await client.CloseAsync();
        await Eventually.True(() => meter["connections"] == 0, "the connection is gone");
        meter.Observe();

        Assert.Equal(
            new Dictionary<string, double>
            {
                ["connections.refused{status=429}"] = 1,
                ["connections.closed{reason=client}"] = 1,
                ["events{type=other,result=buffered}"] = 1,
                ["events{type=agent_started,result=sent}"] = 1,
                ["events{type=tool_executing,result=sent}"] = 1,
                ["events{type=tool_completed,result=sent}"] = 1,
                ["events{type=agent_completed,result=sent}"] = 1,
                ["events.rejected{reason=run_already_ended}"] = 1,
                ["events.replayed"] = 1,
                ["runs"] = 0,
                ["run.duration{status=completed}"] = 1,
                ["tool.duration{status=completed}"] = 1,
                ["messages"] = 2,
                ["messages.refused{code=unknown_type}"] = 1,
                ["messages.refused{code=malformed}"] = 1,
                ["handler.duration{outcome=failed}"] = 1,
                ["handler.duration{outcome=handled}"] = 1,
                ["connections"] = 0,
                ["replay.memory"] = 4096,
            }.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            meter.Values.Select(pair => KeyValuePair.Create(pair.Key["netra.websockets.".Length..], pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task GapsAndLostConnections_AreCountedByReason()
    {
        await using var server = await TestServer.StartAsync();
        using var meter = new MeterReader(server.Services);
        var (client, _) = await TestClient.ConnectAsync(server, cursor: ("gone", 5));
        client.Drop();
        await Eventually.True(() => meter["connections.closed{reason=lost}"] == 1, "the loss is counted");
        Assert.Equal(1, meter["replay.gaps{reason=epoch_changed}"]);
    }

    [Fact]
    public async Task NeitherTagsNorLogs_NameAUserOrHoldAPayload()
    {
        var log = new Lines();
        await using var server = await TestServer.StartAsync(
            options => options.ConnectionsPerUser = 1,
            services => services.AddClientMessageHandler<Broken>("broken").AddSingleton<ILoggerProvider>(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.None)));
        using var meter = new MeterReader(server.Services);
        const string user = "canary-user";
        var (client, _) = await TestClient.ConnectAsync(server, user);
        using var tab = client;
        await TestClient.RefusedAsync(server, user);
        await client.SendAsync("""{"type":"broken","payload":"canary-message"}""");
        await client.SendAsync("""{"type":"canary-type"}""");
        await client.SendAsync("canary-garbage");
        await server.Manager(user).SendAsync(AgentEvents.AgentThinking, "canary-thought");
        await using var run = await server.Manager(user, run: "r").StartRunAsync("agent");
        await Assert.ThrowsAsync<IOException>(() => run.CallToolAsync<string, int>("t", "canary-argument", (_, _) => throw new IOException("disk")).AsTask());
        await run.FailAsync(new IOException("disk"));
        await client.NextAsync(7);
        await server.Host.DisconnectAsync(new UserId(user), "bye");

        Assert.NotEmpty(meter.Values);
        Assert.DoesNotContain(meter.Values.Keys, key => key.Contains("canary", StringComparison.Ordinal));
        Assert.Contains(log.All, line => line.Contains("Event agent_thinking", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
