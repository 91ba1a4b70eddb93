using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The edits that are to be made, and those that were tried and taken back.</summary>
internal sealed class EditSet
{
    private readonly HashSet<Edit> _active = [];
    private readonly Dictionary<Edit, Refusal> _rejected = [];

    public IReadOnlyCollection<Edit> Active => _active;

    public bool IsActive(Edit edit) => _active.Contains(edit);

    /// <summary>The edits that were taken back, with the reason.</summary>
    public IReadOnlyDictionary<Edit, Refusal> Rejected => _rejected;

    public bool IsRejected(Edit edit) => _rejected.ContainsKey(edit);

    /// <summary>Adds what somebody has asked for.</summary>
    public void Request(Edit edit) => _active.Add(edit);

    /// <summary>Adds what has not been taken back, and is no deletion that nobody asked for; false if nothing was new.</summary>
    public bool Activate(IEnumerable<Edit> edits) => Add(edits.Where(edit => !edit.Hit.StandsAlone));

    /// <summary>Where one of several declarations that only use each other is deleted, the others go with it; false if nothing was new.</summary>
    public bool ActivateOtherDeletions(IEnumerable<Edit> edits) => _active.Any(edit => edit.Hit.StandsAlone) && Add(edits.Where(edit => edit.Hit.StandsAlone));

    private bool Add(IEnumerable<Edit> edits)
    {
        var count = _active.Count;
        foreach (var edit in edits.ToList())
        {
            if (!_rejected.ContainsKey(edit))
                _active.Add(edit);
        }

        return _active.Count > count;
    }

    /// <summary>Takes edits back for good.</summary>
    public void Reject(IEnumerable<Edit> edits, Refusal refusal)
    {
        foreach (var edit in edits)
        {
            _active.Remove(edit);
            _rejected[edit] = refusal;
        }
    }
}
