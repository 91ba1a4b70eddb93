using System.Text;

namespace Netra.WebSockets;

/// <summary>The reason of a close frame.</summary>
internal static class CloseReason
{
    /// <summary>Bytes of UTF-8 that a close frame has for it: 125 less the two of the status (RFC 6455, 5.5).</summary>
    private const int MaxBytes = 123;

    /// <exception cref="ArgumentException">The reason is longer than a close frame takes.</exception>
    public static void Require(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Encoding.UTF8.GetByteCount(reason) > MaxBytes) throw new ArgumentException($"The reason is longer than {MaxBytes} bytes.", nameof(reason));
    }
}
