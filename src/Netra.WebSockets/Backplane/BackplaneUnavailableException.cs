namespace Netra.WebSockets;

/// <summary>
/// The backplane did not answer within <see cref="WebSocketManagerOptions.BackplaneTimeout"/>, or failed. What was asked for may have been
/// done all the same.
/// </summary>
public sealed class BackplaneUnavailableException : IOException
{
    /// <summary>The backplane did not do it.</summary>
    /// <param name="message">What was asked for.</param>
    /// <param name="inner">What the backplane threw, or null.</param>
    public BackplaneUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
