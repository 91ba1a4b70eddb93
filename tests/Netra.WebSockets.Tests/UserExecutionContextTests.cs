using System.Reflection;

namespace Netra.WebSockets.Tests;

public sealed class UserExecutionContextTests
{
    [Theory]
    [InlineData(typeof(UserExecutionContext))]
    [InlineData(typeof(WebSocketHost))]
    [InlineData(typeof(AgentRun))]
    [InlineData(typeof(MessageRouter))]
    [InlineData(typeof(ToolDispatcher))]
    public void TypeThatOnlyTheLibraryMakes_HasNoPublicConstructor(Type type) =>
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Fact]
    public void Context_CannotBeChanged() =>
        Assert.All(typeof(UserExecutionContext).GetProperties(), property => Assert.Null(property.SetMethod));

    [Fact]
    public void AnotherRun_LeavesTheFirstContextAsItIs()
    {
        var context = new InProcess().Context(run: "one");
        var other = context.ForRun(new RunId("two"));

        Assert.Equal("one", context.Run.Value);
        Assert.Equal("two", other.Run.Value);
        Assert.Equal((context.User, context.Thread, context.RequestId), (other.User, other.Thread, other.RequestId));
    }

    [Fact]
    public void RequestId_IsKeptOrRefused()
    {
        var host = new InProcess().Host;
        UserExecutionContext With(string? requestId) => host.CreateContext(new UserId("u"), new ThreadId("t"), new RunId("r"), requestId);

        Assert.Null(With(null).RequestId);
        Assert.Equal("req-1", With("req-1").RequestId);
        Assert.Throws<ArgumentException>(() => With(""));
        Assert.Throws<ArgumentException>(() => With("a\nb"));
    }

    [Fact]
    public void ManagerWithoutContext_IsNotMade() => Assert.Throws<ArgumentNullException>(() => new WebSocketManager(null!));
}
