using System.Globalization;

namespace Netra.Ssot.Tool;

/// <summary>A count with its noun.</summary>
internal static class Plural
{
    public static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {Noun(count, noun)}");

    public static string Noun(int count, string noun) => count == 1 ? noun : noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s";
}
