namespace Netra.WebSockets;

/// <summary>JSON in the buffer of a thread's writer: valid until it is disposed, by the same thread and before anything is awaited.</summary>
internal readonly struct LentJson(PayloadWriter writer) : IDisposable
{
    public ReadOnlyMemory<byte> Memory => writer.Written;

    public void Dispose() => writer.GiveBack();
}
