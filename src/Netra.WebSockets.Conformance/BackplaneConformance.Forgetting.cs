namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    [Fact]
    public async Task ForgottenLog_GoesOnEmptyInAnotherEpoch()
    {
        var user = NewUser();
        await AppendAsync(One, user, "x");
        var before = (await ReadAsync(One, user)).Head;
        Assert.True(await Two.ForgetAsync(user, epoch: null, default));

        var after = await ReadAsync(One, user);
        Assert.Empty(after.Entries);
        Assert.Equal(0, after.Head.Sequence);
        Assert.NotEqual(before.Epoch, after.Head.Epoch);
        Assert.Equal(after.Head with { Sequence = 1 }, await AppendAsync(One, user, "y"));
    }

    [Fact]
    public async Task EpochIsForgotten_ByOneOfSeveralCallers()
    {
        var user = NewUser();
        var epoch = (await AppendAsync(One, user, "x")).Epoch;
        var answers = await Task
            .WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () => await (n % 2 == 0 ? One : Two).ForgetAsync(user, epoch, default))));
        Assert.Single(answers, isForgotten => isForgotten);
    }

    [Fact]
    public async Task FormerEpoch_CannotBeForgottenAgain()
    {
        var user = NewUser();
        var epoch = (await AppendAsync(One, user, "x")).Epoch;
        await One.ForgetAsync(user, epoch, default);
        await AppendAsync(One, user, "y");
        Assert.False(await One.ForgetAsync(user, epoch, default));
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task Listener_HearsTheNextEpoch()
    {
        var user = NewUser();
        var told = new Told();
        await using var listening = await One.ListenAsync(user, told.Add, default);
        await One.ForgetAsync(user, epoch: null, default);
        await AppendAsync(Two, user, "after");
        await told.ReachAsync(1, Patience);
    }

    [Fact]
    public async Task ForgottenLog_ForgetsRunsAndProducers()
    {
        var user = NewUser();
        var run = RunOf("one");
        var append = new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "start"), BackplaneRunStep.Starts, run);
        await One.AppendAsync(append, default);
        await One.ForgetAsync(user, epoch: null, default);
        Assert.Equal(BackplaneAppendOutcome.RunNotOpen, await StepAsync(One, user, BackplaneRunStep.Continues, run));
        Assert.Equal((BackplaneAppendOutcome.Appended, 1L), await AppendedAsync());

        async Task<(BackplaneAppendOutcome, long)> AppendedAsync()
        {
            var result = await Two.AppendAsync(append, default);
            return (result.Outcome, result.Position.Sequence);
        }
    }

    [Fact]
    public async Task Forgetting_ConcernsOneUser()
    {
        var (ann, bob) = (NewUser(), NewUser());
        await AppendAsync(One, ann, "x");
        var position = await AppendAsync(One, bob, "x");
        await One.ForgetAsync(ann, epoch: null, default);
        Assert.Equal(position, (await ReadAsync(One, bob)).Head);
    }

    [Fact]
    public async Task UsersWithSimilarIds_HaveLogsOfTheirOwn()
    {
        var stem = Guid.NewGuid().ToString("N");
        string[] ids =
        [
            $"a{stem}", $"A{stem}", $"a{stem}:log", $"a{stem}:meta", $"{{a{stem}}}", $"a{stem} ", $"a{stem}*", $"a{stem}?", $"é{stem}", $"e\u0301{stem}",
            stem.PadRight(128, 'x'), stem.PadRight(127, 'x'), $"a{stem}/b", $"a{stem}%2Fb", $"\"{stem}\"", $"😀{stem}",
        ];
        foreach (var id in ids) await AppendAsync(One, new UserId(id), "mine");
        foreach (var id in ids) Assert.Equal(1, (await ReadAsync(Two, new UserId(id))).Head.Sequence);
    }
}
