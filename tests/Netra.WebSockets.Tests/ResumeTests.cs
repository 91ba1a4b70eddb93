using System.Text.Json;

namespace Netra.WebSockets.Tests;

public sealed class ResumeTests
{
    [Fact]
    public async Task Reconnect_ContinuesBehindTheLastEvent()
    {
        await using var server = await TestServer.StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        await SendAsync(server, 1, 5);
        await client.NextAsync(3);
        client.Drop();
        await SendAsync(server, 6, 8);

        var (again, established) = await TestClient.ConnectAsync(server, cursor: client.Cursor);
        using var tab = again;
        await SendAsync(server, 9, 10);

        Assert.Equal("""{"from":4,"to":8}""", established.Payload.GetProperty("replay").GetRawText());
        Assert.Equal([4, 5, 6, 7, 8, 9, 10], (await again.NextAsync(7)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact]
    public async Task ReconnectWithoutMisses_ReplaysNothing()
    {
        await using var server = await TestServer.StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        await SendAsync(server, 1, 2);
        await client.NextAsync(2);
        await client.CloseAsync();

        var (again, established) = await TestClient.ConnectAsync(server, cursor: client.Cursor);
        using var tab = again;
        await SendAsync(server, 3, 3);
        Assert.Equal(JsonValueKind.Null, established.Payload.GetProperty("replay").ValueKind);
        Assert.Equal(3, (await again.NextAsync()).Seq);
    }

    [Fact]
    public async Task StormOfDrops_DeliversEveryEventOnceAndInOrder()
    {
        const int events = 1000;
        await using var server = await TestServer.StartAsync(options => options.ConnectionsPerUser = 1000);
        var sending = Task.Run(async () =>
        {
            for (var n = 1; n <= events; n++)
            {
                await server.Manager().SendAsync("tick", n);
                if (n % 10 == 0) await Task.Delay(1);
            }
        });

        var received = new List<int>();
        (string, long)? cursor = null;
        var random = new Random(42);
        while (received.Count < events)
        {
            var (client, _) = await TestClient.ConnectAsync(server, cursor: cursor);
            using var tab = client;
            for (var n = random.Next(1, 40); n > 0 && received.Count < events; n--) received.Add((await client.NextAsync()).Payload.GetInt32());
            cursor = client.Cursor;
            client.Drop();
        }

        await sending;
        Assert.Equal(Enumerable.Range(1, events), received);
    }

    [Fact]
    public async Task TabsThatJoinWhileEventsAreSent_MissNothing()
    {
        const int events = 2000;
        await using var server = await TestServer.StartAsync(options =>
        {
            options.ConnectionsPerUser = 100;
            options.ReplayBytesPerUser = 4 * 1024 * 1024;
        });
        var sending = Task.Run(async () =>
        {
            for (var n = 1; n <= events; n++)
            {
                await server.Manager().SendAsync("tick", n);
                if (n % 50 == 0) await Task.Delay(1);
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            (string, long)? cursor = null;
            var next = 1;
            while (next <= events)
            {
                using var tab = await TestClient.OpenAsync(server, cursor: cursor);
                while (next <= events && await tab.NextOrNullAsync() is { } frame)
                {
                    Assert.NotEqual("replay_gap", frame.Type);
                    if (!frame.IsEvent) continue;
                    Assert.Equal(next++, frame.Payload.GetInt32());
                }

                cursor = tab.Cursor;
            }
        }));
        await sending;
    }

    [Fact]
    public async Task HistoryThatIsGone_IsAGapBeforeAnyEvent()
    {
        await using var server = await TestServer.StartAsync(options => options.ReplayBytesPerUser = options.MaxEventBytes);
        var (client, _) = await TestClient.ConnectAsync(server);
        await SendAsync(server, 1, 1);
        await client.NextAsync();
        await client.CloseAsync();
        var ballast = new string('x', 30_000);
        for (var n = 2; n <= 6; n++) await server.Manager().SendAsync("ballast", ballast);

        var (again, established) = await TestClient.ConnectAsync(server, cursor: client.Cursor);
        using var tab = again;
        Assert.Equal("""{"from":5,"to":6}""", established.Payload.GetProperty("replay").GetRawText());
        var gap = await again.NextAsync();
        Assert.Equal("replay_gap", gap.Type);
        Assert.Equal("""{"from":2,"to":4,"reason":"expired"}""", gap.Payload.GetRawText());
        Assert.Equal([5, 6], (await again.NextAsync(2)).Select(frame => frame.Seq));
    }

    [Theory]
    [InlineData("another-epoch", 1)]
    [InlineData(null, 99)]
    public async Task CursorThatTheStreamNeverHad_IsAGapAndEverythingKept(string? epoch, long seq)
    {
        await using var server = await TestServer.StartAsync();
        await SendAsync(server, 1, 2);
        var (first, established) = await TestClient.ConnectAsync(server);
        first.Dispose();

        var (client, _) = await TestClient.ConnectAsync(server, cursor: (epoch ?? established.Payload.GetProperty("epoch").GetString()!, seq));
        using var tab = client;
        var gap = await client.NextAsync();
        Assert.Equal("replay_gap", gap.Type);
        Assert.Equal("""{"from":1,"to":0,"reason":"epoch_changed"}""", gap.Payload.GetRawText());
        Assert.Equal([1, 2], (await client.NextAsync(2)).Select(frame => frame.Seq));
    }

    private static async Task SendAsync(TestServer server, int from, int to)
    {
        for (var n = from; n <= to; n++) await server.Manager().SendAsync("tick", n);
    }
}
