namespace Netra.WebSockets;

/// <summary>The life of a host; it only goes forward.</summary>
internal enum HostPhase
{
    /// <summary>Events are kept; connections are refused until the process has started.</summary>
    Starting,
    Running,
    /// <summary>No new connections or runs; what runs may end.</summary>
    Draining,
    /// <summary>Nothing is accepted any more.</summary>
    Stopped,
}
