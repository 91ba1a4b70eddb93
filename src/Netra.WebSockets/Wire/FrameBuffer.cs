using System.Collections.Concurrent;
using System.Diagnostics;

namespace Netra.WebSockets;

/// <summary>
/// The bytes of a frame that all of a user's connections share. Whoever holds it says so; the last one to let go gives it
/// back. Whoever ends in between leaves it to the garbage collector.
/// </summary>
internal sealed class FrameBuffer
{
    private const int Bytes1K = 1024;

    /// <summary>A larger one is not kept.</summary>
    private const int MaxKeptBytes = 4 * Bytes1K;

    private const int MaxKept = 4096;

    private static readonly ConcurrentQueue<FrameBuffer> Kept = new();

    private int _holders;

    private FrameBuffer(int length) => Bytes = GC.AllocateUninitializedArray<byte>(length);

    public byte[] Bytes { get; }

    /// <returns>A buffer of at least that length, held by the caller.</returns>
    public static FrameBuffer Rent(int length)
    {
        if (length > MaxKeptBytes || !Kept.TryDequeue(out var buffer)) buffer = new FrameBuffer(Math.Max(length, Bytes1K));
        else if (buffer.Bytes.Length < length) buffer = new FrameBuffer(MaxKeptBytes);
        buffer._holders = 1;
        return buffer;
    }

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        var left = Interlocked.Decrement(ref _holders);
        Debug.Assert(left >= 0);
        if (left == 0 && Bytes.Length <= MaxKeptBytes && Kept.Count < MaxKept) Kept.Enqueue(this);
    }
}
