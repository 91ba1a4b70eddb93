namespace Netra.ChatServer.Agent;

/// <summary>What a client asks.</summary>
/// <param name="Id">By which the tab that asked knows its question again; at most 64 characters.</param>
/// <param name="Text">The question; at most 2,000 characters.</param>
internal sealed record Question(string? Id, string? Text)
{
    public bool IsUsable => Id is null or { Length: <= 64 } && Text is { Length: <= 2000 } && !string.IsNullOrWhiteSpace(Text);
}
