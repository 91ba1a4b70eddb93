namespace Netra.WebSockets;

/// <summary>Keeps a stream alive while it is used.</summary>
internal readonly struct UserStreamLease(UserStream stream) : IDisposable
{
    public UserStream Stream { get; } = stream;

    public void Dispose() => Stream.Release();
}
