using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Ssot.Tool.Files;

/// <summary>Reads and writes text so that what is not changed keeps its bytes: the byte-order mark, the encoding, the line endings.</summary>
internal static class FileEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The first whose mark fits: UTF-32 begins as UTF-16 does.
    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    public static SourceText Read(byte[] bytes)
    {
        var encoding = Of(bytes);
        return SourceText.From(encoding.GetString(bytes.AsSpan(encoding.Preamble.Length)), encoding, SourceHashAlgorithm.Sha256);
    }

    /// <summary>The bytes of a text, in the encoding and with the mark of the file that it replaces.</summary>
    public static byte[] Write(string text, byte[] original)
    {
        var encoding = Of(original);
        return [.. encoding.Preamble, .. encoding.GetBytes(text)];
    }

    private static Encoding Of(byte[] bytes)
    {
        if (Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble)) is { } marked)
            return marked;

        try
        {
            StrictUtf8.GetCharCount(bytes);
            return StrictUtf8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
