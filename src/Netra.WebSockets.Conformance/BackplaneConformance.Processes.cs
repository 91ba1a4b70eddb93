namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    [Fact]
    public async Task DisconnectedLog_GoesOnEmptyInAnotherEpoch_AndSaysWhy()
    {
        var user = NewUser();
        var before = await AppendAsync(One, user, "x");
        Assert.Null((await ReadAsync(One, user)).Disconnected);
        await Two.DisconnectAsync(user, "signed out", default);

        var after = await ReadAsync(One, user);
        Assert.Equal(("signed out", 0L, 0), (after.Disconnected, after.Head.Sequence, after.Entries.Count));
        Assert.NotEqual(before.Epoch, after.Head.Epoch);
        Assert.Equal(after.Head with { Sequence = 1 }, await AppendAsync(One, user, "y"));
        Assert.Equal("signed out", (await ReadAsync(Two, user)).Disconnected);
    }

    [Fact]
    public async Task EpochThatBeganOtherwise_SaysNothingOfAFormerDisconnect()
    {
        var user = NewUser();
        await One.DisconnectAsync(user, "signed out", default);
        await Two.ForgetAsync(user, epoch: null, default);
        Assert.Null((await ReadAsync(One, user)).Disconnected);
    }

    [Fact]
    public async Task Disconnect_IsToldToEveryListener()
    {
        var user = NewUser();
        var epoch = (await AppendAsync(One, user, "x")).Epoch;
        var told = new TaskCompletionSource[] { new(TaskCreationOptions.RunContinuationsAsynchronously),
            new(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var one = await One.ListenAsync(user, notice => Hear(0, notice), default);
        await using var two = await Two.ListenAsync(user, notice => Hear(1, notice), default);
        await One.DisconnectAsync(user, "signed out", default);
        await Task.WhenAll(told.Select(heard => heard.Task)).WaitAsync(Patience);

        void Hear(int process, BackplaneNotice notice)
        {
            if (notice.IsLost || notice.Entry.Position.Epoch != epoch) told[process].TrySetResult();
        }
    }

    [Fact]
    public async Task DisconnectedLog_ForgetsRunsAndAdoptsNone()
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await Two.DisconnectAsync(user, "signed out", default);
        Assert.Empty(await One.ClaimRunsAsync(user, [run], adopt: true, default));
        Assert.Equal(BackplaneAppendOutcome.RunNotOpen, await StepAsync(One, user, BackplaneRunStep.Continues, run));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Starts, RunOf("one")));
    }

    [Fact]
    public async Task Connections_AreCountedOverAllProcesses()
    {
        var (ann, bob) = (NewUser(), NewUser());
        var (here, there) = (NewProducer(), NewProducer());
        Assert.Equal(2, await CountAsync(One, ann, here, 2));
        Assert.Equal(5, await CountAsync(Two, ann, there, 3));
        Assert.Equal(1, await CountAsync(Two, bob, there, 1));
        Assert.Equal(4, await CountAsync(One, ann, here, 1));
        Assert.Equal(3, await CountAsync(One, ann, here, 0));
        Assert.Equal(0, await CountAsync(Two, ann, there, 0));
    }

    [Fact]
    public async Task ConnectionsOfASilentProcess_CountNoLonger()
    {
        var user = NewUser();
        var (silent, asking) = (NewProducer(), NewProducer());
        Assert.Equal(3, (await One.CheckAsync(user, new BackplanePresence(silent, 3, ShortLease), default)).Connections);
        await EventuallyAsync(async () => await CountAsync(Two, user, asking, 1) == 1, "the silent process does not count");
    }

    [Fact]
    public async Task Check_TellsWhereTheLogIs()
    {
        var user = NewUser();
        await AppendAsync(One, user, "x");
        var slice = await ReadAsync(One, user);
        var check = await Two.CheckAsync(user, new BackplanePresence(NewProducer(), 1, LongLease), default);
        Assert.Equal((slice.Head, slice.Generation), (check.Head, check.Generation));
    }

    [Fact]
    public async Task Broadcast_ReachesEveryProcess_UntilItListensNoLonger()
    {
        var process = NewProducer();
        var (one, two, gone) = (new Heard(process), new Heard(process), new Heard(process));
        await using var first = await One.ListenToBroadcastsAsync(one.Add, default);
        await using var second = await Two.ListenToBroadcastsAsync(two.Add, default);
        var third = await Two.ListenToBroadcastsAsync(gone.Add, default);
        await third.DisposeAsync();
        await One.BroadcastAsync(new BackplaneBroadcast(process, NoticeCodes.Maintenance), default);
        await Two.BroadcastAsync(new BackplaneBroadcast(process, NoticeCodes.Restored), default);
        await Task.WhenAll(one.Both, two.Both).WaitAsync(Patience);
        Assert.Equal(0, gone.Count);
        Assert.Equal([NoticeCodes.Maintenance, NoticeCodes.Restored], one.Codes.Order());
    }

    private static async Task<int> CountAsync(IWebSocketBackplane backplane, UserId user, string process, int connections) =>
        (await backplane.CheckAsync(user, new BackplanePresence(process, connections, LongLease), default)).Connections;

    /// <summary>The broadcasts of one process; the engine may carry those of other tests too.</summary>
    private sealed class Heard(string process)
    {
        private readonly List<string> _codes = [];
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when there are two.</summary>
        public Task Both => _both.Task;

        public int Count
        {
            get { lock (_codes) return _codes.Count; }
        }

        public string[] Codes
        {
            get { lock (_codes) return [.. _codes]; }
        }

        public void Add(BackplaneBroadcast broadcast)
        {
            if (broadcast.Process != process) return;
            lock (_codes)
            {
                _codes.Add(broadcast.Code);
                if (_codes.Count == 2) _both.TrySetResult();
            }
        }
    }
}
