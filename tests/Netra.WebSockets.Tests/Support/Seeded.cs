namespace Netra.WebSockets.Tests;

/// <summary>A program on the scheduler, with hosts on one backplane; time passes only where nothing else can happen, or where the test lets it pass.</summary>
internal sealed class Seeded
{
    private readonly List<Task> _requests = [];

    private Seeded(WebSocketManagerOptions options)
    {
        Options = options;
        Scheduler = new SeededScheduler(1, timePasses: false);
    }

    public SeededScheduler Scheduler { get; }

    public WebSocketManagerOptions Options { get; }

    public static void Run(Func<Seeded, Task> program, WebSocketManagerOptions? options = null)
    {
        var seeded = new Seeded(options ?? new WebSocketManagerOptions());
        seeded.Scheduler.Run(() => program(seeded));
    }

    public SeededHost Host(IWebSocketBackplane backplane) => new(Scheduler, Options, backplane);

    /// <summary>Connects a tab; null if it was refused.</summary>
    public async Task<SeededTab?> ConnectAsync(SeededHost host, string user = "ann", (string, long)? cursor = null)
    {
        var (accepting, request) = host.Connect(Scheduler, user, cursor);
        _requests.Add(request);
        return await accepting is { } socket ? new SeededTab(socket) : null;
    }
}

/// <summary>A tab on a seeded socket.</summary>
internal sealed class SeededTab(SeededSocket socket)
{
    public SeededSocket Socket => socket;

    /// <summary>The last event's place.</summary>
    public (string Epoch, long Seq)? Cursor { get; private set; }

    /// <summary>The next frame, or null at the end of the connection.</summary>
    public async Task<Frame?> NextAsync()
    {
        if (await socket.NextAsync() is not { } bytes) return null;
        var frame = new Frame(System.Text.Encoding.UTF8.GetString(bytes));
        if (frame.IsEvent) Cursor = (frame.Epoch, frame.Seq);
        else if (frame.Type == "connection_established") Cursor ??= (frame.Payload.GetProperty("epoch").GetString()!, frame.Payload.GetProperty("seq").GetInt64());
        return frame;
    }

    public async Task<List<Frame>> NextAsync(int count)
    {
        var frames = new List<Frame>();
        while (frames.Count < count) frames.Add(await NextAsync() ?? throw new InvalidOperationException($"Closed with {socket.ServerClosed}."));
        return frames;
    }

    public async Task<List<Frame>> RestAsync()
    {
        var frames = new List<Frame>();
        while (await NextAsync() is { } frame) frames.Add(frame);
        return frames;
    }
}
