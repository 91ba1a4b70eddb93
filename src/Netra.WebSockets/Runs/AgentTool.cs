using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>A registered tool.</summary>
internal abstract class AgentTool(string name)
{
    public string Name { get; } = name;

    public abstract ValueTask<JsonElement> CallAsync(IServiceProvider services, PayloadJson json, JsonElement args, CancellationToken ct);
}
