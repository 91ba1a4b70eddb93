using Netra.Ssot;

namespace Netra.Backend.Agents;

/// <summary>Came as a stopgap: it knows no tool.</summary>
[SupersededBy(typeof(UnifiedToolDispatcher))]
public sealed class MinimalToolDispatcher : UnifiedToolDispatcher
{
    public override IReadOnlyCollection<string> Tools => [];

    [ReplaceWith("services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static MinimalToolDispatcher Create(IServiceProvider services) => new();
}
