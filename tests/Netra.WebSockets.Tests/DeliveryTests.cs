using System.Globalization;

namespace Netra.WebSockets.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task FirstFrame_SaysWhereTheStreamStands()
    {
        await using var server = await TestServer.StartAsync();
        var (client, frame) = await TestClient.ConnectAsync(server);
        using (client)
        {
            Assert.Equal("connection_established", frame.Type);
            Assert.Equal("ann", frame.Text("user_id"));
            Assert.Equal(1, frame.Json.GetProperty("v").GetInt32());
            Assert.Equal(32, frame.Payload.GetProperty("connection_id").GetString()!.Length);
            Assert.Equal(32, frame.Payload.GetProperty("epoch").GetString()!.Length);
            Assert.Equal(0, frame.Payload.GetProperty("seq").GetInt64());
            Assert.Equal(25_000, frame.Payload.GetProperty("heartbeat_ms").GetInt64());
            Assert.Equal("null", frame.Payload.GetProperty("replay").GetRawText());
        }
    }

    [Fact]
    public async Task WholeRun_ArrivesInOrderInTheEnvelope()
    {
        await using var server = await TestServer.StartAsync();
        var (client, established) = await TestClient.ConnectAsync(server);
        using var tab = client;
        var before = DateTimeOffset.UtcNow;
        await using (var run = await server.Manager(run: "run-7").StartRunAsync("triage"))
        {
            Assert.Equal(DeliveryResult.Sent, await run.ThinkingAsync("hm"));
            await run.CallToolAsync("search", "x", (args, _) => ValueTask.FromResult(args));
            Assert.Equal(DeliveryResult.Sent, await run.CompleteAsync("done"));
        }

        var frames = await client.NextAsync(5);
        Assert.Equal(
            [AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted],
            frames.Select(frame => frame.Type));
        Assert.Equal([1, 2, 3, 4, 5], frames.Select(frame => frame.Seq));
        Assert.All(frames, frame =>
        {
            Assert.Equal(
                ["type", "v", "seq", "epoch", "user_id", "thread_id", "run_id", "agent_name", "timestamp", "payload"],
                frame.Json.EnumerateObject().Select(property => property.Name));
            Assert.Equal(established.Payload.GetProperty("epoch").GetString(), frame.Epoch);
            Assert.Equal(("ann", "thread-1", "run-7", "triage"), (frame.Text("user_id"), frame.Text("thread_id"), frame.Text("run_id"), frame.Text("agent_name")));
            var timestamp = DateTimeOffset.ParseExact(frame.Text("timestamp")!, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            Assert.InRange(timestamp, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        });
    }

    [Fact]
    public async Task EveryTabOfAUser_GetsTheSameFramesInTheSameOrder()
    {
        await using var server = await TestServer.StartAsync();
        using var one = (await TestClient.ConnectAsync(server)).Client;
        using var two = (await TestClient.ConnectAsync(server)).Client;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++) await server.Manager().SendAsync("tick", $"{thread}-{n}");
        })));

        Assert.Equal((await one.NextAsync(100)).Select(frame => frame.Raw), (await two.NextAsync(100)).Select(frame => frame.Raw));
    }

    [Fact]
    public async Task ManyUsers_GetTheirOwnEventsInOrderAndNobodyElses()
    {
        const int users = 50;
        const int events = 40;
        await using var server = await TestServer.StartAsync();
        var names = Enumerable.Range(0, users).Select(n => $"user-{n:D3}-{Guid.NewGuid():N}").ToArray();

        await Task.WhenAll(names.Select(async name =>
        {
            using var one = (await TestClient.ConnectAsync(server, name)).Client;
            using var two = (await TestClient.ConnectAsync(server, name)).Client;
            var sending = Task.Run(async () =>
            {
                for (var n = 0; n < events; n++)
                {
                    await new WebSocketManager(server.Context(name, $"run-{n}")).SendAsync("canary", $"{name}#{n}");
                    await Task.Yield();
                }
            });
            foreach (var tab in new[] { one, two })
            {
                var frames = await tab.NextAsync(events);
                Assert.Equal(Enumerable.Range(0, events).Select(n => $"{name}#{n}"), frames.Select(frame => frame.Payload.GetString()));
                Assert.Equal(Enumerable.Range(1, events).Select(n => (long)n), frames.Select(frame => frame.Seq));
                foreach (var frame in frames) Assert.DoesNotContain(names, other => other != name && frame.Raw.Contains(other, StringComparison.Ordinal));
            }

            await sending;
        }));
    }

    [Fact]
    public async Task EventsSentBeforeTheUserConnects_AreKeptAndReplayedFirst()
    {
        await using var server = await TestServer.StartAsync();
        for (var n = 1; n <= 3; n++) Assert.Equal(DeliveryResult.Buffered, await server.Manager().SendAsync("early", n));

        var (client, established) = await TestClient.ConnectAsync(server);
        using var tab = client;
        Assert.Equal(DeliveryResult.Sent, await server.Manager().SendAsync("live", 4));

        Assert.Equal("""{"from":1,"to":3}""", established.Payload.GetProperty("replay").GetRawText());
        Assert.Equal([1, 2, 3, 4], (await client.NextAsync(4)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact]
    public async Task SlowTab_IsClosedAndDoesNotDelayTheOther()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.QueueFrames = 16;
            options.SendTimeout = TimeSpan.FromMinutes(1);
        });
        using var stalled = await TestClient.OpenAsync(server);
        using var healthy = (await TestClient.ConnectAsync(server)).Client;
        Assert.Equal(2, server.Host.ConnectionCount);
        var ballast = new string('x', 48 * 1024);

        // The healthy tab has received each event before the next is sent; the other has not received any.
        var sent = 0;
        while (server.Host.ConnectionCount == 2)
        {
            Assert.True(++sent < 10_000, "The stalled tab's queue never filled.");
            Assert.Equal(DeliveryResult.Sent, await server.Manager().SendAsync("ballast", new { n = sent, ballast }));
            Assert.Equal(sent, (await healthy.NextAsync()).Seq);
        }

        await stalled.RestAsync();
        Assert.Equal(4008, (int)stalled.CloseStatus!);
        Assert.Equal(DeliveryResult.Sent, await server.Manager().SendAsync("after", 0));
        Assert.Equal(sent + 1, (await healthy.NextAsync()).Seq);
    }
}
