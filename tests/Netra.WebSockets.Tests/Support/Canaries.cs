using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>Users who each carry a word of their own in everything that is theirs, behind proxies that keep every byte.</summary>
internal static class Canaries
{
    /// <summary>Has every user run an agent with two tabs open, and scans the raw bytes of every connection.</summary>
    /// <returns>How often a user's connection carried another user's word, and how many connections lacked their own.</returns>
    public static async Task<(int Leaks, int Silent)> ScanAsync(TestServer server, int users)
    {
        var words = Enumerable.Range(0, users).Select(n => $"canary{n:D3}x{Guid.NewGuid():N}").ToArray();
        var bytes = new string[users];
        await Task.WhenAll(Enumerable.Range(0, users).Select(async n =>
        {
            await using var proxy = new FaultProxy(server.Address);
            using var one = await TestClient.OpenAsync(proxy.Address, words[n]);
            using var two = await TestClient.OpenAsync(proxy.Address, words[n]);
            await one.NextAsync();
            await two.NextAsync();
            var context = server.Host.CreateContext(new UserId(words[n]), new ThreadId($"thread-{words[n]}"), new RunId($"run-{words[n]}"));
            await using (var run = await new WebSocketManager(context).StartRunAsync($"agent-{words[n]}"))
            {
                await run.ThinkingAsync(words[n]);
                await run.CallToolAsync($"tool-{words[n]}", words[n], (args, _) => ValueTask.FromResult(args));
                await run.CompleteAsync(words[n]);
            }

            await one.SendAsync($$"""{"type":"{{words[n]}}"}""");
            await one.NextAsync(6);
            await two.NextAsync(5);
            bytes[n] = string.Concat(proxy.Recordings.Select(recording =>
            {
                lock (recording) return Encoding.UTF8.GetString(recording.ToArray());
            }));
        }));

        var leaks = Enumerable.Range(0, users).Sum(n => words.Where((word, other) => other != n && bytes[n].Contains(word, StringComparison.Ordinal)).Count());
        return (leaks, Enumerable.Range(0, users).Count(n => !bytes[n].Contains(words[n], StringComparison.Ordinal)));
    }
}
