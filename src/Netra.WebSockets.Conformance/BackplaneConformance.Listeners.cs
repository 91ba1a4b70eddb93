using System.Collections.Concurrent;

namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Listener_IsToldOfEveryEvent(bool appendsElsewhere)
    {
        var user = NewUser();
        var told = new Told();
        await using var listening = await One.ListenAsync(user, told.Add, default);
        for (var n = 1; n <= 20; n++) await AppendAsync(appendsElsewhere ? Two : One, user, $"{n}");

        await EventuallyAsync(() => told.Reaches(20), "20 events are told");
        foreach (var entry in (await ReadAsync(One, user)).Entries) told.AssertFits(entry);
    }

    [Fact]
    public async Task EveryListener_IsTold()
    {
        var user = NewUser();
        Told[] all = [new(), new(), new()];
        await using var one = await One.ListenAsync(user, all[0].Add, default);
        await using var two = await One.ListenAsync(user, all[1].Add, default);
        await using var three = await Two.ListenAsync(user, all[2].Add, default);
        await AppendAsync(One, user, "x");
        await EventuallyAsync(() => all.All(told => told.Reaches(1)), "all listeners are told");
    }

    [Fact]
    public async Task Listener_IsToldOfItsOwnUserOnly()
    {
        var (ann, bob) = (NewUser(), NewUser());
        var (toAnn, toBob) = (new Told(), new Told());
        await using var one = await One.ListenAsync(ann, toAnn.Add, default);
        await using var two = await One.ListenAsync(bob, toBob.Add, default);
        for (var n = 0; n < 10; n++)
        {
            await AppendAsync(Two, ann, "ann");
            await AppendAsync(One, bob, "bob");
        }

        await EventuallyAsync(() => toAnn.Reaches(10) && toBob.Reaches(10), "both are told");
        Assert.All(toAnn.Texts, text => Assert.Contains(ann.Value, text, StringComparison.Ordinal));
        Assert.All(toBob.Texts, text => Assert.Contains(bob.Value, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DisposedSubscription_EndsTheCalls()
    {
        var user = NewUser();
        var (gone, staying) = (new Told(), new Told());
        var listening = await One.ListenAsync(user, gone.Add, default);
        await using var other = await One.ListenAsync(user, staying.Add, default);
        await AppendAsync(One, user, "1");
        await EventuallyAsync(() => gone.Reaches(1), "the listener is told");
        await listening.DisposeAsync();
        await listening.DisposeAsync();
        await AppendAsync(One, user, "2");
        await EventuallyAsync(() => staying.Reaches(2), "the other listener is told");
        Assert.False(gone.Reaches(2));
    }

    [Fact]
    public async Task Listener_MayCallTheBackplane()
    {
        var user = NewUser();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = await One.ListenAsync(user, notice =>
        {
            if (notice.Entry.Position.Sequence == 1) _ = AnswerAsync();
        }, default);
        await AppendAsync(One, user, "question");
        await answered.Task.WaitAsync(Patience);
        Assert.Equal(2, (await ReadAsync(One, user)).Head.Sequence);

        async Task AnswerAsync()
        {
            await AppendAsync(One, user, "answer");
            answered.SetResult();
        }
    }

    [Fact]
    public async Task RefusedAppend_IsToldToNobody()
    {
        var user = NewUser();
        var told = new Told();
        await using var listening = await One.ListenAsync(user, told.Add, default);
        Assert.Equal(BackplaneAppendOutcome.RunNotOpen, await StepAsync(One, user, BackplaneRunStep.Continues, RunOf("one")));
        await AppendAsync(One, user, "x");
        await EventuallyAsync(() => told.Reaches(1), "the event is told");
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
        Assert.All(told.Texts, text => Assert.DoesNotContain(nameof(BackplaneRunStep.Continues), text, StringComparison.Ordinal));
    }

    /// <summary>What a listener was told, by any thread, in any order, once or more often.</summary>
    private sealed class Told
    {
        private readonly ConcurrentDictionary<BackplanePosition, string> _events = new();
        private long _highest;

        public IEnumerable<string> Texts => _events.Values;

        public void Add(BackplaneNotice notice)
        {
            if (notice.IsLost) return;
            // The memory is lent.
            if (!notice.Entry.Event.IsEmpty) _events[notice.Entry.Position] = TextOf(notice.Entry);
            InterlockedMax(notice.Entry.Position.Sequence);
        }

        public bool Reaches(long sequence) => Volatile.Read(ref _highest) >= sequence;

        public void AssertFits(BackplaneEntry entry)
        {
            if (_events.TryGetValue(entry.Position, out var text)) Assert.Equal(TextOf(entry), text);
        }

        private void InterlockedMax(long sequence)
        {
            for (var seen = Volatile.Read(ref _highest); seen < sequence;)
            {
                var before = Interlocked.CompareExchange(ref _highest, sequence, seen);
                if (before == seen) return;
                seen = before;
            }
        }
    }
}
