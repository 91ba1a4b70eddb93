using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Commands;

namespace Netra.Ssot.Tool.Mcp;

/// <summary>Answers calls over the Model Context Protocol. Each call gets a result, or an error that says what is wrong.</summary>
internal sealed class SsotServer : IDisposable
{
    private const string Instructions = """
        This solution declares for some roles which type is canonical, and which types, members, namespaces and event names are superseded.
        Call 'map' before you choose or write a type. Call 'check' with the text of a file before you write it.
        Call 'why' for a violation that you do not understand.
        """;

    private readonly ToolCatalogue _catalogue;
    private readonly Action<string> _say;
    private readonly bool _mayWrite;

    // The solution is one, and a fix must not change it under a check.
    private readonly SemaphoreSlim _gate = new(1);

    /// <param name="served">The solution.</param>
    /// <param name="permission">How files may be changed; null for a server that only reads.</param>
    /// <param name="say">Takes a line for the log.</param>
    public SsotServer(ServedSolution served, WritePermission? permission, Action<string> say)
    {
        _catalogue = new ToolCatalogue(served, permission, say);
        _mayWrite = permission is not null;
        _say = say;
        Options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "ssot", Version = Suite.Version },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. _catalogue.Tools.Select(tool => tool.ToProtocol())] }),
                CallToolHandler = async (request, cancellationToken) => await CallAsync(request.Params, cancellationToken).ConfigureAwait(false),
            },
        };
    }

    /// <summary>What a transport needs to know of the server.</summary>
    public McpServerOptions Options { get; }

    /// <summary>Serves until the client goes.</summary>
    public async Task RunAsync(ITransport transport, CancellationToken cancellationToken)
    {
        await using var server = McpServer.Create(transport, Options);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<CallToolResult> CallAsync(CallToolRequestParams? call, CancellationToken cancellationToken)
    {
        var name = call?.Name ?? "";
        var tools = _catalogue.Tools;
        if (tools.FirstOrDefault(tool => tool.Name == name) is not { } tool)
        {
            return name == ToolCatalogue.Apply && !_mayWrite
                ? Error("This server only reads: 'ssot mcp --allow-write' starts one that may write.")
                : throw new McpProtocolException(
                    $"There is no tool '{name}'.{Spelling.Hint(name, tools.Select(known => known.Name))} The tools are {string.Join(", ", tools.Select(known => $"'{known.Name}'"))}.",
                    McpErrorCode.InvalidParams);
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var arguments = new ToolArguments(name, call!.Arguments is { } given ? new Dictionary<string, JsonElement>(given, StringComparer.Ordinal) : []);
            var answer = await tool.Call(arguments.RequireKnown(tool.Arguments), cancellationToken).ConfigureAwait(false);
            return new CallToolResult { Content = [new TextContentBlock { Text = answer.Text }], StructuredContent = answer.Data };
        }
        catch (ToolException failure)
        {
            return Error(failure.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The client has to get an answer, and the next call another chance.
            _say(failure.ToString());
            return Error($"'{name}' failed: {failure.Message}");
        }
        finally
        {
            _gate.Release();
        }
    }

    private static CallToolResult Error(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
