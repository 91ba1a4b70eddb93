namespace Netra.WebSockets;

/// <summary>When a message is handled, relative to other messages of its connection.</summary>
public enum MessageOrder
{
    /// <summary>After the messages that were received before it.</summary>
    Sequential,

    /// <summary>
    /// At once, beside a handler that is at work; only after other concurrent messages. For a message such as "stop", which must not wait
    /// for what it stops.
    /// </summary>
    Concurrent,
}
