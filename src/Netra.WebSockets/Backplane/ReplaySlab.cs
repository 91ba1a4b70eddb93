namespace Netra.WebSockets;

/// <summary>
/// One long-lived array, cut into blocks: what is kept for minutes is then not an array per event, which the garbage collector would have
/// to carry.
/// </summary>
internal sealed class ReplaySlab
{
    public const int Blocks = 64;

    private readonly Stack<ReplayBlock> _free = new(Blocks);

    public ReplaySlab()
    {
        for (var index = Blocks - 1; index >= 0; index--) _free.Push(new ReplayBlock(this, index * ReplayBlock.Size));
    }

    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(Blocks * ReplayBlock.Size);

    public bool IsFull => _free.Count == 0;

    public bool IsUnused => _free.Count == Blocks;

    /// <summary>Where the slab stands in the list of those with room; kept by the <see cref="ReplayMemory"/>.</summary>
    public int Index { get; set; }

    public ReplayBlock Take() => _free.Pop();

    public void Put(ReplayBlock block) => _free.Push(block);
}
