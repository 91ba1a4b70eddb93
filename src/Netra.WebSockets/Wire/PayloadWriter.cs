using System.Buffers;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>A writer and its buffer, used again and again by one thread: what is written is lent, or copied out in its exact size.</summary>
internal sealed class PayloadWriter
{
    /// <summary>A buffer that has grown beyond it is not kept.</summary>
    private const int MaxKeptBytes = 128 * 1024;

    [ThreadStatic]
    private static PayloadWriter? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;
    private PayloadWriter? _next;

    private PayloadWriter() => _writer = new Utf8JsonWriter(_buffer, PayloadJson.WriterOptions);

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public static byte[] Compose<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        using var lent = Lend(state, write);
        return lent.Memory.ToArray();
    }

    public static LentJson Lend<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        // Taken, not borrowed: a converter of the application's may itself send an event.
        var own = _kept ?? new PayloadWriter();
        _kept = own._next;
        try
        {
            write(own._writer, state);
            own._writer.Flush();
            return new LentJson(own);
        }
        catch
        {
            own.GiveBack();
            throw;
        }
    }

    /// <summary>Called by the thread that took it.</summary>
    public void GiveBack()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        if (_buffer.Capacity > MaxKeptBytes) return;
        _next = _kept;
        _kept = this;
    }
}
