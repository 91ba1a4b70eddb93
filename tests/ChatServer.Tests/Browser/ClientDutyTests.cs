using System.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>What docs/manager.md asks of a client, against a server that does what a test says.</summary>
public sealed class ClientDutyTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ChatProcess _chat = null!;
    private Person _ann = null!;

    public async Task InitializeAsync() => _chat = await ChatProcess.StartAsync();

    public async Task DisposeAsync()
    {
        if (_ann is not null) await _ann.DisposeAsync();
        await _chat.DisposeAsync();
    }

    [BrowserFact]
    public async Task EventsThatAreGone_AreShownAsAGap()
    {
        var (tab, sockets) = await OpenAsync();
        var first = await sockets.NextAsync();
        ScriptedSockets.Establish(first, seq: 5);
        ScriptedSockets.Think(first, 6);
        await tab.HasEventsAsync(1);
        await first.CloseAsync(new() { Code = 1001 });

        var second = await sockets.NextAsync();
        ScriptedSockets.Establish(second, seq: 12, replay: (10, 12));
        ScriptedSockets.Tell(second, "replay_gap", new { from = 7, to = 9, reason = "expired" });
        ScriptedSockets.Think(second, 10, 11, 12, 13);

        await tab.HasEventsAsync(5);
        Assert.Equal((ScriptedSockets.Epoch, "6"), CursorOf(second));
        await Expect(tab.Marks).ToHaveTextAsync(["Events before #6 are no longer kept.", "A gap. Events #7 to #9 are gone."]);
        await Expect(tab.CaughtUp).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task EventThatComesTwice_IsShownOnce_AndAHoleIsAskedFor()
    {
        var (tab, sockets) = await OpenAsync();
        var first = await sockets.NextAsync();
        Assert.Equal((null, null), CursorOf(first));
        ScriptedSockets.Establish(first, seq: 0);
        ScriptedSockets.Think(first, 1, 2, 1, 2, 4);

        var second = await sockets.NextAsync();
        ScriptedSockets.Establish(second, seq: 4, replay: (3, 4));
        ScriptedSockets.Think(second, 3, 4, 4, 5);

        await tab.HasEventsAsync(5);
        Assert.Equal((ScriptedSockets.Epoch, "2"), CursorOf(second));
        Assert.Equal(Enumerable.Range(1, 5).Select(place => (long)place), await tab.PlacesAsync());
        await Expect(tab.Marks).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task DrainingServer_IsAskedAgainWhenItSaid()
    {
        var (tab, sockets) = await OpenAsync();
        var first = await sockets.NextAsync();
        ScriptedSockets.Establish(first, seq: 0);
        await tab.IsLiveAsync();
        await tab.Page.Clock.InstallAsync();
        ScriptedSockets.Tell(first, "server_draining", new { reconnect_after_ms = 40_000 });
        await first.CloseAsync(new() { Code = 1012 });

        await Expect(tab.Status).ToHaveTextAsync("Connection lost. Trying again in 40 s");
        await tab.Page.Clock.FastForwardAsync(40_000);
        ScriptedSockets.Establish(await sockets.NextAsync(), seq: 0);

        await Expect(tab.Status).ToHaveTextAsync("Live again: nothing was missed");
    }

    [BrowserFact]
    public async Task TabThatWasPutOut_StaysOut()
    {
        var (tab, sockets) = await OpenAsync();
        var first = await sockets.NextAsync();
        ScriptedSockets.Establish(first, seq: 0);
        await tab.IsLiveAsync();
        await tab.Page.Clock.InstallAsync();
        await first.CloseAsync(new() { Code = 1008, Reason = "too many messages" });

        await Expect(tab.Status).ToHaveTextAsync("Closed by the server: too many messages");
        await tab.Page.Clock.FastForwardAsync(3_600_000);
        Assert.Equal(0, sockets.Count);
    }

    private static (string? Epoch, string? LastSeq) CursorOf(IWebSocketRoute socket)
    {
        var query = HttpUtility.ParseQueryString(new Uri(socket.Url).Query);
        return (query["epoch"], query["last_seq"]);
    }

    /// <summary>A tab whose sockets lead to the test.</summary>
    private async Task<(ChatPage Tab, ScriptedSockets Sockets)> OpenAsync()
    {
        _ann = await Person.SignInAsync(await fixture.BrowserAsync(), _chat.Address, "ann");
        var sockets = await ScriptedSockets.BehindAsync(_ann.Tab.Page);
        await _ann.Tab.Page.ReloadAsync();
        return (_ann.Tab, sockets);
    }
}
