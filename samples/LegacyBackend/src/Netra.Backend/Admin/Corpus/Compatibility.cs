using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Admin.Corpus;

public sealed record CorpusEvent(string Corpus, string Step);

/// <summary>What the admin pages call; written before there was any <c>await</c>.</summary>
public static class Compatibility
{
    public static async Task CreateCorpusAsync(UserExecutionContext context, string corpus)
    {
        var manager = WebSocketManagerFactoryModule.CreateWebSocketManager(context).Result;
        await manager.EmitEventAsync(data: new CorpusEvent(corpus, "created"), eventType: "corpus_progress");

        var again = WebSocketManagerFactoryModule.CreateWebSocketManager(context).GetAwaiter().GetResult();
        await again.NotifyAsync(new CorpusEvent(corpus, "indexed"), "corpus_progress");

        UnifiedManagerImplementation adapter = new(context);
        await adapter.NotifyAsync(new CorpusEvent(corpus, "ready"));

        await ManagerCompatibility.GetWebSocketManager(context).SendAsync("corpus_closed", corpus);
    }
}
