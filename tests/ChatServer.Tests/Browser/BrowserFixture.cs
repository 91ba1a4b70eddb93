using Microsoft.Playwright;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>One headless browser for all tests; each has its own contexts in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Waits are for conditions; this is when a test that would hang fails.
    private const float Limit = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Started by the first test that needs it: where all are skipped, nothing is started.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        if (_browser is not null) return _browser;

        Assertions.SetDefaultExpectTimeout(Limit);
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path ?? throw new InvalidOperationException(Chromium.Missing),
            // Its own sandbox refuses to work for root.
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            Timeout = Limit,
        });
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
