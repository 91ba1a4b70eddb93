using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>The table with what one has to know to read it: command, machine, order, length.</summary>
internal static class Report
{
    /// <summary>Between them is the table of one server.</summary>
    public const string OneServer = "<!-- load -->";

    /// <summary>Between them is the table of two servers on one Redis.</summary>
    public const string OnRedis = "<!-- load on redis -->";

    private const string End = "<!-- end -->";

    public static string Write(LoadOptions options, IReadOnlyList<string> args, string machine, TimeSpan elapsed, string table) => string.Create(CultureInfo.InvariantCulture, $"""
        `dotnet run -c Release --project tests/Netra.WebSockets.Load -- {string.Join(' ', args)}`

        {machine}. {options.Repetitions} repetitions in the order ABBA, {Servers(options)}, {options.Connections:#,0} connections, {options.Seconds:0} s at each rate; {elapsed.TotalMinutes:0} minutes in all. Median (lowest–highest).

        {table}
        """);

    private static string Servers(LoadOptions options) =>
        options.IsOnRedis ? "a fresh redis-server and two fresh server processes for each" : "a fresh server process for each";

    /// <summary>Puts the report between the markers of a file.</summary>
    /// <param name="file">Which one.</param>
    /// <param name="begin">The marker before it.</param>
    /// <param name="report">What is put there.</param>
    /// <exception cref="FormatException">The file has none.</exception>
    public static void Replace(string file, string begin, string report)
    {
        var text = File.ReadAllText(file);
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var end = from < 0 ? -1 : text.IndexOf(End, from, StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"{file} has no {begin} followed by {End}.");
        File.WriteAllText(file, text[..(from + begin.Length)] + "\n" + report.TrimEnd() + "\n" + text[end..]);
    }
}
