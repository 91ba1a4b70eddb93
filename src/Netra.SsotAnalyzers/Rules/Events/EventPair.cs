namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>An event that begins something, and those of its catalogue that end it.</summary>
internal sealed record EventPair(EventName Opening, ImmutableArray<EventName> Closing)
{
    private static readonly ImmutableHashSet<string> Beginnings = ["started", "starting", "start", "begun", "begin", "opened", "executing", "running", "processing"];

    private static readonly ImmutableHashSet<string> Endings =
        ["completed", "complete", "finished", "ended", "end", "done", "closed", "stopped", "failed", "cancelled", "canceled", "aborted", "executed", "processed"];

    /// <summary>The pairs of one catalogue: names of one subject, by the convention of their verbs.</summary>
    public static IEnumerable<EventPair> Of(IReadOnlyCollection<EventName> catalogue)
    {
        foreach (var opening in catalogue)
        {
            if (EventName.Split(opening.Value) is not { } split || !Beginnings.Contains(split.Verb))
                continue;

            var closing = catalogue
                .Where(name => EventName.Split(name.Value) is { } other && other.Subject == split.Subject && Endings.Contains(other.Verb))
                .ToImmutableArray();
            if (!closing.IsEmpty)
                yield return new EventPair(opening, closing);
        }
    }
}
