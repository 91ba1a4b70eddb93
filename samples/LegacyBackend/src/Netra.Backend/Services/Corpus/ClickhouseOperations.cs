using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UnifiedWebSocketManager = Netra.Backend.WebsocketCore.UnifiedManagerImplementation;

namespace Netra.Backend.Services.Corpus;

/// <summary>Loads a corpus table by table, and says so.</summary>
public sealed class ClickhouseOperations
{
    private static ClickhouseOperations? _clickhouseOperations;

    public static ClickhouseOperations Instance => _clickhouseOperations ??= new ClickhouseOperations();

    public async Task<int> LoadAsync(UserExecutionContext context, IReadOnlyList<string> tables)
    {
        var manager = await CreateWebSocketManager(context);
        foreach (var table in tables)
            await manager.NotifyAsync(table, "table_loaded");
        return tables.Count;
    }

    /// <summary>Under the manager's name, another class.</summary>
    public async Task<bool> FinishAsync(UserExecutionContext context, string corpus)
    {
        UnifiedWebSocketManager manager = new UnifiedWebSocketManager(context);
        return await manager.SendAsync("corpus_loaded", corpus) != DeliveryResult.Rejected;
    }
}
