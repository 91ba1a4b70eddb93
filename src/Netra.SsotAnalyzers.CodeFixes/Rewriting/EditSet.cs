namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The edits that are to be made, and those that were tried and taken back.</summary>
internal sealed class EditSet
{
    private readonly HashSet<Edit> _active = [];
    private readonly HashSet<Edit> _rejected = [];

    public IReadOnlyCollection<Edit> Active => _active;

    public bool IsActive(Edit edit) => _active.Contains(edit);

    public bool IsRejected(Edit edit) => _rejected.Contains(edit);

    /// <summary>Adds what has not been taken back; false if nothing was new.</summary>
    public bool Activate(IEnumerable<Edit> edits)
    {
        var count = _active.Count;
        foreach (var edit in edits)
        {
            if (!_rejected.Contains(edit))
                _active.Add(edit);
        }

        return _active.Count > count;
    }

    /// <summary>Takes edits back for good.</summary>
    public void Reject(IEnumerable<Edit> edits)
    {
        foreach (var edit in edits)
        {
            _active.Remove(edit);
            _rejected.Add(edit);
        }
    }
}
