using System.Buffers.Text;
using System.Text;

namespace Netra.WebSockets.Redis;

/// <summary>What travels on a user's channel: <c>epoch sequence event</c>, with a space between; the event is empty where there is none.</summary>
internal static class Notice
{
    /// <param name="message">What has arrived.</param>
    /// <param name="epoch">The epoch of the notice before, if there was one; then that of this one. It is nearly always the same.</param>
    /// <param name="notice">What it says.</param>
    /// <returns>False if it has another form.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> message, ref string? epoch, out BackplaneNotice notice)
    {
        notice = default;
        var span = message.Span;
        var epochEnd = span.IndexOf((byte)' ');
        if (epochEnd <= 0) return false;
        var rest = span[(epochEnd + 1)..];
        if (!Utf8Parser.TryParse(rest, out long sequence, out var digits) || sequence < 0 || rest.Length <= digits || rest[digits] != (byte)' ') return false;
        var known = epoch;
        if (known is null || !Ascii.Equals(span[..epochEnd], known)) epoch = known = Encoding.UTF8.GetString(span[..epochEnd]);
        var position = new BackplanePosition(known, sequence);
        notice = new BackplaneNotice(new BackplaneEntry(position, message[(epochEnd + digits + 2)..]));
        return true;
    }
}
