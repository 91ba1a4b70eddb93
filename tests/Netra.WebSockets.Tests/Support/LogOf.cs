using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>What is in a user's log.</summary>
internal static class LogOf
{
    public static async Task<List<Frame>> EventsAsync(IWebSocketBackplane backplane, string user = "ann") =>
        [.. (await backplane.ReadAllAsync(new UserId(user))).Entries.Select(entry => new Frame(Encoding.UTF8.GetString(EventJson.Stamp(entry).Span)))];

    public static async Task<List<string>> TypesAsync(IWebSocketBackplane backplane, string user = "ann") =>
        [.. (await EventsAsync(backplane, user)).Select(frame => frame.Type)];
}
