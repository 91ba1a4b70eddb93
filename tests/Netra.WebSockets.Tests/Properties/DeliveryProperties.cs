using FsCheck;
using FsCheck.Fluent;

namespace Netra.WebSockets.Tests;

/// <summary>Each event reaches a tab exactly once, or is inside exactly one gap that was announced to it, whatever happens between.</summary>
public sealed class DeliveryProperties
{
    /// <summary>What happens next.</summary>
    public enum Happening
    {
        Publish,
        PublishMuch,
        Connect,
        Read,
        ReadOne,
        Drop,
        Close,
        LetTimePass,
        LetTheWindowPass,
        Forget,
        Sweep,
        OtherUsersPublishMuch,
    }

    [Fact]
    public void AnyHistory_IsWhole() => Prop
        .ForAll(ArbMap.Default.ArbFor<(int, Happening[])>(), history => Check(history.Item1, history.Item2))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(60));

    private static bool Check(int seed, Happening[] history)
    {
        var scheduler = new SeededScheduler(seed, timePasses: false);
        var tab = new TabHistory("ann");
        scheduler.Run(() => PlayAsync(scheduler, tab, history));
        Assert.Null(tab.Problem);
        return true;
    }

    private static async Task PlayAsync(SeededScheduler scheduler, TabHistory tab, Happening[] history)
    {
        var options = new WebSocketManagerOptions { MaxEventBytes = 16 * 1024, ReplayBytesPerUser = 16 * 1024, ReplayBytes = 32 * 1024, QueueFrames = 8 };
        options.SecretNames.Clear();
        using var backplane = SeededHost.NewBackplane(scheduler, options);
        var server = new SeededHost(scheduler, options, backplane);
        var requests = new List<Task>();
        var published = new Dictionary<(string, long), string>();
        await using var listening = await backplane.ListenAsync(
            new UserId("ann"), entry => published[(entry.Position.Epoch, entry.Position.Sequence)] = System.Text.Encoding.UTF8.GetString(EventJson.Stamp(entry).Span));
        SeededSocket? socket = null;
        var n = 0;
        foreach (var happening in history.Append(Happening.Drop).Append(Happening.Connect).Append(Happening.Read))
        {
            switch (happening)
            {
                case Happening.Publish:
                    await server.Manager("ann", "run").SendAsync("tick", ++n);
                    break;
                case Happening.PublishMuch:
                    for (var m = 0; m < 3; m++) await server.Manager("ann", "run").SendAsync("tick", $"{++n}{new string('x', 6000)}");
                    break;
                case Happening.Connect when socket is null or { IsLost: true }:
                    tab.Connect();
                    var (accepting, request) = server.Connect(scheduler, "ann", tab.Cursor);
                    requests.Add(request);
                    socket = await accepting;
                    break;
                case Happening.Read or Happening.ReadOne when socket is not null:
                    for (var turns = scheduler.Random.Next(20); turns > 0; turns--) await Task.Yield();
                    while ((!tab.IsAtHead || socket.HasMessage) && tab.Problem is null && await socket.NextAsync() is { } message)
                    {
                        tab.Receive(message);
                        if (happening == Happening.ReadOne) break;
                    }

                    break;
                case Happening.Drop when socket is not null:
                    socket.Abort();
                    socket = null;
                    for (var turns = 0; server.Host.Sockets.Count > 0 && turns < 1000; turns++) await Task.Yield();
                    break;
                case Happening.Close when socket is not null:
                    socket.CloseFromClient();
                    while (await socket.NextAsync() is { } rest) tab.Receive(rest);
                    socket.Abort();
                    socket = null;
                    break;
                case Happening.LetTimePass:
                    scheduler.Time.Advance(TimeSpan.FromSeconds(50));
                    break;
                case Happening.LetTheWindowPass:
                    scheduler.Time.Advance(TimeSpan.FromSeconds(130));
                    break;
                case Happening.Forget when socket is null:
                    await server.Host.DisconnectAsync(new UserId("ann"), "out");
                    break;
                case Happening.Sweep:
                    server.Host.Sweep();
                    backplane.Sweep();
                    break;
                case Happening.OtherUsersPublishMuch:
                    for (var m = 0; m < 4; m++) await server.Manager($"other-{m % 2}", "run").SendAsync("tick", new string('y', 8000));
                    break;
            }
        }

        Whole(tab, published);
        socket?.Abort();
        await server.Host.DisposeAsync();
        await Task.WhenAll(requests);
    }

    /// <summary>By arithmetic over all that was published, not by the frames' own claims.</summary>
    private static void Whole(TabHistory tab, Dictionary<(string Epoch, long Seq), string> published)
    {
        Assert.Null(tab.Problem);
        Assert.True(tab.IsAtHead);
        Assert.Equal(tab.Events.Count, tab.Events.Select(entry => (entry.Epoch, entry.Seq)).Distinct().Count());
        Assert.All(tab.Events, entry => Assert.Equal(entry.Payload, new Frame(published[(entry.Epoch, entry.Seq)]).Payload.GetRawText()));
        var epoch = tab.Cursor!.Value.Epoch;
        var seen = tab.Events.Where(entry => entry.Epoch == epoch).Select(entry => entry.Seq).ToHashSet();
        var first = tab.FirstIn(epoch);
        foreach (var seq in published.Keys.Where(place => place.Epoch == epoch && place.Seq >= first && place.Seq <= tab.Head.Seq).Select(place => place.Seq))
        {
            var gaps = tab.Gaps.Count(gap => gap.Epoch == epoch && gap.From <= seq && seq <= gap.To);
            Assert.True((seen.Contains(seq) ? 1 : 0) + gaps == 1, $"event {seq}: in {gaps} gaps, seen: {seen.Contains(seq)}");
        }
    }
}
