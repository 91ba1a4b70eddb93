using Microsoft.Playwright;
using Netra.ChatServer.Agent;
using Netra.WebSockets;
using static Microsoft.Playwright.Assertions;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>The application as a user sees it: Kestrel, a headless Chromium, and nothing in between but, where a test wants it, a line that can be cut.</summary>
public sealed class BrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    /// <summary>The events of "What do 3 teapots cost?", the question among them.</summary>
    private const int Purchase = 10;

    private ChatProcess _chat = null!;

    public async Task InitializeAsync() => _chat = await ChatProcess.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [BrowserFact]
    public async Task Login_LeadsToTheConversation()
    {
        await using var person = await Person.ArriveAsync(await fixture.BrowserAsync());
        var page = await person.OpenAsync(_chat.Address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ChatServer" })).ToBeVisibleAsync();

        await page.GetByLabel("or another name").FillAsync("default");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That is no name here");
        await page.GetByLabel("or another name").FillAsync("Dora");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await new ChatPage(page).IsLiveAsync();
        await Expect(page.Locator("#user")).ToHaveTextAsync("dora");
        Assert.Empty(person.Complaints);
    }

    [BrowserFact]
    public async Task Run_IsShownEventByEvent_InBothTabs()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var one = person.Tab;
        var two = await person.OpenTabAsync(_chat.Address);
        _chat.Steps.Hold();

        await one.AskAsync("What do 3 teapots cost?");

        // The agent takes no step before both tabs show the one before it; only the question and the start come together.
        for (var count = 2; count <= Purchase; count++)
        {
            await one.HasEventsAsync(count);
            await two.HasEventsAsync(count);
            _chat.Steps.Allow();
        }

        await Expect(two.DoneRuns).ToHaveCountAsync(1);
        Assert.Equal(
            [
                ChatEvents.UserMessage, AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.AgentThinking,
                AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted,
                AgentEvents.AgentCompleted,
            ],
            await one.TypesAsync());
        Assert.Equal(await one.TranscriptAsync(), await two.TranscriptAsync());
        await Expect(two.Page.Locator(".answer")).ToHaveTextAsync("3 × teapot: 73.50, in stock.");
        await Expect(two.Page.Locator(".executing")).ToHaveCountAsync(0);
        Assert.Empty(person.Complaints);
    }

    [BrowserFact]
    public async Task RunDuringALostConnection_IsWholeAfterwards_AndNothingIsTwice()
    {
        await using var line = new Line(_chat.Address);
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var steady = person.Tab;
        var shaky = await person.OpenTabAsync(line.Address);
        await steady.AskAsync("1 + 1");
        await Expect(shaky.DoneRuns).ToHaveCountAsync(1);
        _chat.Steps.Hold();
        await steady.AskAsync("What do 3 teapots cost?");
        await shaky.HasEventsAsync(9);
        var before = await shaky.PlacesAsync();

        line.Cut();
        await Expect(shaky.Status).ToHaveAttributeAsync("data-state", "waiting");
        _chat.Steps.LetGo();
        await Expect(steady.DoneRuns).ToHaveCountAsync(2);
        Assert.Equal(before, await shaky.PlacesAsync());
        line.Mend();

        await Expect(shaky.DoneRuns).ToHaveCountAsync(2);
        await shaky.IsLiveAsync();
        Assert.Equal(await steady.TranscriptAsync(), await shaky.TranscriptAsync());
        var places = await shaky.PlacesAsync();
        Assert.Equal(Enumerable.Range(1, places.Length).Select(place => (long)place), places);
        Assert.Equal(places.Length - before.Length, await shaky.CaughtUp.CountAsync());
        Assert.Empty(person.Complaints);
    }

    [BrowserFact]
    public async Task DroppedConnection_ComesBackByItself()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var one = person.Tab;
        var two = await person.OpenTabAsync(_chat.Address);
        _chat.Steps.Hold();
        await one.AskAsync("What do 3 teapots cost?");
        await one.HasEventsAsync(2);

        await one.ClickAsync("Drop connection");
        await Expect(one.Status).ToContainTextAsync("Live again");
        _chat.Steps.LetGo();

        await Expect(one.DoneRuns).ToHaveCountAsync(1);
        await Expect(two.DoneRuns).ToHaveCountAsync(1);
        await one.HasEventsAsync(Purchase);
        Assert.Equal(await two.TranscriptAsync(), await one.TranscriptAsync());
    }

    [BrowserFact]
    public async Task TabThatWasOffline_CatchesUp()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var one = person.Tab;
        var two = await person.OpenTabAsync(_chat.Address);

        await two.ClickAsync("Go offline");
        await Expect(two.Page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeDisabledAsync();
        await one.AskAsync("What do 3 teapots cost?");
        await Expect(one.DoneRuns).ToHaveCountAsync(1);
        await two.HasEventsAsync(0);
        await two.ClickAsync("Go online");

        await Expect(two.CaughtUp).ToHaveCountAsync(Purchase);
        await Expect(two.Status).ToHaveTextAsync($"Live again: #1 to #{Purchase} caught up");
        Assert.Equal(await one.TranscriptAsync(), await two.TranscriptAsync());
    }

    [BrowserFact]
    public async Task AnotherUser_SeesNothing()
    {
        var browser = await fixture.BrowserAsync();
        await using var ann = await Person.SignInAsync(browser, _chat.Address, "ann");
        var anns = ann.Tab;
        await using var bob = await Person.SignInAsync(browser, _chat.Address, "bob");
        var bobs = bob.Tab;

        await anns.AskAsync("What do 3 teapots cost?");
        await Expect(anns.DoneRuns).ToHaveCountAsync(1);
        await bobs.AskAsync("2 + 2");
        await Expect(bobs.DoneRuns).ToHaveCountAsync(1);

        // His own run came after hers, and is all that he has.
        Assert.Equal(1, (await bobs.PlacesAsync())[0]);
        await bobs.Page.ReloadAsync();
        await Expect(bobs.DoneRuns).ToHaveCountAsync(1);
        Assert.DoesNotContain("3 × teapot", string.Concat(await bobs.TranscriptAsync()), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Markup_IsShownAsTheTextThatItIs()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var tab = person.Tab;
        const string Markup = "<img src=x onerror=\"window.hit = 1\"> <script>window.hit = 1</script>";

        await tab.AskAsync(Markup);
        await Expect(tab.DoneRuns).ToHaveCountAsync(1);

        await Expect(tab.Page.Locator(".question")).ToHaveTextAsync(Markup);
        await Expect(tab.Page.Locator("#transcript img, #transcript script")).ToHaveCountAsync(0);
        Assert.False(await tab.Page.EvaluateAsync<bool>("'hit' in window"));
        Assert.Empty(person.Complaints);
    }

    [BrowserFact]
    public async Task ServerThatBeganAnew_IsShownAsAGap()
    {
        await using var line = new Line(_chat.Address);
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), line.Address, "ann");
        var tab = person.Tab;
        await tab.AskAsync("1 + 1");
        await Expect(tab.DoneRuns).ToHaveCountAsync(1);

        await _chat.StopAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server restarts");
        line.Cut();
        await _chat.StartAgainAsync();
        line.Mend(_chat.Address);
        await tab.IsLiveAsync();
        await Expect(tab.Marks).ToContainTextAsync("The server's log began anew");

        await tab.AskAsync("2 + 2");
        await Expect(tab.DoneRuns).ToHaveCountAsync(2);
        long[] twoLives = [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7];
        Assert.Equal(twoLives, await tab.PlacesAsync());
        Assert.Empty(person.Complaints);
    }

    [BrowserFact]
    public async Task SigningOut_SendsEveryTabToTheLogin()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var one = person.Tab;
        var two = await person.OpenTabAsync(_chat.Address);

        await one.ClickAsync("Sign out");

        await Expect(one.Page).ToHaveURLAsync(new Uri(_chat.Address, "login").ToString());
        await Expect(two.Status).ToHaveTextAsync("Closed by the server: signed out");
    }

    [BrowserFact]
    public async Task LoginThatIsGone_LeadsToTheLogin()
    {
        await using var person = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");

        await person.Tab.Page.Context.ClearCookiesAsync();
        await person.Tab.ClickAsync("Drop connection");

        await Expect(person.Tab.Page).ToHaveURLAsync(new Uri(_chat.Address, "login").ToString());
    }
}
