using System.Text;

namespace Netra.WebSockets.Tests;

public sealed class InMemoryBackplaneTests
{
    private static readonly UserId Ann = new("ann");

    [Fact]
    public async Task Events_AreKeptInOrderFromOne()
    {
        await using var process = new InProcess();
        await AppendAsync(process, "a", "b");
        var slice = await process.Backplane.ReadAllAsync(Ann);

        Assert.Equal(["a", "b"], slice.Entries.Select(Text));
        Assert.Equal([1, 2], slice.Entries.Select(entry => entry.Position.Sequence));
        Assert.Equal(slice.Entries[^1].Position, slice.Head);
    }

    [Fact]
    public async Task ReadBehindAPlace_SkipsWhatIsKnown()
    {
        await using var process = new InProcess();
        await AppendAsync(process, "a", "b", "c");
        var head = (await process.Backplane.ReadAllAsync(Ann)).Head;

        Assert.Equal(["c"], (await process.Backplane.ReadAllAsync(Ann, head with { Sequence = 2 })).Entries.Select(Text));
        Assert.Empty((await process.Backplane.ReadAllAsync(Ann, head)).Entries);
        Assert.Equal(3, (await process.Backplane.ReadAllAsync(Ann, head with { Sequence = 4 })).Entries.Count);
        Assert.Equal(3, (await process.Backplane.ReadAllAsync(Ann, head with { Epoch = "other" })).Entries.Count);
    }

    [Fact]
    public async Task EventsBeyondTheWindow_AreGone()
    {
        await using var process = new InProcess();
        await AppendAsync(process, "a");
        process.Time.Advance(TimeSpan.FromSeconds(100));
        await AppendAsync(process, "b");
        process.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(["b"], (await process.Backplane.ReadAllAsync(Ann)).Entries.Select(Text));
    }

    [Fact]
    public async Task EventsBeyondTheBytes_GoOldestFirst()
    {
        await using var process = new InProcess(options => options.MaxEventBytes = options.ReplayBytesPerUser = 20_000);
        await AppendAsync(process, "a", new string('b', 10_000), new string('c', 10_000));

        Assert.Equal([2, 3], (await process.Backplane.ReadAllAsync(Ann)).Entries.Select(entry => entry.Position.Sequence));
    }

    [Fact]
    public async Task ForgottenLog_GoesOnEmptyUnderAnotherEpoch()
    {
        await using var process = new InProcess();
        await AppendAsync(process, "a");
        var before = (await process.Backplane.ReadAllAsync(Ann)).Head;
        await process.Backplane.ForgetAsync(Ann, epoch: null, default);
        var after = await process.Backplane.ReadAllAsync(Ann);

        Assert.Empty(after.Entries);
        Assert.Equal(0, after.Head.Sequence);
        Assert.NotEqual(before.Epoch, after.Head.Epoch);
    }

    [Fact]
    public async Task LogThatSomebodyHears_KeepsItsEpoch()
    {
        await using var process = new InProcess();
        var listening = await process.Backplane.ListenAsync(Ann, _ => { });
        var before = (await process.Backplane.ReadAllAsync(Ann)).Head;
        process.Time.Advance(TimeSpan.FromHours(1));
        process.Backplane.Sweep();
        Assert.Equal(before, (await process.Backplane.ReadAllAsync(Ann)).Head);

        await listening.DisposeAsync();
        process.Time.Advance(TimeSpan.FromHours(1));
        process.Backplane.Sweep();
        Assert.Equal(0, process.Backplane.LogCount);
    }

    [Fact]
    public async Task ManyAppenders_AreHeardInOrderOneAtATime()
    {
        await using var process = new InProcess();
        var heard = new List<long>();
        var inside = 0;
        await using var listening = await process.Backplane.ListenAsync(Ann, entry =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            heard.Add(entry.Position.Sequence);
            Interlocked.Decrement(ref inside);
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AppendAsync(process, [.. Enumerable.Repeat("x", 200)]))));

        await Eventually.True(() => Volatile.Read(ref inside) == 0 && heard.Count == 1600, "all is heard");
        Assert.Equal(Enumerable.Range(1, 1600).Select(n => (long)n), heard);
    }

    [Fact]
    public async Task ListenerAtWork_IsNotCalledByASecondAppender()
    {
        await using var process = new InProcess();
        var heard = new List<long>();
        var entered = new TaskCompletionSource();
        using var gate = new ManualResetEventSlim();
        await using var listening = await process.Backplane.ListenAsync(Ann, entry =>
        {
            lock (heard) heard.Add(entry.Position.Sequence);
            entered.TrySetResult();
            gate.Wait();
        });
        var first = Task.Run(() => AppendAsync(process, "a"));
        await entered.Task.Within();
        await Task.Run(() => AppendAsync(process, "b")).Within();
        Assert.Equal([1], heard);

        gate.Set();
        await first.Within();
        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public async Task LentEvent_IsKeptAsItWas()
    {
        await using var process = new InProcess();
        var lent = "first"u8.ToArray();
        await process.Backplane.AppendAsync(Ann, lent);
        "other"u8.CopyTo(lent);

        Assert.Equal("first", Text(Assert.Single((await process.Backplane.ReadAllAsync(Ann)).Entries)));
    }

    [Fact]
    public async Task LentEventThatIsToldLater_IsTheOneThatWasLent()
    {
        await using var process = new InProcess();
        var heard = new List<string>();
        await using var listening = await process.Backplane.ListenAsync(Ann, entry =>
        {
            heard.Add(Text(entry));
            if (heard.Count > 1) return;
            // Within the first one's telling, so the second has to wait for its end.
            var lent = "second"u8.ToArray();
            Assert.True(process.Backplane.AppendAsync(Ann, lent).IsCompletedSuccessfully);
            "others"u8.CopyTo(lent);
        });
        await process.Backplane.AppendAsync(Ann, "first"u8.ToArray());

        Assert.Equal(["first", "second"], heard);
    }

    private static async Task AppendAsync(InProcess process, params string[] events)
    {
        foreach (var text in events) await process.Backplane.AppendAsync(Ann, Encoding.UTF8.GetBytes(text));
    }

    private static string Text(BackplaneEntry entry) => Encoding.UTF8.GetString(entry.Event.Span);
}
