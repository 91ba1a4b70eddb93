using System.Text;

namespace Netra.WebSockets.Tests;

public sealed class ReplayMemoryTests
{
    private static readonly UserId Ann = new("ann");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task EventsOfAnySize_AreReadAsTheyWereWritten(int seed)
    {
        await using var process = new InProcess(options => (options.ReplayBytesPerUser, options.MaxEventBytes) = (200_000, 100_000));
        var random = new Random(seed);
        var model = new List<string>();
        for (var n = 0; n < 400; n++)
        {
            var size = random.Next(4) switch { 0 => random.Next(10), 1 => random.Next(4090, 4100), 2 => random.Next(2000), _ => random.Next(30_000) };
            var text = string.Create(size, n, (span, number) => span.Fill((char)('a' + (number % 26))));
            await process.Backplane.AppendAsync(Ann, Encoding.UTF8.GetBytes(text));
            model.Add(text);
            while (model.Sum(item => item.Length) > 200_000) model.RemoveAt(0);

            var slice = await process.Backplane.ReadAllAsync(Ann);
            Assert.Equal(model, slice.Entries.Select(entry => Encoding.UTF8.GetString(entry.Event.Span)));
            Assert.Equal(n + 1, slice.Head.Sequence);
        }
    }

    [Fact]
    public async Task CopyOfAnEvent_StaysWhenItsPlaceIsUsedAgain()
    {
        await using var process = new InProcess(options => options.ReplayBytesPerUser = options.MaxEventBytes);
        await AppendAsync(process, "ann", new string('a', 60_000));
        var slice = await process.Backplane.ReadAllAsync(Ann);
        for (var n = 0; n < 10; n++) await AppendAsync(process, "ann", new string('b', 60_000));

        Assert.Equal(new string('a', 60_000), Encoding.UTF8.GetString(slice.Entries.Single().Event.Span));
    }

    [Fact]
    public async Task MoreThanAllUsersMayKeep_CostsTheOldestWhosesoeverTheyAre()
    {
        await using var process = new InProcess(options => options.ReplayBytes = options.ReplayBytesPerUser = 64 * 1024);
        await AppendAsync(process, "ann", new string('a', 20_000));
        await AppendAsync(process, "bob", new string('b', 20_000));
        await AppendAsync(process, "cid", new string('c', 20_000));
        Assert.Equal((1, 1, 1), (await KeptAsync(process, "ann"), await KeptAsync(process, "bob"), await KeptAsync(process, "cid")));

        await AppendAsync(process, "cid", new string('c', 20_000));
        Assert.Equal((0, 1, 2), (await KeptAsync(process, "ann"), await KeptAsync(process, "bob"), await KeptAsync(process, "cid")));
        await AppendAsync(process, "ann", new string('a', 20_000));
        Assert.Equal((1, 0, 2), (await KeptAsync(process, "ann"), await KeptAsync(process, "bob"), await KeptAsync(process, "cid")));
        Assert.InRange(process.Backplane.UsedBytes, 1, 64 * 1024);
    }

    [Fact]
    public async Task WhatAllUsersCost_IsAnnouncedAsAGapToTheOneWhoLostIt()
    {
        await using var server = await TestServer.StartAsync(options => options.ReplayBytes = options.ReplayBytesPerUser = 64 * 1024);
        var (ann, _) = await TestClient.ConnectAsync(server);
        await server.Manager().SendAsync("first", 1);
        await ann.NextAsync();
        ann.Drop();
        await server.Manager().SendAsync("lost", 2);
        for (var n = 0; n < 10; n++) await server.Manager("bob").SendAsync("ballast", new string('x', 10_000));

        var (again, _) = await TestClient.ConnectAsync(server, cursor: ann.Cursor);
        using var tab = again;
        Assert.Equal("""{"from":2,"to":2,"reason":"expired"}""", (await again.NextAsync()).Payload.GetRawText());
    }

    [Fact]
    public async Task ManyUsersAtTheLimit_StayBelowItAndKeepOrder()
    {
        const long limit = 512 * 1024;
        await using var process = new InProcess(options => options.ReplayBytes = limit);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            var random = new Random(thread);
            for (var n = 0; n < 2000; n++) await AppendAsync(process, $"user-{random.Next(40)}", new string('x', random.Next(6000)));
        })));

        Assert.InRange(process.Backplane.UsedBytes, 1, limit);
        foreach (var user in Enumerable.Range(0, 40))
        {
            var slice = await process.Backplane.ReadAllAsync(new UserId($"user-{user}"));
            Assert.Equal(slice.Entries.Select((_, index) => slice.Head.Sequence - slice.Entries.Count + 1 + index), slice.Entries.Select(entry => entry.Position.Sequence));
            Assert.All(slice.Entries, entry => Assert.Equal(-1, entry.Event.Span.IndexOfAnyExcept((byte)'x')));
        }
    }

    [Fact]
    public async Task MemoryOfWhatIsGone_IsGivenBack()
    {
        await using var process = new InProcess();
        for (var user = 0; user < 100; user++) await AppendAsync(process, $"user-{user}", new string('x', 10_000));
        Assert.Equal(100 * 3 * 4096, process.Backplane.UsedBytes);

        await process.Backplane.ForgetAsync(new UserId("user-0"), epoch: null, default);
        Assert.Equal(99 * 3 * 4096, process.Backplane.UsedBytes);
        process.Time.Advance(TimeSpan.FromSeconds(120));
        process.Backplane.Sweep();
        Assert.Equal((0, 0), (process.Backplane.UsedBytes, process.Backplane.LogCount));
    }

    [Fact]
    public void BlocksThatComeAndGo_ShareTheirSlabs()
    {
        var memory = new ReplayMemory(long.MaxValue);
        var owner = new InMemoryUserLog(new WebSocketManagerOptions(), TimeProvider.System, memory);
        var slabs = new HashSet<ReplaySlab>(ReferenceEqualityComparer.Instance);
        var random = new Random(7);
        var rented = new List<ReplayBlock>();
        for (var n = 0; n < 20_000; n++)
        {
            if (rented.Count == 0 || (rented.Count < 200 && random.Next(2) == 0))
            {
                var block = memory.Rent(owner);
                Assert.DoesNotContain(block, rented);
                slabs.Add(block.Slab);
                rented.Add(block);
            }
            else
            {
                var index = random.Next(rented.Count);
                memory.Return(rented[index]);
                rented.RemoveAt(index);
            }

            Assert.Equal(rented.Count * ReplayBlock.Size, memory.UsedBytes);
        }

        // 200 blocks are four slabs; without reuse there would be hundreds.
        Assert.InRange(slabs.Count, 1, 40);
    }

    private static async Task AppendAsync(InProcess process, string user, string text) =>
        await process.Backplane.AppendAsync(new UserId(user), Encoding.UTF8.GetBytes(text));

    private static async Task<int> KeptAsync(InProcess process, string user) =>
        (await process.Backplane.ReadAllAsync(new UserId(user))).Entries.Count;
}
