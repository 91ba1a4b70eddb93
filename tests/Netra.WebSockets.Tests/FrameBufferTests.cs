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
}
