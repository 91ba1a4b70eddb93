namespace Netra.ChatServer.Tools;

/// <param name="Text">What to count in.</param>
internal sealed record Words(string Text);

/// <param name="Words">Runs of anything but white space.</param>
/// <param name="Characters">UTF-16 units.</param>
internal sealed record WordTotals(int Words, int Characters);

/// <summary>Counts words.</summary>
internal static class WordCount
{
    public const string ToolName = "word_count";

    public static WordTotals Count(Words args) => new(args.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, args.Text.Length);
}
