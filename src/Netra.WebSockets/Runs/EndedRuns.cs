namespace Netra.WebSockets;

/// <summary>The latest runs that have ended, remembered so that none of them starts a second time. Not thread-safe.</summary>
internal sealed class EndedRuns
{
    private const int Remembered = 256;

    private readonly HashSet<RunId> _runs = [];
    private readonly Queue<RunId> _oldestFirst = new();

    public bool Contains(RunId run) => _runs.Contains(run);

    public void Add(RunId run)
    {
        if (!_runs.Add(run)) return;
        _oldestFirst.Enqueue(run);
        if (_oldestFirst.Count > Remembered) _runs.Remove(_oldestFirst.Dequeue());
    }
}
