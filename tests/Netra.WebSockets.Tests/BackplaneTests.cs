using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class BackplaneTests
{
    [Fact]
    public async Task EventsPublishedWhileATabConnects_ArriveOnceAndInOrder()
    {
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane);
        await server.Manager().SendAsync("kept", 1);
        backplane.BeforeRead = async () => await server.Manager().SendAsync("before the read", 2);
        backplane.AfterRead = async () => await server.Manager().SendAsync("after the read", 3);

        var (client, established) = await TestClient.ConnectAsync(server);
        using var tab = client;
        await server.Manager().SendAsync("live", 4);

        Assert.Equal("""{"from":1,"to":2}""", established.Payload.GetProperty("replay").GetRawText());
        Assert.Equal([1, 2, 3, 4], (await client.NextAsync(4)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact]
    public async Task TwoHostsOnOneBackplane_AreOneConversation()
    {
        using var backplane = new HookedBackplane();
        await using var one = await StartAsync(backplane);
        await using var two = await StartAsync(backplane);
        using var here = (await TestClient.ConnectAsync(one)).Client;
        using var there = (await TestClient.ConnectAsync(two)).Client;

        await Task.WhenAll(new[] { one, two }.Select(server => Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await server.Manager().SendAsync("tick", n);
        })));

        var frames = await here.NextAsync(200);
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), frames.Select(frame => frame.Seq));
        Assert.Equal(frames.Select(frame => frame.Raw), (await there.NextAsync(200)).Select(frame => frame.Raw));
    }

    [Fact]
    public async Task BackplaneThatCannotAppend_TellsThePublisherAndLeavesNoRunOpen()
    {
        using var backplane = new HookedBackplane { BeforeAppend = () => throw new IOException() };
        await using var server = await StartAsync(backplane);
        Assert.Equal(DeliveryResult.Unconfirmed, await server.Manager().SendAsync("x", 1));
        await Assert.ThrowsAsync<BackplaneUnavailableException>(() => server.Manager().StartRunAsync("triage").AsTask());

        Assert.Equal(0, server.Host.OwnedRuns.Count);
    }

    [Fact]
    public async Task BackplaneThatCannotRead_RefusesTheConnectionBeforeTheUpgrade()
    {
        using var backplane = new HookedBackplane { BeforeRead = () => throw new IOException() };
        await using var server = await StartAsync(backplane);
        var (status, headers) = await TestClient.RefusedAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(["5"], headers["Retry-After"]);
        Assert.Equal((0, 0), (server.Host.ConnectionCount, server.Host.UserCount));

        backplane.BeforeRead = () => default;
        using var client = (await TestClient.ConnectAsync(server)).Client;
    }

    private static Task<TestServer> StartAsync(HookedBackplane backplane) =>
        TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane));
}
