namespace Netra.WebSockets.Load;

/// <param name="JoinsGroup">Whether a connection joins its user's group.</param>
internal sealed record LoadHubOptions(bool JoinsGroup);
