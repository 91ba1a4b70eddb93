using Netra.Ssot;

namespace Netra.ChatServer.Agent;

/// <summary>The application's own events, beside the five of a run.</summary>
[Canonical("ChatEvents", EventNames = true)]
internal static class ChatEvents
{
    /// <summary>What the user has asked, for all of the user's tabs: <c>id</c>, <c>text</c>.</summary>
    public const string UserMessage = "user_message";
}
