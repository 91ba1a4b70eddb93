using System.Net.WebSockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Netra.WebSockets.Tests;

/// <summary>Connections that end because a proof of identity ends, or because one of them is to end.</summary>
public sealed class ConnectionEndTests
{
    [Fact]
    public async Task ContextThatExpires_ClosesItsConnection()
    {
        await using var server = await TestServer.StartAsync(authenticate: (http, host) => new(Context(http, host).ExpiringAt(DateTimeOffset.UtcNow.AddMilliseconds(200))));
        using var client = (await TestClient.ConnectAsync(server)).Client;
        Assert.Empty(await client.RestAsync());
        Assert.Equal((4401, "authentication expired"), ((int)client.CloseStatus!, client.CloseReason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TicketThatExpires_ClosesTheConnectionWhereAskedFor(bool isAskedFor)
    {
        await using var server = await TestServer.StartAsync(
            options => options.CloseOnAuthenticationExpiration = isAskedFor,
            authenticate: (http, host) =>
            {
                var ticket = new AuthenticationTicket(new(), new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMilliseconds(-1) }, "test");
                http.Features.Set<IAuthenticateResultFeature>(new Authenticated { AuthenticateResult = AuthenticateResult.Success(ticket) });
                return new(Context(http, host));
            });
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await server.Manager().SendAsync("x", 1);
        if (isAskedFor)
        {
            await client.RestAsync();
            Assert.Equal(4401, (int)client.CloseStatus!);
            return;
        }

        Assert.Equal("x", (await client.NextAsync()).Type);
    }

    [Fact]
    public void Expiry_ComesAtItsTime() => Seeded.Run(async seeded =>
    {
        using var backplane = SeededHost.NewBackplane(seeded.Scheduler, seeded.Options);
        var host = seeded.Host(backplane);
        using var connection = new ClientConnection(host.Manager("ann", "run").Context);
        connection.ExpireAt(seeded.Scheduler.Time.GetUtcNow().AddHours(1), TimeSpan.FromDays(24));
        Assert.Null(connection.Closing);
        var begun = seeded.Scheduler.Time.GetTimestamp();
        Assert.True(seeded.Scheduler.Time.FireNext(periodicToo: false));
        Assert.Equal((TimeSpan.FromHours(1), CloseRequest.Expired), (seeded.Scheduler.Time.GetElapsedTime(begun), connection.Closing));
        await host.Host.DisposeAsync();
    });

    [Fact]
    public async Task OneConnection_CanBeClosed()
    {
        await using var server = await TestServer.StartAsync();
        var (one, established) = await TestClient.ConnectAsync(server);
        using var first = one;
        using var second = (await TestClient.ConnectAsync(server)).Client;
        await using var run = await server.Manager().StartRunAsync("agent");
        var id = new ConnectionId(established.Payload.GetProperty("connection_id").GetString()!);

        Assert.False(await server.Host.CloseConnectionAsync(new UserId("bob"), id, "not his"));
        Assert.True(await server.Host.CloseConnectionAsync(new UserId("ann"), id, "signed out here"));
        Assert.False(await server.Host.CloseConnectionAsync(new UserId("ann"), id, "again"));
        Assert.Equal([AgentEvents.AgentStarted], (await first.RestAsync()).Select(frame => frame.Type));
        Assert.Equal((WebSocketCloseStatus.PolicyViolation, "signed out here"), (first.CloseStatus, first.CloseReason));

        // The log, the run and the other tab go on.
        Assert.Equal(AgentRunStatus.Running, run.Status);
        await run.CompleteAsync("done");
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], (await second.NextAsync(2)).Select(frame => frame.Type));
        using var again = (await TestClient.ConnectAsync(server, cursor: first.Cursor)).Client;
        Assert.Equal(AgentEvents.AgentCompleted, (await again.NextAsync()).Type);
    }

    private static UserExecutionContext Context(HttpContext http, WebSocketHost host) =>
        host.CreateContext(new UserId(http.Request.Headers["X-User"].ToString()), new ThreadId("thread-1"), new RunId(http.TraceIdentifier));

    private sealed class Authenticated : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}
