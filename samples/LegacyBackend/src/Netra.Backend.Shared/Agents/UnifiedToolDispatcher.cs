using System.Text.Json;
using Netra.Ssot;

namespace Netra.Backend.Agents;

/// <summary>The second dispatcher: one table and one instance for the whole process.</summary>
[SupersededBy(typeof(Netra.WebSockets.ToolDispatcher))]
public class UnifiedToolDispatcher
{
    private static readonly Dictionary<string, Func<JsonElement, CancellationToken, ValueTask<JsonElement>>> s_tools = new(StringComparer.Ordinal)
    {
        ["lookup_order"] = async (args, ct) => JsonSerializer.SerializeToElement(
            await BackendTools.LookupOrderAsync(args.Deserialize<LookupOrder>(JsonSerializerOptions.Web)!, ct), JsonSerializerOptions.Web),
    };

    public virtual IReadOnlyCollection<string> Tools => s_tools.Keys;

    public ValueTask<JsonElement> DispatchAsync(StandardWebSocketBridge run, string tool, JsonElement args, CancellationToken ct = default) =>
        s_tools.TryGetValue(tool, out var body)
            ? run.CallToolAsync(tool, args, body, ct)
            : throw new ArgumentException($"No tool '{tool}'.", nameof(tool));

    [ReplaceWith("this.DispatchAsync(bridge, toolName, parameters, ct)")]
    public ValueTask<JsonElement> ExecuteToolAsync(
        string toolName, JsonElement parameters, StandardWebSocketBridge bridge, CancellationToken ct = default) =>
        DispatchAsync(bridge, toolName, parameters, ct);
}

/// <summary>The factory of it: services with a detour, and replaced by them.</summary>
[SupersededBy(typeof(IServiceProvider))]
public sealed class UnifiedToolDispatcherFactory
{
    private static UnifiedToolDispatcher? _globalToolDispatcherFactory;

    [ReplaceWith("services")]
    public UnifiedToolDispatcherFactory(IServiceProvider services) => ArgumentNullException.ThrowIfNull(services);

    [ReplaceWith("this.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public UnifiedToolDispatcher CreateDispatcher() => Global;

    public static UnifiedToolDispatcher Global => _globalToolDispatcherFactory ??= new Tools.ToolDispatcher();
}
