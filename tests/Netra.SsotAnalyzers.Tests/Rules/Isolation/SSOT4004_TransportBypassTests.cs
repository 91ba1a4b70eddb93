using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

public sealed class SSOT4004_TransportBypassTests : IsolationTests<SSOT4004_TransportBypass>
{
    [Theory]
    [InlineData("await socket.[|SendAsync|](data, WebSocketMessageType.Text, true, ct);")]
    [InlineData("await socket.[|ReceiveAsync|](buffer, ct);")]
    [InlineData("await socket.[|CloseAsync|](WebSocketCloseStatus.NormalClosure, null, ct);")]
    [InlineData("await socket.[|CloseOutputAsync|](WebSocketCloseStatus.NormalClosure, null, ct);")]
    [InlineData("socket.[|Abort|]();")]
    [InlineData("socket?.[|Abort|]();")]
    [InlineData("await (socket as WebSocket)!.[|SendAsync|](data, WebSocketMessageType.Text, true, ct);")]
    [InlineData("Func<WebSocketCloseStatus, string, CancellationToken, Task> close = socket.[|CloseAsync|];")]
    [InlineData("using WebSocket accepted = await http.WebSockets.[|AcceptWebSocketAsync|]();")]
    [InlineData("await listener.[|AcceptWebSocketAsync|](null);")]
    [InlineData("await socket.[|SendJsonAsync|](1);")]
    [InlineData("await SocketExtensions.[|SendJsonAsync|](socket, 1);")]
    [InlineData("await socket.[|NotifyAsync|]();")]
    [InlineData("using var stream = WebSocketStream.[|Create|](socket, WebSocketMessageType.Text);")]
    [InlineData("foreach (var one in new List<WebSocket>()) await one.[|SendAsync|](data, WebSocketMessageType.Text, true, ct);")]
    public Task ServerSocket_IsFound(string statement) => ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("await client.SendAsync(data, WebSocketMessageType.Text, true, ct);")]
    [InlineData("await client.ReceiveAsync(buffer, ct);")]
    [InlineData("await client.SendJsonAsync(1);")]
    [InlineData("WebSocket upstream = new ClientWebSocket(); await upstream.SendAsync(data, WebSocketMessageType.Text, true, ct);")]
    [InlineData("_ = socket.State == WebSocketState.Open;")]
    [InlineData("_ = socket.IsOpen();")]
    [InlineData("_ = nameof(socket.SendAsync);")]
    [InlineData("await web.SendAsync(null, ct);")]
    [InlineData("_ = http.WebSockets.IsWebSocketRequest;")]
    [InlineData("socket.Dispose();")]
    [InlineData("await manager.SendAsync(\"x\", 1, ct);")]
    public Task Other_IsSilent(string statement) => ReportsAsync(InMethod(statement));

    [Fact]
    public Task SocketAroundASocket_IsOneItself() => ReportsAsync(
        """
        abstract class Logged(WebSocket inner) : WebSocket { public override void Abort() => inner.Abort(); class Part(WebSocket other) { void M() => other.Abort(); } }
        """);

    [Fact]
    public async Task AssemblyOfTheCanonicalType_IsSilent()
    {
        const string Source = """
            using System.Net.WebSockets;
            [Netra.Ssot.Canonical("Door", OwnsTransport = new[] { typeof(WebSocket) })] public sealed class Door { public void Stop(WebSocket socket) => socket.Abort(); }
            """;
        var references = Preamble.Framework;
        var own = CSharpCompilation.Create("Own", [CSharpSyntaxTree.ParseText(Source, path: "/0/Own.cs")], [.. references, Preamble.Ssot], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await own.WithAnalyzers([new SSOT4004_TransportBypass()]).GetAnalyzerDiagnosticsAsync());
    }

    [Fact]
    public Task ExtensionOfALibrary_IsFound()
    {
        var library = Library.Compile(
            """
            public static class Sockets { public static System.Threading.Tasks.Task PushAsync(this System.Net.WebSockets.WebSocket socket, string text) => null; public static int Count(this System.Net.WebSockets.WebSocket socket) => 0; }
            """, "SocketLibrary", withSsot: false);
        var test = NewTest("class C { async Task M(WebSocket socket) { await socket.[|PushAsync|](\"x\"); _ = socket.Count(); } }");
        test.TestState.AdditionalReferences.Add(library);
        return test.RunAsync();
    }

    private static string InMethod(string statement) => $$"""
        class C
        {
            async Task M(WebSocket socket, ClientWebSocket client, Microsoft.AspNetCore.Http.HttpContext http, System.Net.HttpListenerContext listener, System.Net.Http.HttpClient web, Netra.WebSockets.WebSocketManager manager, byte[] bytes, CancellationToken ct)
            {
                ReadOnlyMemory<byte> data = bytes;
                Memory<byte> buffer = bytes;
                {{statement}}
            }
        }

        static class SocketExtensions
        {
            public static Task SendJsonAsync(this WebSocket socket, object value) => Task.CompletedTask;
            public static Task NotifyAsync(this WebSocket socket) => Task.CompletedTask;
            public static bool IsOpen(this WebSocket socket) => true;
        }
        """;
}
