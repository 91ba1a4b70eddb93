using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>The table with what one has to know to read it: command, machine, order, length.</summary>
internal static class Report
{
    private const string Begin = "<!-- load -->";
    private const string End = "<!-- end -->";

    public static string Write(LoadOptions options, IReadOnlyList<string> args, string machine, TimeSpan elapsed, string table) => string.Create(CultureInfo.InvariantCulture, $"""
        `dotnet run -c Release --project tests/Netra.WebSockets.Load -- {string.Join(' ', args)}`

        {machine}. {options.Repetitions} repetitions in the order ABBA, a fresh server process for each, {options.Connections:#,0} connections, {options.Seconds:0} s at each rate; {elapsed.TotalMinutes:0} minutes in all. Median (lowest–highest).

        {table}
        """);

    /// <summary>Puts the report between the markers of a file.</summary>
    /// <exception cref="FormatException">The file has none.</exception>
    public static void Replace(string file, string report)
    {
        var text = File.ReadAllText(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"{file} has no {Begin} followed by {End}.");
        File.WriteAllText(file, text[..(begin + Begin.Length)] + "\n" + report.TrimEnd() + "\n" + text[end..]);
    }
}
