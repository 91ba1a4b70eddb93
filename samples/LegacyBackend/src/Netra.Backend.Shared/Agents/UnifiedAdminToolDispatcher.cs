using Netra.Ssot;

namespace Netra.Backend.Agents;

/// <summary>Another one for administrators, with a tool that nobody can call.</summary>
[SupersededBy(typeof(Netra.WebSockets.ToolDispatcher))]
public sealed class UnifiedAdminToolDispatcher : UnifiedToolDispatcher
{
    public override IReadOnlyCollection<string> Tools => [.. base.Tools, "delete_corpus"];

    [ReplaceWith("services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static UnifiedAdminToolDispatcher CreateAdmin(IServiceProvider services) => new();
}
