namespace Netra.WebSockets.Tests;

/// <summary>The queue of a connection that nobody empties.</summary>
public sealed class ConnectionQueueTests
{
    [Fact]
    public async Task FrameBeyondTheFrames_ClosesAsSlowConsumer()
    {
        await using var process = new InProcess(options => options.QueueFrames = 3);
        Assert.Equal(3, Fill(process, bytes: 1));
    }

    [Fact]
    public async Task FrameBeyondTheBytes_ClosesAsSlowConsumer()
    {
        await using var process = new InProcess(options => options.QueueBytes = 100_000);
        Assert.Equal(10, Fill(process, bytes: 10_000));
    }

    private static int Fill(InProcess process, int bytes)
    {
        using var connection = new ClientConnection(process.Context());
        var taken = 0;
        while (taken < 1000 && connection.TryEnqueue(new OutgoingFrame(default, new byte[bytes]))) taken++;
        Assert.Same(CloseRequest.SlowConsumer, connection.Closing);
        return taken;
    }
}
