using System.Text;
using Netra.Ssot.Tool.Files;

namespace Netra.Ssot.Tool.Commands;

/// <summary>Writes a report to where a command was told to.</summary>
internal static class Reporting
{
    /// <param name="terminal">Where <c>-</c> goes, and the note.</param>
    /// <param name="path">A file; <c>-</c> is the standard output; null for a report that was not requested.</param>
    /// <param name="text">Makes the report.</param>
    public static void Write(Terminal terminal, string? path, Func<string> text)
    {
        if (path is null)
            return;
        if (path == "-")
        {
            terminal.Line(text());
            return;
        }

        FileTransaction.WriteReport(Path.GetFullPath(path), Encoding.UTF8.GetBytes(text()));
        terminal.Note($"wrote {path}");
    }
}
