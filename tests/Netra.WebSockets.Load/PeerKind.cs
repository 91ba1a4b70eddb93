namespace Netra.WebSockets.Load;

/// <summary>Who is measured.</summary>
internal enum PeerKind
{
    /// <summary>This library, by <see cref="AgentRun"/>, with its defaults.</summary>
    Netra,

    /// <summary>SignalR, one group per user.</summary>
    SignalRGroups,

    /// <summary>SignalR, <c>Clients.User</c>.</summary>
    SignalRUser,

    /// <summary>Kestrel's WebSocket and nothing else: the floor.</summary>
    Bare,
}
