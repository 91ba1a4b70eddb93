using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>The page of the conversation, in one tab.</summary>
internal sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator Status => page.GetByRole(AriaRole.Status);

    public ILocator Events => page.Locator("[data-seq]");

    public ILocator CaughtUp => page.Locator(".caught-up");

    public ILocator Marks => page.Locator(".mark");

    /// <summary>Runs that have ended well.</summary>
    public ILocator DoneRuns => page.Locator(".run[data-state=completed]");

    public Task IsLiveAsync() => Expect(Status).ToHaveAttributeAsync("data-state", "live");

    public Task HasEventsAsync(int count) => Expect(Events).ToHaveCountAsync(count);

    public async Task AskAsync(string text)
    {
        await page.GetByLabel("Question").FillAsync(text);
        await ClickAsync("Send");
    }

    public Task ClickAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>What is on the page, event by event: place, name, text.</summary>
    public Task<string[]> TranscriptAsync() =>
        Events.EvaluateAllAsync<string[]>("rows => rows.map(row => [row.dataset.seq, row.dataset.type, row.textContent].join(' '))");

    public Task<string[]> TypesAsync() => Events.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.type)");

    public Task<long[]> PlacesAsync() => Events.EvaluateAllAsync<long[]>("rows => rows.map(row => Number(row.dataset.seq))");
}
