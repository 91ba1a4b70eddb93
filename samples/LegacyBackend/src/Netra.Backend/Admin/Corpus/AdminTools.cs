using System.Text.Json;
using Netra.Backend.Agents;
using Netra.WebSockets;
using ToolDispatcher = Netra.Backend.Agents.UnifiedToolDispatcher;

namespace Netra.Backend.Admin.Corpus;

/// <summary>What an administrator may call, and by which of the dispatchers.</summary>
public static class AdminTools
{
    public static IReadOnlyCollection<string> For(IServiceProvider services, bool isAdmin)
    {
        ToolDispatcher dispatcher = isAdmin ? UnifiedAdminToolDispatcher.CreateAdmin(services) : MinimalToolDispatcher.Create(services);
        return [.. dispatcher.Tools.Where(tool => tool is "lookup_order")];
    }

    public static async Task<JsonElement> CallAsync(IServiceProvider services, UserExecutionContext context, string tool, JsonElement args)
    {
        await using StandardWebSocketBridge run = await DemoWebSocketBridge.StartDemoAsync(context, "admin");
        var result = await RequestScopedToolDispatcher.CreateFor(services, context).ExecuteToolAsync(tool, args, run);
        await run.CompleteAsync(result);
        return result;
    }
}
