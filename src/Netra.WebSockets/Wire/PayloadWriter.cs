using System.Buffers;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>A writer and its buffer, used again and again by one thread: what is written is copied out in its exact size.</summary>
internal sealed class PayloadWriter
{
    /// <summary>A buffer that has grown beyond it is not kept.</summary>
    private const int MaxKeptBytes = 128 * 1024;

    [ThreadStatic]
    private static PayloadWriter? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    private PayloadWriter() => _writer = new Utf8JsonWriter(_buffer, PayloadJson.WriterOptions);

    public static byte[] Compose<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        // Taken, not borrowed: a converter of the application's may itself send an event.
        var own = _kept ?? new PayloadWriter();
        _kept = null;
        try
        {
            write(own._writer, state);
            own._writer.Flush();
            return own._buffer.WrittenSpan.ToArray();
        }
        finally
        {
            own._buffer.ResetWrittenCount();
            own._writer.Reset();
            if (own._buffer.Capacity <= MaxKeptBytes) _kept = own;
        }
    }
}
