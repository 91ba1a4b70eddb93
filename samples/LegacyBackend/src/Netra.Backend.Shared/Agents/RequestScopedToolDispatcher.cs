using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>A dispatcher for one request; its table is the process's all the same.</summary>
[SupersededBy(typeof(Netra.WebSockets.ToolDispatcher))]
public sealed class RequestScopedToolDispatcher(UserExecutionContext context) : UnifiedToolDispatcher
{
    public string Owner => context.User.Value;

    [ReplaceWith("services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static RequestScopedToolDispatcher CreateFor(IServiceProvider services, UserExecutionContext context) => new(context);
}
