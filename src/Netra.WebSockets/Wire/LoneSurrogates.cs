using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>
/// Replaces half surrogate pairs in JSON by U+FFFD. A browser writes one as an escape where a text was cut within an emoji; it is
/// valid JSON, but no valid text, and whoever reads it later would throw.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    private static readonly JsonDocumentOptions Nested = new() { MaxDepth = 1000 };

    private static ReadOnlySpan<byte> Replacement => "\\uFFFD"u8;

    /// <returns>The element as it may be kept, without half pairs.</returns>
    public static JsonElement Replace(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.IndexOf("\\u"u8) < 0) return element.Clone();
        using var document = JsonDocument.Parse(Replace(raw.ToArray()), Nested);
        return document.RootElement.Clone();
    }

    /// <returns>The same memory if there is none.</returns>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOf("\\u"u8) < 0) return json;
        byte[]? copy = null;
        var rest = json.Span;
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] != '\\') continue;
            if (!TryReadSurrogate(rest[at..], out var isHigh))
            {
                // Behind the escaped character, which may be a backslash.
                at++;
                continue;
            }

            if (isHigh && TryReadSurrogate(rest[(at + EscapeLength)..], out var isNextHigh) && !isNextHigh)
            {
                at += (2 * EscapeLength) - 1;
                continue;
            }

            copy ??= json.ToArray();
            Replacement.CopyTo(copy.AsSpan(at));
            at += EscapeLength - 1;
        }

        return copy ?? json;
    }

    private static bool TryReadSurrogate(ReadOnlySpan<byte> text, out bool isHigh)
    {
        isHigh = false;
        if (text.Length < EscapeLength || text[0] != '\\' || text[1] != 'u') return false;
        if (!ushort.TryParse(Encoding.ASCII.GetString(text[2..EscapeLength]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
            out var unit))
        {
            return false;
        }

        isHigh = char.IsHighSurrogate((char)unit);
        return char.IsSurrogate((char)unit);
    }
}
