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

        await told.ReachAsync(20, Patience);
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
        foreach (var told in all) await told.ReachAsync(1, Patience);
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

        await toAnn.ReachAsync(10, Patience);
        await toBob.ReachAsync(10, Patience);
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
        await gone.ReachAsync(1, Patience);
        await listening.DisposeAsync();
        await listening.DisposeAsync();
        await AppendAsync(One, user, "2");
        await staying.ReachAsync(2, Patience);
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
        await told.ReachAsync(1, Patience);
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
        Assert.All(told.Texts, text => Assert.DoesNotContain(nameof(BackplaneRunStep.Continues), text, StringComparison.Ordinal));
    }

    /// <summary>What a listener was told, by any thread, in any order, once or more often.</summary>
    private sealed class Told
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<BackplanePosition, string> _events = [];
        private readonly List<(long Sequence, TaskCompletionSource Reached)> _waiting = [];
        private long _highest;

        public IReadOnlyList<string> Texts
        {
            get { lock (_gate) return [.. _events.Values]; }
        }

        public void Add(BackplaneNotice notice)
        {
            if (notice.IsLost) return;
            var position = notice.Entry.Position;
            lock (_gate)
            {
                // The memory is lent.
                if (!notice.Entry.Event.IsEmpty) _events[position] = TextOf(notice.Entry);
                _highest = Math.Max(_highest, position.Sequence);
                foreach (var (sequence, reached) in _waiting)
                {
                    if (_highest >= sequence) reached.TrySetResult();
                }
            }
        }

        public bool Reaches(long sequence)
        {
            lock (_gate) return _highest >= sequence;
        }

        /// <summary>Completes when the listener has been told of an event with this sequence, or a later one.</summary>
        public async Task ReachAsync(long sequence, TimeSpan patience)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                if (_highest >= sequence) return;
                _waiting.Add((sequence, reached));
            }

            try
            {
                await reached.Task.WaitAsync(patience);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"The listener was not told of event {sequence}.");
            }
        }

        public void AssertFits(BackplaneEntry entry)
        {
            lock (_gate)
            {
                if (_events.TryGetValue(entry.Position, out var text)) Assert.Equal(TextOf(entry), text);
            }
        }
    }
}
