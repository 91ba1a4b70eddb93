using Netra.Ssot;

namespace Netra.Backend.Agents;

/// <summary>The second dispatcher, "enhanced".</summary>
public class EnhancedToolDispatcher : UnifiedToolDispatcher
{
    [ReplaceWith("services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static EnhancedToolDispatcher CreateEnhanced(IServiceProvider services) => new();
}
