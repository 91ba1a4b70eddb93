namespace Netra.Backend.WebsocketCore;

/// <summary>Whether a message can be sent at all.</summary>
public static class Validation
{
    public const int MaxLength = 8 * 1024;

    public static IEnumerable<string> Problems(string type, string userId, string text)
    {
        if (type.Length == 0 || type.Any(c => !char.IsAsciiLetterLower(c) && c != '_'))
            yield return "the type is no name";
        if (userId is "" or "default" or "system")
            yield return "the user is nobody";
        if (text.Length > MaxLength)
            yield return "the text is too long";
        if (text.Length == 0 && type is "agent_thinking" or "agent_completed")
            yield return "there is no text";
    }
}
