using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class DoorBehaviours
{
    [Fact, Behaviour(24)]
    public async Task Refusal_ComesBeforeTheUpgrade()
    {
        await using var server = await TestServer.StartAsync(options => options.ConnectionsPerUser = 1);
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        Assert.Equal(HttpStatusCode.Unauthorized, (await TestClient.RefusedAsync(server, user: null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await TestClient.RefusedAsync(server, origin: "https://evil.example.com")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await TestClient.RefusedAsync(server, query: "?epoch=e")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TestClient.RefusedAsync(server)).Status);

        await using var run = await server.Manager().StartRunAsync("agent");
        var draining = server.Host.DrainAsync().AsTask();
        var (status, headers) = await TestClient.RefusedAsync(server, user: "bob");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (status, headers.ContainsKey("Retry-After")));
        await run.CompleteAsync(0);
        await Task.WhenAll(draining, tab.RestAsync()).Within();

        await using var process = new InProcess();
        var http = new DefaultHttpContext();
        await new WebSocketEndpoint(process.Host, process.Services.GetRequiredService<MessageRouter>(), (_, _) => throw new InvalidOperationException()).HandleAsync(http);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
    }

    [Fact, Behaviour(25)]
    public async Task BadInput_IsContained()
    {
        await using var server = await TestServer.StartAsync();
        using var witness = (await TestClient.ConnectAsync(server)).Client;
        byte[][] inputs =
        [
            RawClient.Frame(1, "{"u8),
            RawClient.Frame(1, [0xff]),
            RawClient.Frame(1, new byte[70_000]),
            RawClient.Frame(2, "{}"u8),
            RawClient.Frame(0, "{}"u8),
            RawClient.Frame(8, [1]),
            Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"),
            [.. Enumerable.Repeat(RawClient.Frame(1, """{"type":"x"}"""u8), 500).SelectMany(frame => frame)],
            new byte[10_000],
        ];
        await Task.WhenAll(inputs.Select(async (input, number) =>
        {
            using var client = await RawClient.ConnectAsync(server, $"mallory-{number}");
            await client.SendAsync(input);
            client.EndSending();
            await client.RestAsync();
        }));

        await Eventually.True(() => server.Host.Sockets.Count == 1, "only the witness is left");
        await server.Manager().SendAsync("tick", 1);
        Assert.Equal(("tick", 1), (await witness.NextAsync()) is { } frame ? (frame.Type, frame.Seq) : default);
    }
}
