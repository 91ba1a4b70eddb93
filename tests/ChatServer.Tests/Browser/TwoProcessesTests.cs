using Netra.WebSockets.Redis.Tests;
using static Microsoft.Playwright.Assertions;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>The application twice, on one Redis, and a user who goes from the one to the other.</summary>
public sealed class TwoProcessesTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>The events of "What do 3 teapots cost?", the question among them.</summary>
    private const int Purchase = 10;

    [BrowserAndRedisFact]
    public async Task UserWhoGoesToAnotherProcessInARun_MissesNothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await ChatProcess.StartAsync("--redis", redis.EndPoint);
        await using var there = await here.StartAnotherAsync();
        await using var line = new Line(here.Address);
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), here.Address, "ann");
        var steady = person.Tab;
        var moving = await person.OpenTabAsync(line.Address);
        here.Steps.Hold();
        await steady.AskAsync("What do 3 teapots cost?");
        here.Steps.Allow(3);
        await steady.HasEventsAsync(5);
        await moving.HasEventsAsync(5);

        line.Cut();
        await Expect(moving.Status).ToHaveAttributeAsync("data-state", "waiting");
        here.Steps.Allow(2);
        await steady.HasEventsAsync(7);
        line.Mend(there.Address);
        await moving.HasEventsAsync(7);
        Assert.Equal(1, there.Host.ConnectionCount);
        Assert.Equal(1, here.Host.ConnectionCount);

        // The agent is at work in the other process still.
        here.Steps.LetGo();
        await Expect(moving.DoneRuns).ToHaveCountAsync(1);
        await Expect(steady.DoneRuns).ToHaveCountAsync(1);
        await moving.HasEventsAsync(Purchase);
        Assert.Equal(await steady.TranscriptAsync(), await moving.TranscriptAsync());
        await Expect(moving.Marks).ToHaveCountAsync(0);
        Assert.Equal(Enumerable.Range(1, Purchase).Select(n => (long)n), await moving.PlacesAsync());

        // And the next question goes the other way.
        await moving.AskAsync("1 + 1");
        await Expect(steady.DoneRuns).ToHaveCountAsync(2);
        await Expect(moving.DoneRuns).ToHaveCountAsync(2);
        Assert.Equal(await steady.TranscriptAsync(), await moving.TranscriptAsync());
        Assert.Empty(person.Complaints);
    }
}
