using System.Text;

namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    [Fact]
    public async Task UnknownUser_HasAnEmptyLogWithAnEpoch()
    {
        var slice = await ReadAsync(One, NewUser());
        Assert.Empty(slice.Entries);
        Assert.Equal(0, slice.Head.Sequence);
        Assert.False(string.IsNullOrEmpty(slice.Head.Epoch));
    }

    [Fact]
    public async Task Epoch_FitsIntoAQuery()
    {
        var epoch = (await ReadAsync(One, NewUser())).Head.Epoch;
        Assert.InRange(epoch.Length, 1, 128);
    }

    [Fact]
    public async Task Events_AreNumberedFromOneWithoutHoles()
    {
        var user = NewUser();
        for (var n = 1; n <= 20; n++) Assert.Equal(n, (await AppendAsync(One, user, $"{n}")).Sequence);

        var slice = await ReadAsync(One, user);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), slice.Entries.Select(entry => entry.Position.Sequence));
        Assert.All(slice.Entries, entry => Assert.Equal(slice.Head.Epoch, entry.Position.Epoch));
        Assert.Equal(slice.Head, slice.Entries[^1].Position);
    }

    [Fact]
    public async Task EmptyLog_KeepsItsEpochForTheFirstEvent()
    {
        var user = NewUser();
        await using var listening = await One.ListenAsync(user, _ => { }, default);
        var before = (await ReadAsync(One, user)).Head;
        Assert.Equal(before with { Sequence = 1 }, await AppendAsync(One, user, "first"));
    }

    [Fact]
    public async Task TwoProcesses_ShareOneSequence()
    {
        var user = NewUser();
        var positions = await Task.WhenAll(new[] { One, Two }.Select(process => Task.Run(async () =>
        {
            var mine = new List<BackplanePosition>();
            for (var n = 0; n < 50; n++) mine.Add(await AppendAsync(process, user, $"{n}"));
            return mine;
        })));

        Assert.All(positions, mine => Assert.Equal(mine.OrderBy(position => position.Sequence), mine));
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), positions.SelectMany(mine => mine).Select(position => position.Sequence).Order());
        Assert.Single(positions.SelectMany(mine => mine).Select(position => position.Epoch).Distinct());
    }

    [Fact]
    public async Task ManyUsersAtOnce_HaveLogsOfTheirOwn()
    {
        var users = Enumerable.Range(0, 20).Select(_ => NewUser()).ToArray();
        await Task.WhenAll(users.Select((user, index) => Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++) await AppendAsync(index % 2 == 0 ? One : Two, user, $"{n}");
        })));

        foreach (var user in users)
        {
            var slice = await ReadAsync(One, user);
            Assert.Equal(Enumerable.Range(0, 20).Select(n => Encoding.UTF8.GetString(EventOf(user, $"{n}"))), slice.Entries.Select(TextOf));
        }
    }

    [Fact]
    public async Task ConfirmedEvent_IsReadByEveryProcess()
    {
        var user = NewUser();
        for (var n = 0; n < 20; n++)
        {
            var position = await AppendAsync(One, user, $"{n}");
            Assert.True((await ReadAsync(Two, user)).Head.Sequence >= position.Sequence);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_000)]
    [InlineData(50_000)]
    public async Task Bytes_AreReadAsTheyWereAppended(int length)
    {
        var user = NewUser();
        var text = string.Create(length, 0, static (span, _) =>
        {
            for (var index = 0; index < span.Length; index++) span[index] = "aé漢\u2028 {}"[index % 7];
        });
        await AppendAsync(One, user, text);
        Assert.Equal(EventOf(user, text), (await ReadAsync(Two, user)).Entries.Single().Event.ToArray());
    }

    [Fact]
    public async Task AppendedMemory_IsTheCallersAgain()
    {
        var user = NewUser();
        var lent = EventOf(user, "first");
        var expected = Encoding.UTF8.GetString(lent);
        await One.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), lent), default);
        lent.AsSpan().Fill((byte)'x');
        Assert.Equal(expected, TextOf((await ReadAsync(One, user)).Entries.Single()));
    }

    [Fact]
    public async Task ReadMemory_IsNeverChanged()
    {
        var user = NewUser();
        await AppendAsync(One, user, "first");
        var slice = await ReadAsync(One, user);
        var before = TextOf(slice.Entries[0]);
        await One.ForgetAsync(user, epoch: null, default);
        for (var n = 0; n < 50; n++) await AppendAsync(One, user, "other");
        Assert.Equal(before, TextOf(slice.Entries[0]));
    }

    [Fact]
    public async Task ReadBehindAPosition_ReturnsWhatFollows()
    {
        var user = NewUser();
        for (var n = 1; n <= 5; n++) await AppendAsync(One, user, $"{n}");
        var head = (await ReadAsync(One, user)).Head;

        Assert.Equal([4, 5], (await ReadAsync(Two, user, head with { Sequence = 3 })).Entries.Select(entry => entry.Position.Sequence));
        var rest = await ReadAsync(Two, user, head);
        Assert.Empty(rest.Entries);
        Assert.Equal(head, rest.Head);
    }

    [Fact]
    public async Task ReadBehindAPositionThatTheLogNeverHad_ReturnsEverything()
    {
        var user = NewUser();
        for (var n = 1; n <= 3; n++) await AppendAsync(One, user, $"{n}");
        var head = (await ReadAsync(One, user)).Head;

        Assert.Equal(3, (await ReadAsync(One, user, head with { Epoch = "another" })).Entries.Count);
        Assert.Equal(3, (await ReadAsync(One, user, head with { Sequence = 4 })).Entries.Count);
    }

    [Fact]
    public async Task LimitedRead_ReturnsAtLeastOneEventAndCanBeContinued()
    {
        var user = NewUser();
        for (var n = 1; n <= 10; n++) await AppendAsync(One, user, new string('x', n * 100));
        var read = new List<long>();
        BackplanePosition? after = null;
        for (var reads = 0; ; reads++)
        {
            Assert.InRange(reads, 0, 10);
            var slice = await One.ReadAsync(user, after, maxBytes: 500, default);
            Assert.Equal(10, slice.Head.Sequence);
            if (slice.Entries.Count == 0) break;
            Assert.InRange(slice.Entries.Count, 1, 9);
            read.AddRange(slice.Entries.Select(entry => entry.Position.Sequence));
            after = slice.Entries[^1].Position;
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), read);
    }

    [Fact]
    public async Task Generation_StaysWhileNothingIsLost()
    {
        var user = NewUser();
        var result = await One.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "x")), default);
        Assert.Equal(result.Generation, (await ReadAsync(One, user)).Generation);
        Assert.Equal(result.Generation, (await ReadAsync(Two, user)).Generation);
    }
}
