using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Netra.WebSockets;

/// <summary>The streams of all users, by user.</summary>
internal sealed class UserStreamRegistry(WebSocketHost host)
{
    private readonly ConcurrentDictionary<UserId, UserStream> _streams = new();

    public int Count => _streams.Count;

    public IEnumerable<UserStream> All => _streams.Values;

    public bool TryGet(UserId user, [MaybeNullWhen(false)] out UserStream stream) => _streams.TryGetValue(user, out stream);

    /// <summary>The user's stream, made if need be. The lease keeps it until it is disposed.</summary>
    public UserStreamLease Lease(UserId user)
    {
        while (true)
        {
            var stream = _streams.GetOrAdd(user, static (id, owner) => new UserStream(id, owner), host);
            if (stream.TryLease()) return new UserStreamLease(stream);
            Remove(stream);
        }
    }

    /// <summary>Forgets the streams that nobody has used for <paramref name="idle"/>; all of them without one.</summary>
    public void Sweep(TimeSpan? idle)
    {
        foreach (var (_, stream) in _streams)
        {
            if (stream.TryRetire(idle)) Remove(stream);
        }
    }

    private void Remove(UserStream stream) => _streams.TryRemove(new KeyValuePair<UserId, UserStream>(stream.User, stream));
}
