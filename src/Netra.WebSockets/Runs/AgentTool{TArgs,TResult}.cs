using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>A registered tool with typed arguments and result.</summary>
internal sealed class AgentTool<TArgs, TResult>(string name, Func<IServiceProvider, TArgs, CancellationToken, ValueTask<TResult>> body) : AgentTool(name)
{
    public override async ValueTask<JsonElement> CallAsync(IServiceProvider services, PayloadJson json, JsonElement args, CancellationToken ct)
    {
        var typed = json.Read<TArgs>(args) ?? throw new JsonException($"The tool \"{Name}\" was called without arguments.");
        return json.ToElement(await body(services, typed, ct));
    }
}
