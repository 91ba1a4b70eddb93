namespace Netra.Backend.WebsocketCore;

/// <summary>Keeps what was sent to users who are away: fifty for each, and what is older is gone without a word.</summary>
public sealed class MessageQueue
{
    public const int Capacity = 50;

    private readonly Dictionary<string, Queue<SocketEvent>> _byUser = new(StringComparer.Ordinal);

    public void Add(SocketEvent message)
    {
        lock (_byUser)
        {
            if (!_byUser.TryGetValue(message.UserId, out var queue))
                _byUser.Add(message.UserId, queue = new Queue<SocketEvent>());
            if (queue.Count == Capacity)
                queue.Dequeue();
            queue.Enqueue(message);
        }
    }

    public IReadOnlyList<SocketEvent> TakeAll(string userId)
    {
        lock (_byUser)
            return _byUser.Remove(userId, out var queue) ? [.. queue] : [];
    }
}
