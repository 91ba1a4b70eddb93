using System.Globalization;

namespace Netra.Backend.WebsocketCore;

/// <summary>Times as clients send them: a number of seconds, of milliseconds, or a text.</summary>
public static class TimestampUtils
{
    private const double FirstInMilliseconds = 100_000_000_000;

    public static double ToUnix(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    public static DateTimeOffset? Parse(string text)
    {
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(number >= FirstInMilliseconds ? number : number * 1000));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
