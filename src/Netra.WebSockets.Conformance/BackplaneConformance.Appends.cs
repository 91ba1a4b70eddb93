namespace Netra.WebSockets.Conformance;

#pragma warning disable CS1591 // The names of tests say it.

public abstract partial class BackplaneConformance
{
    [Fact]
    public async Task RepeatedAppend_IsOneEvent()
    {
        var user = NewUser();
        var append = new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "x"));
        var first = await One.AppendAsync(append, default);
        await AppendAsync(Two, user, "between");
        var second = await Two.AppendAsync(append, default);

        Assert.Equal((first.Outcome, first.Position), (second.Outcome, second.Position));
        Assert.Equal(2, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task RepeatedAppendsAtTheSameTime_AreOneEvent()
    {
        var user = NewUser();
        var append = new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "x"));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () => await (n % 2 == 0 ? One : Two).AppendAsync(append, default))));

        Assert.Single(results.Select(result => result.Position).Distinct());
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task LateAppend_IsDropped()
    {
        var user = NewUser();
        var producer = NewProducer();
        await One.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(producer, 2), EventOf(user, "second")), default);
        var late = await Two.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(producer, 1), EventOf(user, "first")), default);

        Assert.Equal(BackplaneAppendOutcome.Superseded, late.Outcome);
        Assert.Equal(1, (await ReadAsync(One, user)).Head.Sequence);
    }

    [Fact]
    public async Task Producers_AreCountedByUserAndByName()
    {
        var (ann, bob) = (NewUser(), NewUser());
        var id = new BackplaneEventId(NewProducer(), 5);
        Assert.Equal(1, (await One.AppendAsync(new BackplaneAppend(ann, id, EventOf(ann, "x")), default)).Position.Sequence);
        Assert.Equal(1, (await One.AppendAsync(new BackplaneAppend(bob, id, EventOf(bob, "x")), default)).Position.Sequence);
        Assert.Equal(2, (await One.AppendAsync(new BackplaneAppend(ann, new BackplaneEventId(NewProducer(), 1), EventOf(ann, "x")),
            default)).Position.Sequence);
        Assert.Equal(3, (await One.AppendAsync(new BackplaneAppend(ann, id with { Number = 6 }, EventOf(ann, "x")), default)).Position.Sequence);
    }

    [Fact]
    public async Task RepeatedStart_IsNotRefused()
    {
        var user = NewUser();
        var append = new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "start"), BackplaneRunStep.Starts, RunOf("one"));
        var first = await One.AppendAsync(append, default);
        var second = await One.AppendAsync(append, default);
        Assert.Equal((BackplaneAppendOutcome.Appended, first.Position), (second.Outcome, second.Position));
    }

    [Fact]
    public async Task RepeatedEnd_IsNotRefused()
    {
        var user = NewUser();
        var run = RunOf("one");
        await StepAsync(One, user, BackplaneRunStep.Starts, run);
        var append = new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, "end"), BackplaneRunStep.Ends, run);
        var first = await One.AppendAsync(append, default);
        var second = await Two.AppendAsync(append, default);
        Assert.Equal((BackplaneAppendOutcome.Appended, first.Position), (second.Outcome, second.Position));
        Assert.Equal(2, (await ReadAsync(One, user)).Head.Sequence);
    }
}
