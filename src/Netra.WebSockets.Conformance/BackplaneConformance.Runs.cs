namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    private static readonly ThreadId Thread = new("thread-1");

    private static readonly TimeSpan LongLease = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Run_StartsContinuesAndEnds()
    {
        var user = NewUser();
        var run = RunOf("one");
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Starts, run));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(Two, user, BackplaneRunStep.Continues, run));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Ends, run));
        Assert.Equal(3, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task OpenRun_CannotStartAgain()
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        Assert.Equal(BackplaneAppendOutcome.RunAlreadyStarted, await StepAsync(Two, user, BackplaneRunStep.Starts, run));
        Assert.Equal(BackplaneAppendOutcome.RunAlreadyStarted, await StepAsync(Two, user, BackplaneRunStep.Starts, run with { Owner = "two" }));
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Theory]
    [InlineData(BackplaneRunStep.Starts)]
    [InlineData(BackplaneRunStep.Continues)]
    [InlineData(BackplaneRunStep.Ends)]
    public async Task EndedRun_HasEnded(BackplaneRunStep step)
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await StepAsync(One, user, BackplaneRunStep.Ends, run);
        Assert.Equal(BackplaneAppendOutcome.RunAlreadyEnded, await StepAsync(Two, user, step, run));
        Assert.Equal(2, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Theory]
    [InlineData(BackplaneRunStep.Continues)]
    [InlineData(BackplaneRunStep.Ends)]
    public async Task UnknownRun_IsNotOpen(BackplaneRunStep step) =>
        Assert.Equal(BackplaneAppendOutcome.RunNotOpen, await StepAsync(One, NewUser(), step, RunOf("one")));

    [Theory]
    [InlineData(BackplaneRunStep.Continues)]
    [InlineData(BackplaneRunStep.Ends)]
    public async Task RunOfAnotherOwner_IsRefused(BackplaneRunStep step)
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        Assert.Equal(BackplaneAppendOutcome.RunOwnedByAnother, await StepAsync(Two, user, step, run with { Owner = "two" }));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Ends, run));
    }

    [Fact]
    public async Task StartsAtTheSameTime_AreOneStart()
    {
        var user = NewUser();
        var run = RunOf("one");
        var outcomes = await Task
            .WhenAll(Enumerable.Range(0, 8)
                .Select(n => Task.Run(() => StepAsync(n % 2 == 0 ? One : Two, user, BackplaneRunStep.Starts, run with { Owner = $"{n}" }))));
        Assert.Single(outcomes, outcome => outcome == BackplaneAppendOutcome.Appended);
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task EndsAtTheSameTime_AreOneEnd()
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        var outcomes = await Task
            .WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => StepAsync(n % 2 == 0 ? One : Two, user, BackplaneRunStep.Ends, run))));
        Assert.Single(outcomes, outcome => outcome == BackplaneAppendOutcome.Appended);
        Assert.Equal(2, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task RunsOfTwoUsers_AreTwoRuns()
    {
        var (ann, bob) = (NewUser(), NewUser());
        var run = RunOf("one");
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, ann, BackplaneRunStep.Starts, run));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, bob, BackplaneRunStep.Starts, run with { Owner = "two" }));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, ann, BackplaneRunStep.Ends, run));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, bob, BackplaneRunStep.Ends, run with { Owner = "two" }));
    }

    [Fact]
    public async Task RunWithinItsLease_CannotBeClaimedByAnother()
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        Assert.Empty(await Two.ClaimRunsAsync(user, [run with { Owner = "two" }], adopt: true, default));
        Assert.Equal([run.Run], await One.ClaimRunsAsync(user, [run], adopt: false, default));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Ends, run));
    }

    [Fact]
    public async Task RunOfASilentOwner_IsFoundAndPassesToOneClaimer()
    {
        var user = NewUser();
        var run = RunOf("one") with { Lease = ShortLease };
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await EventuallyAsync(async () => (await FindAsync(user)).Count == 1, "the run is abandoned");
        Assert.Equal(new BackplaneAbandonedRun(user, run), (await FindAsync(user)).Single());

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
            await (n % 2 == 0 ? One : Two).ClaimRunsAsync(user, [run with { Owner = $"claimer-{n}", Lease = LongLease }], adopt: false, default))));
        Assert.Single(claims, claim => claim.Count == 1);
        Assert.Empty(await FindAsync(user));
        Assert.Equal(BackplaneAppendOutcome.RunOwnedByAnother, await StepAsync(One, user, BackplaneRunStep.Continues, run));
    }

    [Fact]
    public async Task SilentOwner_MayGoOnAsLongAsNobodyHasClaimed()
    {
        var user = NewUser();
        var run = RunOf("one") with { Lease = ShortLease };
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await EventuallyAsync(async () => (await FindAsync(user)).Count == 1, "the run is abandoned");
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(One, user, BackplaneRunStep.Continues, run with { Lease = LongLease }));
        Assert.Empty(await FindAsync(user));
    }

    [Fact]
    public async Task EndedRun_IsNeitherFoundNorClaimed()
    {
        var user = NewUser();
        var (run, other) = (RunOf("one") with { Lease = ShortLease }, RunOf("one") with { Lease = ShortLease });
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await StepAsync(One, user, BackplaneRunStep.Ends, run);
        await StepAsync(One, user, BackplaneRunStep.Starts, other);
        await EventuallyAsync(async () => (await FindAsync(user)).Count == 1, "the other run is abandoned");
        Assert.Equal(other.Run, (await FindAsync(user)).Single().Run.Run);
        Assert.Empty(await One.ClaimRunsAsync(user, [run], adopt: true, default));
    }

    [Fact]
    public async Task UnknownRun_IsClaimedOnlyByAdoption()
    {
        var user = NewUser();
        var run = RunOf("one");
        Assert.Empty(await One.ClaimRunsAsync(user, [run], adopt: false, default));
        Assert.Equal([run.Run], await One.ClaimRunsAsync(user, [run], adopt: true, default));
        Assert.Equal(BackplaneAppendOutcome.Appended, await StepAsync(Two, user, BackplaneRunStep.Ends, run));
    }

    [Fact]
    public async Task RunStartedByHand_HasNoAgent()
    {
        var user = NewUser();
        var run = RunOf("one") with { AgentName = null, Lease = ShortLease };
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        await EventuallyAsync(async () => (await FindAsync(user)).Count == 1, "the run is abandoned");
        Assert.Equal(run, (await FindAsync(user)).Single().Run);
        Assert.Equal([run.Run], await One.ClaimRunsAsync(user, [run with { Lease = LongLease }], adopt: false, default));
    }

    private static BackplaneRun RunOf(string owner) => new(NewRun(), owner, LongLease, Thread, "agent");

    /// <summary>The engine may hold other tests' runs too.</summary>
    private async Task<IReadOnlyList<BackplaneAbandonedRun>> FindAsync(UserId user) =>
        [.. (await Two.FindAbandonedRunsAsync(10_000, default)).Where(found => found.User == user)];
}
