using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>What a browser needs at the door: a token without a header, and an origin behind a proxy.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task BearerToken_TravelsAsASubprotocolAndIsNotSentBack()
    {
        string? query = null;
        await using var server = await StartWithTokensAsync(seen => query = seen);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol(WebSocketSubprotocols.Events);
        socket.Options.AddSubProtocol(WebSocketSubprotocols.BearerPrefix + "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl");
        await socket.ConnectAsync(server.Address, CancellationToken.None).Within();

        Assert.Equal(WebSocketSubprotocols.Events, socket.SubProtocol);
        Assert.Equal("", query);
        Assert.DoesNotContain(socket.HttpResponseHeaders!.SelectMany(header => header.Value), value => value.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("netra.bearer.")]
    [InlineData("netra.bearer.one", "netra.bearer.two")]
    [InlineData("bearer.one")]
    public async Task NoTokenOrTwo_IsNone(params string[] offered)
    {
        await using var server = await StartWithTokensAsync(_ => { });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol(WebSocketSubprotocols.Events);
        foreach (var protocol in offered) socket.Options.AddSubProtocol(protocol);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Address, CancellationToken.None).Within());
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    public async Task BrowserBehindAProxyThatEndsTls_PassesWithForwardedHeaders(bool forwards, HttpStatusCode? refused)
    {
        await using var server = await TestServer.StartAsync(register: services =>
        {
            if (forwards) services.AddSingleton<IStartupFilter>(new Forwarding());
        });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("X-User", "ann");
        socket.Options.SetRequestHeader("Origin", $"https://{server.Address.Authority}");
        socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        if (refused is null)
        {
            await socket.ConnectAsync(server.Address, CancellationToken.None).Within();
            return;
        }

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Address, CancellationToken.None).Within());
        Assert.Equal(refused, socket.HttpStatusCode);
    }

    private static Task<TestServer> StartWithTokensAsync(Action<string> seeQuery) => TestServer.StartAsync(authenticate: (http, host) =>
    {
        seeQuery(http.Request.QueryString.Value ?? "");
        return new(WebSocketSubprotocols.BearerToken(http.Request) is { } token
            ? host.CreateContext(new UserId(token), new ThreadId("thread-1"), new RunId(http.TraceIdentifier))
            : null);
    });

    private sealed class Forwarding : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
            next(app);
        };
    }
}
