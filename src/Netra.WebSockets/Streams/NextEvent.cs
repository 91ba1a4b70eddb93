namespace Netra.WebSockets;

/// <summary>Where the event is that a connection gets next.</summary>
internal enum NextEvent
{
    /// <summary>There is none yet.</summary>
    None,

    /// <summary>Among the newest ones, which all connections share.</summary>
    Here,

    /// <summary>Only in the log.</summary>
    InTheLog,

    /// <summary>The log began anew; a connection carries one epoch.</summary>
    OfAnotherEpoch,
}
