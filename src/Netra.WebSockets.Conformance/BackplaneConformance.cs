using System.Text;
using System.Text.Json;

namespace Netra.WebSockets.Conformance;

/// <summary>The tests that a backplane has to pass. Derive a class and open the engine; see <see cref="IWebSocketBackplane"/> for the contract.</summary>
public abstract partial class BackplaneConformance : IAsyncLifetime
{
    private readonly List<IWebSocketBackplane> _opened = [];

    /// <summary>How long a test waits for what has to come, before it fails.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>A lease that is short, but much longer than a call of the engine takes.</summary>
    protected virtual TimeSpan ShortLease => TimeSpan.FromMilliseconds(500);

    /// <summary>One process of the two that the tests use.</summary>
    protected IWebSocketBackplane One { get; private set; } = null!;

    /// <summary>The other process, on the same engine.</summary>
    protected IWebSocketBackplane Two { get; private set; } = null!;

    /// <summary>
    /// Opens the engine as one process does; called for each of the two processes. An engine within one process returns the same backplane
    /// twice.
    /// </summary>
    protected abstract ValueTask<IWebSocketBackplane> OpenAsync();

    /// <summary>Opens both.</summary>
    public async Task InitializeAsync()
    {
        One = await OpenAsync();
        _opened.Add(One);
        Two = await OpenAsync();
        if (!ReferenceEquals(One, Two)) _opened.Add(Two);
    }

    /// <summary>Disposes both.</summary>
    public async Task DisposeAsync()
    {
        foreach (var backplane in _opened)
        {
            if (backplane is IAsyncDisposable disposable) await disposable.DisposeAsync();
            else (backplane as IDisposable)?.Dispose();
        }
    }

    /// <summary>A user whom no other test has.</summary>
    protected static UserId NewUser() => new($"user-{Guid.NewGuid():N}");

    private static RunId NewRun() => new($"run-{Guid.NewGuid():N}");

    private static string NewProducer() => Guid.NewGuid().ToString("N");

    private static byte[] EventOf(UserId user, string text) =>
        Encoding.UTF8.GetBytes($$"""{"type":"test","v":1,"user_id":"{{JsonEncodedText.Encode(user.Value)}}","payload":"{{text}}"}""");

    private static string TextOf(BackplaneEntry entry) => Encoding.UTF8.GetString(entry.Event.Span);

    private static async Task<BackplanePosition> AppendAsync(IWebSocketBackplane backplane, UserId user, string text)
    {
        var result = await backplane.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, text)), default);
        Assert.Equal(BackplaneAppendOutcome.Appended, result.Outcome);
        return result.Position;
    }

    private static async Task<BackplaneAppendOutcome> StepAsync(IWebSocketBackplane backplane, UserId user, BackplaneRunStep step, BackplaneRun run) =>
        (await backplane.AppendAsync(new BackplaneAppend(user, new BackplaneEventId(NewProducer(), 1), EventOf(user, step.ToString()), step, run),
            default)).Outcome;

    private static async Task<BackplaneSlice> ReadAsync(IWebSocketBackplane backplane, UserId user, BackplanePosition? after = null) =>
        await backplane.ReadAsync(user, after, int.MaxValue, default);

    /// <summary>Asks again and again: that a lease has ended is told to nobody, so there is no event to wait for.</summary>
    private async Task EventuallyAsync(Func<Task<bool>> condition, string what)
    {
        for (var end = DateTime.UtcNow + Patience; !await condition();)
        {
            if (DateTime.UtcNow > end) Assert.Fail($"It never became true that {what}.");
            await Task.Delay(20);
        }
    }
}
