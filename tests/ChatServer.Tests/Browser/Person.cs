using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>Somebody with a browser profile, signed in, and the tabs in it. What the pages complain of is kept.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private ChatPage? _tab;

    private Person(IBrowserContext context) => _context = context;

    /// <summary>The first tab of somebody who has signed in.</summary>
    public ChatPage Tab => _tab ?? throw new InvalidOperationException("Not signed in.");

    /// <summary>Errors of scripts, and what the content security policy has refused.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Person> ArriveAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 900, Height = 720 } });
        context.SetDefaultTimeout(60_000);
        return new Person(context);
    }

    /// <summary>Signs in by the page, and has the first tab open.</summary>
    public static async Task<Person> SignInAsync(IBrowser browser, Uri address, string name)
    {
        var person = await ArriveAsync(browser);
        var page = await person.OpenAsync(new Uri(address, "login"));
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        person._tab = new ChatPage(page);
        await person.Tab.IsLiveAsync();
        return person;
    }

    public async Task<ChatPage> OpenTabAsync(Uri address)
    {
        var tab = new ChatPage(await OpenAsync(address));
        await tab.IsLiveAsync();
        return tab;
    }

    public async Task<IPage> OpenAsync(Uri address)
    {
        var page = await _context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) _complaints.Enqueue(message.Text);
        };
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
