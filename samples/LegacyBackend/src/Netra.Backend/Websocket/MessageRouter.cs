namespace Netra.Backend.Websocket;

/// <summary>The older directory's router: one for the process, and its list of types is kept by hand.</summary>
public class MessageRouter
{
    private static readonly MessageRouter s_router = new();

    public IReadOnlyCollection<string> Types { get; } = ["user_message", "agent_request"];

    public static MessageRouter GetRouter(IServiceProvider services) => s_router;
}
