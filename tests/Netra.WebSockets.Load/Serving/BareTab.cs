using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.WebSockets.Load;

/// <summary>One socket of the floor; a WebSocket takes one send at a time.</summary>
internal sealed class BareTab(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public async Task SendAsync<T>(T value, JsonSerializerOptions options)
    {
        var (bytes, length) = Write(value, options);
        await _turn.WaitAsync();
        try
        {
            await socket.SendAsync(bytes.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or IOException)
        {
            // The client is gone.
        }
        finally
        {
            _turn.Release();
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Nothing to do for the semaphore: a send that waits for it finds the socket closed.</summary>
    public void Dispose()
    {
    }

    private static (byte[] Bytes, int Length) Write<T>(T value, JsonSerializerOptions options)
    {
        _buffer ??= new ArrayBufferWriter<byte>(1024);
        _writer ??= new Utf8JsonWriter(_buffer);
        JsonSerializer.Serialize(_writer, value, options);
        var length = _buffer.WrittenCount;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        _buffer.WrittenSpan.CopyTo(bytes);
        _buffer.ResetWrittenCount();
        _writer.Reset();
        return (bytes, length);
    }
}
