namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>One name of a catalogue, and the constant that holds it.</summary>
internal sealed class EventName(string value, IFieldSymbol constant, string role)
{
    private static readonly char[] Separators = ['_', '-', '.', ':', '/'];

    public string Value { get; } = value;

    public IFieldSymbol Constant { get; } = constant;

    public string Role { get; } = role;

    /// <summary>Whether the name is of several words, so that no other text is likely to read the same.</summary>
    public bool IsDistinctive => Split(Value) is not null;

    /// <summary>What stands before the last separator and behind it: who, and what happens. Null for a name of one word.</summary>
    public static (string Subject, string Verb)? Split(string name)
    {
        var at = name.LastIndexOfAny(Separators);
        return at > 0 && at < name.Length - 1 ? (name.Substring(0, at), name.Substring(at + 1)) : null;
    }
}

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
