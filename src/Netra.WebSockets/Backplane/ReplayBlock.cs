namespace Netra.WebSockets;

/// <summary>A piece of a <see cref="ReplaySlab"/>. In use it belongs to one log, and stands in the order in which the blocks in use were rented.</summary>
internal sealed class ReplayBlock(ReplaySlab slab, int offset)
{
    public const int Size = 4096;

    public ReplaySlab Slab { get; } = slab;

    public Span<byte> Bytes => Slab.Bytes.AsSpan(offset, Size);

    /// <summary>Null while the block is free. Changed only under the lock of the <see cref="ReplayMemory"/>.</summary>
    public InMemoryUserLog? Owner { get; set; }

    public ReplayBlock? Older { get; set; }

    public ReplayBlock? Newer { get; set; }
}
