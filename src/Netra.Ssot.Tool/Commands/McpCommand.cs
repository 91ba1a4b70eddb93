using ModelContextProtocol.Server;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Mcp;

namespace Netra.Ssot.Tool.Commands;

/// <summary>What <c>ssot mcp</c> was asked for.</summary>
/// <param name="Path">The solution.</param>
/// <param name="Restore">Whether packages are restored before the solution is loaded.</param>
/// <param name="AllowWrite">Whether fixes may be applied.</param>
/// <param name="Test">A command that has to succeed before and after a fix, or null.</param>
/// <param name="Build">Whether the solution is built before and after a fix.</param>
internal sealed record McpOptions(string? Path, bool Restore, bool AllowWrite, string? Test, bool Build);

/// <summary>Serves a solution to one client, on standard input and output, until the client closes them.</summary>
internal static class McpCommand
{
    public static async Task<int> RunAsync(Terminal terminal, McpOptions options, CancellationToken cancellationToken)
    {
        var list = await ProjectList.FindAsync(options.Path, cancellationToken).ConfigureAwait(false);

        // The standard output carries the protocol and nothing else.
        Console.SetOut(Console.Error);
        var served = new ServedSolution(async token =>
        {
            var loaded = await terminal.ProgressAsync(progress => SolutionLoader.LoadAsync(list, options.Restore, progress, token)).ConfigureAwait(false);
            foreach (var note in loaded.Notes)
                terminal.Note(note);
            terminal.Step($"loaded {Path.GetFileName(list.Target)}: {Plural.Of(loaded.Projects.Count, "project")}");
            return loaded;
        });
        using var server = new SsotServer(served, options.AllowWrite ? new WritePermission(options.Build, options.Test) : null, terminal.Step);
        terminal.Step($"ssot mcp serves {Path.GetFileName(list.Target)}, {(options.AllowWrite ? "and may write" : "read-only")}");
        await using var transport = new StdioServerTransport(server.Options);
        await server.RunAsync(transport, cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }
}
