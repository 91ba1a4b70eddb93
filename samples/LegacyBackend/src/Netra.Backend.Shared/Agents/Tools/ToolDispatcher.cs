namespace Netra.Backend.Agents.Tools;

/// <summary>The first dispatcher. Nobody declared it superseded; that it bears the canonical one's name and derives from what that one supersedes is evidence enough.</summary>
public sealed class ToolDispatcher : UnifiedToolDispatcher
{
    public static ToolDispatcher Create(IServiceProvider services) => new();
}
