using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>What the documentation shows happens; with <c>NETRA_SCREENSHOTS</c> it is photographed.</summary>
public sealed class PictureTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ChatProcess _chat = null!;

    public async Task InitializeAsync() => _chat = await ChatProcess.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [BrowserFact]
    public async Task OneTabWithAWholeRun()
    {
        await using var ann = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");

        await ann.Tab.AskAsync("What do 3 teapots cost?");
        await Expect(ann.Tab.DoneRuns).ToHaveCountAsync(1);

        await Pictures.TakeAsync("chat-run.png", ann.Tab);
    }

    [BrowserFact]
    public async Task TwoTabsOfOneUser_AndAnother()
    {
        var browser = await fixture.BrowserAsync();
        await using var ann = await Person.SignInAsync(browser, _chat.Address, "ann");
        await using var bob = await Person.SignInAsync(browser, _chat.Address, "bob");
        var second = await ann.OpenTabAsync(_chat.Address);
        _chat.Steps.Hold();

        await ann.Tab.AskAsync("(17 + 4) * 2 / 3");
        _chat.Steps.Allow(3);
        await ann.Tab.HasEventsAsync(5);
        await second.HasEventsAsync(5);

        await bob.Tab.HasEventsAsync(0);
        await Pictures.TakeAsync("chat-two-users.png", ann.Tab, second, bob.Tab);
    }

    [BrowserFact]
    public async Task TabThatWasAway()
    {
        await using var ann = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var other = await ann.OpenTabAsync(_chat.Address);
        _chat.Steps.Hold();
        await ann.Tab.AskAsync("What do 3 teapots cost?");
        _chat.Steps.Allow(2);
        await other.HasEventsAsync(4);
        await other.ClickAsync("Go offline");
        _chat.Steps.LetGo();
        await Expect(ann.Tab.DoneRuns).ToHaveCountAsync(1);
        await other.ClickAsync("Go online");
        await Expect(other.DoneRuns).ToHaveCountAsync(1);

        await Expect(other.CaughtUp).ToHaveCountAsync(6);
        await Pictures.TakeAsync("chat-resume.png", other);
    }
}
