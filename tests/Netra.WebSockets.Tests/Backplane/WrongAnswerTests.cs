using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>A backplane that answers with something else: no user gets another's event, and no hole goes out unannounced.</summary>
public sealed class WrongAnswerTests
{
    [Fact]
    public async Task EntriesOfAnotherUser_AreNotReplayed()
    {
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane);
        using var meter = new MeterReader(server.Services);
        await server.Manager("bob").SendAsync("secret", "bob's");
        var bobs = await backplane.ReadAllAsync(new UserId("bob"));
        backplane.Slice = (user, slice) => user.Value == "ann" ? bobs : slice;

        var (status, headers) = await TestClient.RefusedAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(headers.ContainsKey("Retry-After"));
        Assert.Equal(1, meter["backplane.mismatches"]);
        Assert.Equal((0, 0), (server.Host.ConnectionCount, server.Host.Sockets.Count));
    }

    [Fact]
    public async Task NoticeOfAnotherUser_ClosesTheTabAndIsNotSent()
    {
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane);
        using var meter = new MeterReader(server.Services);
        BackplaneEntry bobs = default;
        backplane.Tell = notice =>
        {
            if (!notice.Entry.Text().Contains("\"user_id\":\"bob\"", StringComparison.Ordinal)) return [new BackplaneNotice(bobs)];
            bobs = notice.Entry with { Event = notice.Entry.Event.ToArray() };
            return [notice];
        };
        using var bob = (await TestClient.ConnectAsync(server, "bob")).Client;
        using var ann = (await TestClient.ConnectAsync(server)).Client;
        await server.Manager("bob").SendAsync("secret", "bob's");
        await bob.NextAsync();
        await server.Manager().SendAsync("mine", 1);

        Assert.Empty(await ann.RestAsync());
        Assert.Equal(4008, (int)ann.CloseStatus!);
        Assert.Equal(1, meter["backplane.mismatches"]);
        using var again = (await TestClient.ConnectAsync(server, cursor: ann.Cursor)).Client;
        Assert.Equal("mine", (await again.NextAsync()).Type);
    }

    public static TheoryData<string> Misfits => ["hole", "epoch", "beyond the head", "known already", "no user", "no JSON"];

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task SliceThatDoesNotFit_IsNotDelivered(string misfit)
    {
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane);
        using var first = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 1; n <= 4; n++) await server.Manager().SendAsync("x", n);
        await first.NextAsync();
        first.Drop();
        backplane.Slice = (_, slice) =>
        {
            var entries = slice.Entries.ToArray();
            if (entries.Length < 3) return slice;
            entries[1] = misfit switch
            {
                "hole" => entries[2],
                "epoch" => entries[1] with { Position = entries[1].Position with { Epoch = "another" } },
                "beyond the head" => entries[1],
                "known already" => entries[1],
                "no user" => entries[1] with { Event = "{\"type\":\"x\",\"v\":1,\"payload\":1}"u8.ToArray() },
                _ => entries[1] with { Event = "{"u8.ToArray() },
            };
            var head = misfit == "beyond the head" ? slice.Head with { Sequence = 2 } : slice.Head;
            return slice with { Head = head, Entries = misfit == "known already" ? [.. entries.Select(entry => entry with { Position = entry.Position with { Sequence = entry.Position.Sequence - 1 } })] : entries };
        };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TestClient.RefusedAsync(server, query: $"?epoch={first.Cursor!.Value.Epoch}&last_seq={first.Cursor.Value.Seq}")).Status);
    }

    [Fact]
    public void NoticeThatIsMissing_IsReadFromTheLog() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options) { Tell = notice => notice.Entry.Position.Sequence == 5 ? [] : [notice] };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(here))!;
        await tab.NextAsync();
        for (var n = 1; n <= 6; n++) await there.Manager("ann", "run").SendAsync("x", n);

        Assert.Equal([1, 2, 3, 4, 5, 6], (await tab.NextAsync(6)).Select(frame => frame.Seq));
        await DisposeAsync(here, there);
    });

    [Fact]
    public void LostFromHere_IsReadFromTheLog() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options)
        {
            Tell = notice => notice.Entry.Position.Sequence switch { 5 => [], 6 => [BackplaneNotice.LostFromHere], _ => [notice] },
        };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(here))!;
        await tab.NextAsync();
        for (var n = 1; n <= 6; n++) await there.Manager("ann", "run").SendAsync("x", n);

        Assert.Equal([1, 2, 3, 4, 5, 6], (await tab.NextAsync(6)).Select(frame => frame.Seq));
        await DisposeAsync(here, there);
    });

    [Fact]
    public void ReplayLargerThanOnePart_ArrivesWhole() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var first = (await seeded.ConnectAsync(here))!;
        await first.NextAsync();
        backplane.Tell = _ => [];
        for (var n = 1; n <= 20; n++) await there.Manager("ann", "run").SendAsync("x", new string('x', 3_000));
        var tab = (await seeded.ConnectAsync(here, cursor: first.Cursor))!;

        Assert.Equal("""{"from":1,"to":20}""", (await tab.NextAsync())!.Payload.GetProperty("replay").GetRawText());
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), (await tab.NextAsync(20)).Select(frame => frame.Seq));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), (await first.NextAsync(20)).Select(frame => frame.Seq));
        await DisposeAsync(here, there);
    }, new WebSocketManagerOptions { MaxEventBytes = 16 * 1024, QueueBytes = 16 * 1024 });

    [Fact]
    public void LastNoticeThatIsMissing_IsFoundByTheNextCheck() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options) { Tell = _ => [] };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(here))!;
        await tab.NextAsync();
        await there.Manager("ann", "run").SendAsync("x", 1);
        await here.Host.Keeper.TickAsync();

        Assert.Equal(1, (await tab.NextAsync())!.Seq);
        await DisposeAsync(here, there);
    });

    [Fact]
    public void HoleInTheLog_ClosesTheTabAndIsAGapForTheOneThatResumes() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options)
        {
            Tell = notice => notice.Entry.Position.Sequence == 5 ? [] : [notice],
            Slice = (_, slice) => slice with { Entries = slice.Entries is [{ Position.Sequence: < 5 }, ..] ? [.. slice.Entries.Where(entry => entry.Position.Sequence < 5)] : [.. slice.Entries.Where(entry => entry.Position.Sequence > 5)] },
        };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(here))!;
        for (var n = 1; n <= 6; n++) await there.Manager("ann", "run").SendAsync("x", n);

        Assert.Equal([1, 2, 3, 4], (await tab.RestAsync()).Where(frame => frame.IsEvent).Select(frame => frame.Seq));
        Assert.Equal(4008, (int)tab.Socket.ServerClosed!);
        var again = (await seeded.ConnectAsync(here, cursor: tab.Cursor))!;
        var frames = await again.NextAsync(3);
        Assert.Equal("""{"from":5,"to":5,"reason":"expired"}""", frames[1].Payload.GetRawText());
        Assert.Equal(6, frames[2].Seq);
        await DisposeAsync(here, there);
    });

    [Fact]
    public void DoubledAndLateNotices_AreOneEventEach() => Seeded.Run(async seeded =>
    {
        List<BackplaneNotice> late = [];
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options)
        {
            Tell = notice =>
            {
                late.Add(notice with { Entry = notice.Entry with { Event = notice.Entry.Event.ToArray() } });
                return [notice, .. late];
            },
        };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(here))!;
        await tab.NextAsync();
        for (var n = 1; n <= 10; n++) await there.Manager("ann", "run").SendAsync("x", n);

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), (await tab.NextAsync(10)).Select(frame => frame.Seq));
        await DisposeAsync(here, there);
    });

    private static async Task DisposeAsync(params SeededHost[] hosts)
    {
        foreach (var host in hosts) await host.Host.DisposeAsync();
    }

    private static Task<TestServer> StartAsync(IWebSocketBackplane backplane) =>
        TestServer.StartAsync(register: services => services.AddSingleton(backplane));
}
