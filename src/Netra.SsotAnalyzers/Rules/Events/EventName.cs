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
