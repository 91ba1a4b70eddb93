namespace Netra.Backend.Core;

/// <summary>The second router of this name: a list of types that is kept by hand. Its name alone would be no evidence, so the application's map declares it.</summary>
public sealed class MessageRouter
{
    public IReadOnlyCollection<string> Types { get; } = ["user_message", "agent_request", "agent_execution"];

    public static MessageRouter Get(IServiceProvider services) => new();
}
