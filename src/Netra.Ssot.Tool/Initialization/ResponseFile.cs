using System.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Initialization;

/// <summary>The arguments of <c>dotnet format</c> in a file beside the solution, so that the ids need not be typed.</summary>
internal static class ResponseFile
{
    public const string Name = "ssot.rsp";

    public const string Command = "dotnet format analyzers @" + Name;

    public static (string Path, byte[]? Bytes)? Edit(ProjectList list)
    {
        var path = System.IO.Path.Combine(list.Folder, Name);

        // dotnet format takes a line for one argument, whatever is in it.
        var text = string.Concat(
            new[] { System.IO.Path.GetFileName(list.Target), "--diagnostics" }.Concat(Suite.Rules.Select(rule => rule.Id).Where(Suite.IsMigrated))
            .Select(line => line + "\n"));
        return File.Exists(path) && File.ReadAllText(path) == text ? null : (path, Encoding.UTF8.GetBytes(text));
    }
}
