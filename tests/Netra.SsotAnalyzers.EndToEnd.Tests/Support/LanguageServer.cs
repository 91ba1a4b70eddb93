using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamJsonRpc;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A diagnostic as a language server sends it. Lines and characters count from 0.</summary>
internal sealed record ServerDiagnostic(string Id, string Message, string? Link, int Severity, (int Line, int Character) Start, (int Line, int Character) End);

/// <summary>
/// A client of csharp-ls: the server runs as a process of its own and speaks LSP over its standard input and output. Every
/// answer is awaited; nothing waits for a time.
/// </summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly JsonRpc _rpc;
    private readonly Task _errors;
    private readonly StringBuilder _log = new();
    private readonly string _folder;

    private LanguageServer(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        _errors = ReadErrorsAsync();
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, new SystemTextJsonFormatter()));
        _rpc.AddLocalRpcTarget(new Client(), new JsonRpcTargetOptions { UseSingleObjectParameterDeserialization = true });
        _rpc.StartListening();
    }

    /// <summary>What the server wrote to its error stream: for the message of a test that fails.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Starts the server on a solution of the consumer (it opens no project by its name), with the analyzers switched on.</summary>
    public static async Task<LanguageServer> StartAsync(Consumer consumer, string solution)
    {
        var start = ManifestTools.StartInfo(consumer, "csharp-ls", "--solution", solution, "--loglevel", "warning");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var server = new LanguageServer(Process.Start(start)!, consumer.Folder);
        await server.RequestAsync("initialize", new
        {
            processId = Environment.ProcessId,
            rootUri = server.UriOf(""),
            capabilities = new
            {
                workspace = new { configuration = true },
                textDocument = new { diagnostic = new { dynamicRegistration = false }, codeAction = new { codeActionLiteralSupport = new { codeActionKind = new { valueSet = new[] { "quickfix" } } } } },
            },
        });
        await server.NotifyAsync("initialized", new { });
        return server;
    }

    public Task OpenAsync(string path, string text) =>
        NotifyAsync("textDocument/didOpen", new { textDocument = new { uri = UriOf(path), languageId = "csharp", version = 0, text } });

    /// <summary>The whole text is sent, as an editor without incremental changes does.</summary>
    public Task ChangeAsync(string path, int version, string text) =>
        NotifyAsync("textDocument/didChange", new { textDocument = new { uri = UriOf(path), version }, contentChanges = new[] { new { text } } });

    /// <summary>What the server answers when it is asked for the diagnostics of a file.</summary>
    public async Task<IReadOnlyList<ServerDiagnostic>> DiagnosticsAsync(string path)
    {
        var report = await RequestAsync("textDocument/diagnostic", new { textDocument = new { uri = UriOf(path) } });
        return [.. report.GetProperty("items").EnumerateArray().Select(Read)];
    }

    /// <summary>The titles of what the server offers at a diagnostic.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(string path, ServerDiagnostic diagnostic)
    {
        var range = new { start = new { line = diagnostic.Start.Line, character = diagnostic.Start.Character }, end = new { line = diagnostic.End.Line, character = diagnostic.End.Character } };
        var actions = await RequestAsync("textDocument/codeAction", new
        {
            textDocument = new { uri = UriOf(path) },
            range,
            context = new { diagnostics = new[] { new { range, severity = diagnostic.Severity, code = diagnostic.Id, source = "lsp", message = diagnostic.Message } } },
        });
        return actions.ValueKind == JsonValueKind.Array ? [.. actions.EnumerateArray().Select(action => action.GetProperty("title").GetString()!)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RequestAsync("shutdown", null);
            await NotifyAsync("exit", null);
            using var limit = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            _rpc.Dispose();
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            await _errors;
            _process.Dispose();
        }
    }

    private string UriOf(string path) => new Uri(Path.Combine(_folder, path)).AbsoluteUri;

    private async Task<JsonElement> RequestAsync(string method, object? parameters)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, limit.Token);
    }

    private Task NotifyAsync(string method, object? parameters) => _rpc.NotifyWithParameterObjectAsync(method, parameters);

    private static ServerDiagnostic Read(JsonElement diagnostic)
    {
        var range = diagnostic.GetProperty("range");
        return new ServerDiagnostic(
            diagnostic.GetProperty("code").ToString(),
            diagnostic.GetProperty("message").GetString()!,
            diagnostic.TryGetProperty("codeDescription", out var description) && description.ValueKind == JsonValueKind.Object ? description.GetProperty("href").GetString() : null,
            diagnostic.GetProperty("severity").GetInt32(),
            Place(range.GetProperty("start")),
            Place(range.GetProperty("end")));

        static (int, int) Place(JsonElement place) => (place.GetProperty("line").GetInt32(), place.GetProperty("character").GetInt32());
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.AppendLine(line);
        }
    }

    /// <summary>What the server asks of an editor and tells it.</summary>
    private sealed class Client
    {
        [JsonRpcMethod("workspace/configuration", UseSingleObjectParameterDeserialization = true)]
        public JsonArray Configuration(JsonElement request) =>
            [.. request.GetProperty("items").EnumerateArray().Select(_ => (JsonNode)new JsonObject { ["analyzersEnabled"] = true })];

        [JsonRpcMethod("client/registerCapability", UseSingleObjectParameterDeserialization = true)]
        public object? Register(JsonElement request) => null;

        [JsonRpcMethod("window/workDoneProgress/create", UseSingleObjectParameterDeserialization = true)]
        public object? CreateProgress(JsonElement request) => null;

        [JsonRpcMethod("workspace/diagnostic/refresh")]
        public object? Refresh() => null;
    }
}
