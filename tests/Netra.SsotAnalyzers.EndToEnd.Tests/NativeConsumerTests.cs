using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A server with Netra.WebSockets, from its package, published by NativeAOT with every warning an error, and run: a client has an agent work.</summary>
[Collection(LongPackedSuiteCollection.Name)]
public sealed class NativeConsumerTests(PackedSuite suite)
{
    private const string Native = """
        <PublishAot>true</PublishAot>
        <InvariantGlobalization>true</InvariantGlobalization>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        """;

    private const string Program = """
        using Netra.WebSockets;
        using WebSocketManager = Netra.WebSockets.WebSocketManager;

        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddNetraWebSockets()
            .AddClientMessageHandler<AskHandler>("ask")
            .AddAgentTool<string, string>("shout", (text, _) => ValueTask.FromResult(text.ToUpperInvariant()));
        var app = builder.Build();
        app.MapNetraWebSockets("/ws", (http, host) => new(host.CreateContext(new UserId("ann"), new ThreadId("t-1"), new RunId(http.TraceIdentifier))));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();

        sealed class AskHandler(WebSocketManager manager, ToolDispatcher tools) : IClientMessageHandler
        {
            public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
            {
                await using var run = await manager.StartRunAsync("native", ct);
                await run.ThinkingAsync("compiled ahead of time", step: 1, ct: ct);
                var result = await tools.DispatchAsync(run, "shout", message.Payload, ct);
                await run.CompleteAsync(result, ct);
            }
        }

        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [NativeFact]
    public async Task NativeServer_RunsAnAgent()
    {
        var consumer = suite.NewConsumer("native")
            .WriteProject("Web.csproj", Sources.WebSocketsPackage, sdk: "Microsoft.NET.Sdk.Web", properties: Native)
            .Write("Program.cs", Program);
        await consumer.RequireAsync("publish", "--use-current-runtime", "-o", "published");
        var file = Path.Combine(consumer.Folder, "published", OperatingSystem.IsWindows() ? "Web.exe" : "Web");
        // No managed assembly: it is the native program that runs.
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "published", "Web.dll")));

        using var server = Process.Start(new ProcessStartInfo(file) { RedirectStandardOutput = true, WorkingDirectory = consumer.Folder })!;
        try
        {
            var address = await server.StandardOutput.ReadLineAsync().WaitAsync(Limit);
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri(address!.Replace("http:", "ws:", StringComparison.Ordinal) + "/ws"), CancellationToken.None).WaitAsync(Limit);
            await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"ask","payload":"hello"}"""), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).WaitAsync(Limit);
            var frames = new List<string>();
            while (frames.Count < 6) frames.Add(await NextAsync(socket));

            Assert.Equal(["connection_established", "agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"], frames.Select(TypeOf));
            Assert.Contains("\"HELLO\"", frames[5], StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<string> NextAsync(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(Limit);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static string TypeOf(string frame) => System.Text.Json.JsonDocument.Parse(frame).RootElement.GetProperty("type").GetString()!;
}
