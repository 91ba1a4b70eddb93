using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Routes.Utils
{
    using WebSocketManager = UnifiedWebSocketManager;

    public sealed record ThreadTitle(string Title);

    /// <summary>Names a thread after its first words.</summary>
    public static class ThreadTitleGenerator
    {
        public static async Task<string> NameAsync(UserExecutionContext context, string text, CancellationToken ct)
        {
            var title = string.Join(' ', text.Split(' ').Take(3));
            await Announce(WebSocketManagerModule.GetWebSocketManager(WebSocketManagerSyncModule.CreateWebSocketManager(context).Context), title, ct);
            return title;
        }

        private static async Task Announce(WebSocketManager manager, string title, CancellationToken ct) =>
            _ = await manager.SendAsync("thread_title", new ThreadTitle(title), ct);
    }
}
