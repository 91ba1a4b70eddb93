namespace Netra.Backend.WebsocketCore;

/// <summary>Names connections, one counter for the whole process.</summary>
public sealed class ConnectionIdManager
{
    private static ConnectionIdManager? _connectionIdManager;

    private readonly Dictionary<string, List<string>> _byUser = new(StringComparer.Ordinal);
    private int _last;

    public static ConnectionIdManager Instance => _connectionIdManager ??= new ConnectionIdManager();

    public string Next(string userId)
    {
        lock (_byUser)
        {
            if (!_byUser.TryGetValue(userId, out var ids))
                _byUser.Add(userId, ids = []);
            ids.Add($"conn_{userId}_{++_last}");
            return ids[^1];
        }
    }

    public IReadOnlyList<string> Of(string userId)
    {
        lock (_byUser)
            return _byUser.TryGetValue(userId, out var ids) ? [.. ids] : [];
    }
}
