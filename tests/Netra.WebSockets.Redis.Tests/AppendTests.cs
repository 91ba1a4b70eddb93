using System.Text;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Appends that come at the same time share a script, and are answered each by itself.</summary>
[NeedsRedis]
public sealed class AppendTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const string Shared = "0123456789abcde";

    private static readonly UserKeys Keys = new("netra");

    [Fact]
    public async Task AppendsAtTheSameTime_ShareScripts_AndEachHasItsPlace()
    {
        const int Users = 100;
        await using var server = await RedisServer.StartAsync();
        await using var backplane = Backplanes.Open(server.EndPoint);
        await backplane.AppendAsync(Backplanes.NewUser());
        await using var client = await server.ConnectAsync();
        var before = await ScriptsAsync(client);
        var users = Enumerable.Range(0, Users).Select(_ => Backplanes.NewUser()).ToArray();
        var results = await Task.WhenAll(users.Concat(users).Select(user => backplane.AppendAsync(user)));

        Assert.InRange(await ScriptsAsync(client) - before, 1, Users);
        Assert.All(results, result => Assert.Equal(BackplaneAppendOutcome.Appended, result.Outcome));
        for (var place = 0; place < Users; place++)
        {
            Assert.Equal([1, 2], new[] { results[place], results[place + Users] }.Select(result => result.Position.Sequence));
            Assert.Equal(results[place].Position.Epoch, results[place + Users].Position.Epoch);
        }

        Assert.Equal(Users, results.Select(result => result.Position.Epoch).Distinct().Count());
        foreach (var user in users) Assert.Equal(2, (await backplane.ReadAllAsync(user)).Entries.Count);
    }

    [Fact]
    public async Task KeyOfAnotherProgram_FailsItsUserAlone()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        var users = Enumerable.Range(0, 50).Select(_ => Backplanes.NewUser()).ToArray();
        var broken = users[20];
        await redis.Server.DoAsync("SET", Keys.RootOf(broken), "a text");
        var calls = users.Select(user => backplane.AppendAsync(user)).ToArray();

        await Assert.ThrowsAsync<RedisServerException>(() => calls[20]);
        foreach (var call in calls.Where((_, place) => place != 20)) Assert.Equal(1, (await call).Position.Sequence);
    }

    [Fact]
    public async Task RepeatedAppend_InTheSameScript_IsOneEvent()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        var append = Backplanes.EventOf(Backplanes.NewUser());
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => backplane.AppendAsync(append, default).AsTask()));

        Assert.Single(results.Distinct());
        Assert.Single((await backplane.ReadAllAsync(append.User)).Entries);
    }

    [Fact]
    public async Task WhoeverBlocksWhereHisAppendEnds_HoldsNobodyUp()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        await backplane.AppendAsync(Backplanes.NewUser());
        using var gate = new ManualResetEventSlim();
        // On threads of their own: an append that has ended when it is awaited would block this test's thread, which opens the gate.
        var blocked = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await backplane.AppendAsync(Backplanes.NewUser()).ConfigureAwait(false);
            gate.Wait();
        })).ToArray();
        Assert.Equal(1, (await backplane.AppendAsync(Backplanes.NewUser()).Within()).Position.Sequence);
        gate.Set();
        await Task.WhenAll(blocked).Within();
    }

    [Fact]
    public async Task ServiceWithoutScriptsOverSeveralSlots_GetsOneSlotAtATime()
    {
        var calls = new List<int>();
        var gate = new TaskCompletionSource();
        var queue = new AppendQueue(async (keys, _) =>
        {
            lock (calls) calls.Add(keys.Length);
            await gate.Task;
            if (keys.Select(key => HashTag(key!)).Distinct().Count() > 1) throw new RedisServerException(RedisErrorKind.CrossSlot, CommandFlags.None, "CROSSSLOT Keys in request don't hash to the same slot");
            return Answer(keys.Length);
        }, () => ["120000"], TimeSpan.FromMinutes(1), TimeProvider.System, isOneSlot: false, () => { });
        var users = Enumerable.Range(0, 30).Select(_ => Backplanes.NewUser()).ToArray();
        var answers = users.Select(user => Append(queue, user)).ToArray();
        gate.SetResult();

        foreach (var answer in answers) Assert.Equal(7, (await answer.Within()).Position.Sequence);
        Assert.Equal(1, calls.Count(count => count > 1));
    }

    [Fact]
    public async Task AppendThatHasWaitedTooLong_IsNotSent()
    {
        var sent = 0;
        var time = new ManualTime();
        var gate = new TaskCompletionSource();
        var queue = new AppendQueue(async (keys, _) =>
        {
            sent += keys.Length;
            await gate.Task;
            return Answer(keys.Length);
        }, () => ["120000"], TimeSpan.FromSeconds(5), time, isOneSlot: false, () => { });
        var user = Backplanes.NewUser();
        var first = new[] { Append(queue, user), Append(queue, user) };
        var late = Append(queue, user);
        time.Advance(TimeSpan.FromSeconds(5));
        gate.SetResult();

        await Assert.ThrowsAsync<TimeoutException>(() => late.Within());
        Assert.Equal(2, sent);
        foreach (var answer in first) Assert.Equal(7, (await answer.Within()).Position.Sequence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number\n0 1 0 e")]
    [InlineData(Shared)]
    [InlineData(Shared + "\n0 1")]
    [InlineData(Shared + "\nx 1 0 e")]
    public void AnswerOfAnotherForm_IsNone(string text) => Assert.Throws<FormatException>(() =>
    {
        var answer = new AppendAnswer(Encoding.UTF8.GetBytes(text));
        answer.Next(out _, out _);
    });

    [Fact]
    public void Answers_AreReadInTheirOrder()
    {
        var answer = new AppendAnswer(Encoding.UTF8.GetBytes(Shared + "\n0 12 1 e-1\n!WRONGTYPE of a key\n4 3 0 e-2"));
        Assert.Null(answer.Next(out var first, out var hadLost));
        Assert.Equal((new BackplaneAppendResult(BackplaneAppendOutcome.Appended, new BackplanePosition("e-1", 12), 0x0123456789abcde), true), (first, hadLost));
        Assert.Equal("WRONGTYPE of a key", answer.Next(out _, out _));
        Assert.Null(answer.Next(out var last, out hadLost));
        Assert.Equal((BackplaneAppendOutcome.RunOwnedByAnother, new BackplanePosition("e-2", 3), false), (last.Outcome, last.Position, hadLost));
    }

    private static Task<BackplaneAppendResult> Append(AppendQueue queue, UserId user)
    {
        var root = Keys.RootOf(user, out var bucket);
        return queue.AppendAsync(Backplanes.EventOf(user), root, bucket).AsTask();
    }

    private static RedisResult Answer(int count) =>
        RedisResult.Create((RedisValue)(Shared + string.Concat(Enumerable.Repeat("\n0 7 0 epoch", count))));

    private static string HashTag(string key) => key[..key.IndexOf('}', StringComparison.Ordinal)];

    private static async Task<long> ScriptsAsync(ConnectionMultiplexer client)
    {
        var info = (string)(await client.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        var line = info.Split('\n').Single(line => line.StartsWith("cmdstat_evalsha:", StringComparison.Ordinal));
        return long.Parse(line["cmdstat_evalsha:calls=".Length..line.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
