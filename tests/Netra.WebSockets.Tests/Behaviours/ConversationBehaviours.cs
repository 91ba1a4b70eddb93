using System.Net;
using System.Reflection;

namespace Netra.WebSockets.Tests;

public sealed class ConversationBehaviours
{
    [Fact, Behaviour(1)]
    public async Task AnyTwoManagersOfAUser_AreOneConversation()
    {
        await using var server = await TestServer.StartAsync();
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        await using var run = await server.Manager().StartRunAsync("agent");
        var other = new WebSocketManager(server.Context());

        Assert.Equal(DeliveryResult.Sent, await other.SendAsync(AgentEvents.AgentThinking, 0));
        Assert.Equal(server.Manager().Connections, other.Connections);
        await run.CompleteAsync(0);
        Assert.Equal(DeliveryResult.Rejected, await other.SendAsync(AgentEvents.AgentThinking, 0));
        Assert.Equal([1, 2, 3], (await tab.NextAsync(3)).Select(frame => frame.Seq));
    }

    [Fact, Behaviour(2)]
    public void Host_CannotBeMadeFromOutside() =>
        Assert.Empty(typeof(WebSocketHost).GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Fact, Behaviour(3)]
    public void ManagerWithoutAContext_CannotBeMade()
    {
        Assert.Throws<ArgumentNullException>(() => new WebSocketManager(null!));
        Assert.Equal([typeof(UserExecutionContext)], typeof(WebSocketManager).GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType));
        Assert.Empty(typeof(UserExecutionContext).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
    }

    [Theory, Behaviour(4)]
    [InlineData("")]
    [InlineData("default")]
    [InlineData("null")]
    [InlineData("a\nb")]
    public async Task ContextForNobody_IsRefused(string name)
    {
        await using var process = new InProcess();
        Assert.Throws<ArgumentException>(() => process.Context(user: name));
        Assert.Throws<ArgumentException>(() => process.Context(thread: name));
        Assert.Throws<ArgumentException>(() => process.Context(run: name));
        Assert.Throws<ArgumentException>(() => process.Host.CreateContext(default, new ThreadId("t"), new RunId("r")));
    }

    [Fact, Behaviour(5)]
    public void Context_CannotBeChanged()
    {
        Assert.All(typeof(UserExecutionContext).GetProperties(), property => Assert.Null(property.SetMethod));
        Assert.All(typeof(UserExecutionContext).GetFields(BindingFlags.Instance | BindingFlags.NonPublic), field => Assert.True(field.IsInitOnly));
        var context = new InProcess().Context(run: "one");
        Assert.Equal("two", context.ForRun(new RunId("two")).Run.Value);
        Assert.Equal("one", context.Run.Value);
    }

    [Fact, Behaviour(10)]
    public async Task AnotherUser_CannotBeAddressed()
    {
        // By the surface: whatever sends to one user takes no user.
        foreach (var type in new[] { typeof(WebSocketManager), typeof(AgentRun), typeof(ToolDispatcher), typeof(MessageRouter) })
        {
            Assert.DoesNotContain(type.GetMethods().SelectMany(method => method.GetParameters()), parameter => parameter.ParameterType == typeof(UserId) || parameter.ParameterType == typeof(ConnectionId));
        }

        // And by the wire: a payload that names another user is a payload.
        await using var server = await TestServer.StartAsync();
        using var bob = (await TestClient.ConnectAsync(server, "bob")).Client;
        await server.Manager("ann").SendAsync("x", new Dictionary<string, string> { ["user_id"] = "bob" });
        await server.Manager("bob").SendAsync("own", 1);
        Assert.Equal(("own", 1), (await bob.NextAsync()) is { } frame ? (frame.Type, frame.Seq) : default);
    }

    [Fact, Behaviour(11)]
    public async Task AttachWithAContextOfAnotherHost_IsRefused()
    {
        await using var other = await TestServer.StartAsync();
        await using var server = await TestServer.StartAsync(authenticate: (_, _) => new(other.Context("bob")));
        Assert.Equal(HttpStatusCode.Forbidden, (await TestClient.RefusedAsync(server)).Status);
        Assert.Equal((0, 0), (server.Host.ConnectionCount, other.Host.ConnectionCount));
    }
}
