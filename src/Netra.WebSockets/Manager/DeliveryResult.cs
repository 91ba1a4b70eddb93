namespace Netra.WebSockets;

/// <summary>What became of an event.</summary>
public enum DeliveryResult
{
    /// <summary>It has its place in the user's sequence and is in the queue of at least one open connection of the user.</summary>
    Sent,

    /// <summary>It has its place in the user's sequence; nobody is connected, and it is kept for replay as long as the options allow.</summary>
    Buffered,

    /// <summary>It was not accepted and is never sent: out of order in its run, too large, or the host is drained. The reason is logged and counted.</summary>
    Rejected,

    /// <summary>
    /// The backplane did not confirm it within <see cref="WebSocketManagerOptions.BackplaneTimeout"/>: it may be in the user's sequence or
    /// not. The end of a run is sent again until it is confirmed.
    /// </summary>
    Unconfirmed,
}
