namespace Netra.WebSockets.Tests;

public sealed class FrameBufferTests
{
    [Fact]
    public void BufferThatSomebodyHolds_IsNobodyElses()
    {
        var buffer = FrameBuffer.Rent(100);
        buffer.Hold();
        buffer.Release();
        FrameBuffer[] others = [.. Enumerable.Range(0, 5_000).Select(_ => FrameBuffer.Rent(100))];
        Assert.DoesNotContain(buffer, others);

        buffer.Release();
        Assert.All(others, other => other.Release());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(4096)]
    [InlineData(70_000)]
    public void Buffer_IsAsLongAsAskedFor(int length)
    {
        for (var round = 0; round < 2; round++)
        {
            var buffer = FrameBuffer.Rent(length);
            Assert.True(buffer.Bytes.Length >= length);
            buffer.Release();
        }
    }

    [Fact]
    public void FrameUnderWayDuringAClose_IsNotGivenToAnother() => Seeded.Run(async seeded =>
    {
        // As many as are kept, so that a buffer that is free comes round.
        const int Others = 5_000;
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(host))!;
        await tab.NextAsync();
        Assert.NotNull(await seeded.ConnectAsync(host, "bob"));
        tab.Socket.Stall();
        await host.Manager("ann", "run").SendAsync("x", "of ann");
        while (!tab.Socket.IsSending) await Task.Yield();
        Assert.True(await host.Host.CloseConnectionAsync(new UserId("ann"), host.Manager("ann", "run").Connections[0], "out"));
        for (var n = 0; n < Others; n++) await host.Manager("bob", "run").SendAsync("x", "of bob");

        tab.Socket.Resume();
        Assert.Equal("\"of ann\"", (await tab.NextAsync())!.Payload.GetRawText());
        await host.Host.DisposeAsync();
    });
}
