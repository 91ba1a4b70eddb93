using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The edits that are to be made, and those that were tried and reverted.</summary>
internal sealed class EditSet
{
    private readonly HashSet<Edit> _active = [];
    private readonly Dictionary<Edit, Reversal> _rejected = [];
    private readonly List<ImmutableArray<Edit>> _links = [];

    public IReadOnlyCollection<Edit> Active => _active;

    public bool IsActive(Edit edit) => _active.Contains(edit);

    /// <summary>Why an edit was reverted; null where it was not.</summary>
    public Reversal? ReversalOf(Edit edit) => _rejected.TryGetValue(edit, out var reversal) ? reversal : null;

    public bool IsRejected(Edit edit) => _rejected.ContainsKey(edit);

    /// <summary>Adds what somebody has asked for.</summary>
    public void Request(Edit edit) => _active.Add(edit);

    /// <summary>Adds what has not been reverted, and is not a deletion that was not requested; false if nothing was new.</summary>
    public bool Activate(IEnumerable<Edit> edits) => Add(edits.Where(edit => !edit.Hit.StandsAlone));

    /// <summary>The same, where an edit needs others.</summary>
    public bool Activate(IEnumerable<Edit> edits, Edit because) => ActivateTogether([edits.Append(because)]);

    /// <summary>The same, for sets of edits of which each can only be made as a whole.</summary>
    public bool ActivateTogether(IEnumerable<IEnumerable<Edit>> sets)
    {
        var isNew = false;
        foreach (var set in sets)
        {
            var edits = set.ToList();
            if (!Activate(edits))
                continue;

            isNew = true;
            _links.Add([.. edits.Where(_active.Contains)]);
        }

        return isNew;
    }

    /// <summary>The sets of edits that were found to need each other on the way; what was reverted since is in them too.</summary>
    public IReadOnlyList<ImmutableArray<Edit>> Links => _links;

    /// <summary>Where one of several declarations that only use each other is deleted, the others go with it; false if nothing was new.</summary>
    public bool ActivateOtherDeletions(IEnumerable<Edit> edits) => _active.Any(edit => edit.Hit.StandsAlone) && Add(edits.Where(edit => edit.Hit.StandsAlone));

    /// <summary>Gives up what was asked for: none of it is to be made.</summary>
    public void Withdraw() => _active.Clear();

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

    /// <summary>Takes edits back for good; of several reasons for one the first stays.</summary>
    public void Reject(IEnumerable<Edit> edits, Reversal reversal)
    {
        foreach (var edit in edits)
        {
            _active.Remove(edit);
            if (!_rejected.ContainsKey(edit))
                _rejected.Add(edit, reversal);
        }
    }
}

/// <summary>One hit's plan, agreed on by every compilation in which its place is active.</summary>
internal sealed class Edit(SourceFile file, Hit hit, Plan plan)
{
    private HashSet<string>? _flow;

    public SourceFile File { get; } = file;

    public Hit Hit { get; } = hit;

    public Plan Plan { get; } = plan;

    public TextSpan Span => Plan.Span;

    /// <summary>The declarations that its value comes from or flows into: edits that share one come and go together.</summary>
    public HashSet<string> Flow(CancellationToken cancellationToken) =>
        _flow ??= Flows.Of(File.Primary, Flows.RegionAt(File.Primary.Root, Hit.Span.Start), cancellationToken);
}
