namespace Netra.Demo;

/// <summary>Shows diffs, in colour on a terminal that wants it (<c>NO_COLOR</c> says that it does not).</summary>
internal static class DiffPrinter
{
    private const int LongestDiff = 40;

    private static readonly bool IsColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Print(string path, IReadOnlyList<string> lines)
    {
        Console.WriteLine($"--- {path}");
        foreach (var line in lines.Take(LongestDiff))
            Write(line[0] switch { '-' => ConsoleColor.Red, '+' => ConsoleColor.Green, '@' => ConsoleColor.Cyan, _ => null }, line);

        if (lines.Count > LongestDiff)
            Console.WriteLine($"  ({lines.Count - LongestDiff} more lines)");
        Console.WriteLine();
    }

    private static void Write(ConsoleColor? colour, string line)
    {
        if (!IsColoured || colour is not { } foreground)
        {
            Console.WriteLine(line);
            return;
        }

        Console.ForegroundColor = foreground;
        Console.Write(line);
        Console.ResetColor();
        Console.WriteLine();
    }
}
