using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task NobodyKnown_IsRefusedWith401()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await TestClient.RefusedAsync(server, user: null)).Status);
        Assert.Equal(0, server.Host.ConnectionCount);
    }

    [Fact]
    public async Task KnownButNotAllowed_IsRefusedWithTheStatusThatWasSet()
    {
        await using var server = await TestServer.StartAsync(authenticate: (http, _) =>
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return default;
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await TestClient.RefusedAsync(server)).Status);
    }

    [Fact]
    public async Task ContextOfAnotherHost_IsRefusedWith403()
    {
        await using var other = new InProcess();
        await using var server = await TestServer.StartAsync(authenticate: (_, _) => new(other.Context()));
        Assert.Equal(HttpStatusCode.Forbidden, (await TestClient.RefusedAsync(server)).Status);
        Assert.False(new WebSocketManager(other.Context()).IsConnected);
    }

    [Theory]
    [InlineData("https://evil.example.com", false)]
    [InlineData("null", false)]
    [InlineData("https://app.example.com", true)]
    [InlineData("same", true)]
    public async Task Origin_IsTheServersOwnOrAllowed(string origin, bool allowed)
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.AllowedOrigins.Add("https://app.example.com");
            options.ConnectionsPerUser = 1;
        });
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        var own = server.Address.GetLeftPart(UriPartial.Authority).Replace("ws://", "http://", StringComparison.Ordinal);

        // The user's one connection is taken: an allowed origin gets as far as 429.
        var (status, _) = await TestClient.RefusedAsync(server, origin: origin == "same" ? own : origin);
        Assert.Equal(allowed ? HttpStatusCode.TooManyRequests : HttpStatusCode.Forbidden, status);
    }

    [Theory]
    [InlineData("?epoch=e")]
    [InlineData("?last_seq=1")]
    [InlineData("?epoch=&last_seq=1")]
    [InlineData("?epoch=e&last_seq=-1")]
    [InlineData("?epoch=e&last_seq=x")]
    [InlineData("?epoch=e&last_seq=99999999999999999999")]
    [InlineData("?epoch=e&epoch=f&last_seq=1")]
    public async Task MalformedCursor_IsRefusedWith400(string query)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await TestClient.RefusedAsync(server, query: query)).Status);
    }

    [Fact]
    public async Task PlainRequest_IsRefusedWith400()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        var response = await http.GetAsync(new Uri(server.Address.AbsoluteUri.Replace("ws://", "http://", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task OneConnectionTooMany_IsRefusedWith429UntilOneCloses()
    {
        await using var server = await TestServer.StartAsync(options => options.ConnectionsPerUser = 2);
        using var one = (await TestClient.ConnectAsync(server)).Client;
        using var two = (await TestClient.ConnectAsync(server)).Client;
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TestClient.RefusedAsync(server)).Status);
        using var other = (await TestClient.ConnectAsync(server, "bob")).Client;
        Assert.Equal((3, 2), (server.Host.ConnectionCount, server.Host.UserCount));

        await one.CloseAsync();
        await Eventually.True(() => server.Host.ConnectionCount == 2, "the closed connection is gone");
        using var three = (await TestClient.ConnectAsync(server)).Client;
    }

    [Fact]
    public async Task BeforeTheStart_IsRefusedWith503()
    {
        await using var process = new InProcess();
        var endpoint = new WebSocketEndpoint(process.Host, process.Services.GetRequiredService<MessageRouter>(), (_, _) => throw new InvalidOperationException("Not to be asked."));
        var http = new DefaultHttpContext();
        await endpoint.HandleAsync(http);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
        Assert.Equal("5", http.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task WhileDraining_IsRefusedWith503()
    {
        await using var server = await TestServer.StartAsync();
        var run = await server.Manager().StartRunAsync("triage");
        var drain = server.Host.DrainAsync().AsTask();

        var (status, headers) = await TestClient.RefusedAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("5", Assert.Single(headers["Retry-After"]));

        await run.CompleteAsync(0);
        await drain.Within();
    }
}
