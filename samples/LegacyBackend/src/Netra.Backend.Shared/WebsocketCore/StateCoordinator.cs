namespace Netra.Backend.WebsocketCore;

/// <summary>The state of each thread, and who may change it.</summary>
public sealed class StateCoordinator
{
    private static StateCoordinator? _stateCoordinator;

    private readonly Dictionary<string, (string Owner, long Version, string State)> _threads = new(StringComparer.Ordinal);

    public static StateCoordinator Instance => _stateCoordinator ??= new StateCoordinator();

    /// <summary>Sets a thread's state if the version is the next one; the version that holds afterwards.</summary>
    public long Set(string threadId, string owner, long version, string state)
    {
        lock (_threads)
        {
            var known = _threads.GetValueOrDefault(threadId, (Owner: owner, Version: 0L, State: ""));
            if (known.Owner != owner || version != known.Version + 1)
                return known.Version;

            _threads[threadId] = (owner, version, state);
            return version;
        }
    }

    public string? Get(string threadId)
    {
        lock (_threads)
            return _threads.TryGetValue(threadId, out var thread) ? thread.State : null;
    }
}
