using System.Globalization;
using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>One publisher, one tab that drops and reconnects, the legacy's recovery between them; or, for comparison, the library.</summary>
internal static class LegacySchedule
{
    private const int Events = 10;

    /// <returns>What the tab has received, as <c>0,1,2</c>.</returns>
    public static string OfTheLegacy(int seed)
    {
        var scheduler = new SeededScheduler(seed, timePasses: false);
        var manager = new LegacyRecovery();
        var received = new List<string>();
        scheduler.Run(async () =>
        {
            var publishing = PublishAsync(scheduler, n => manager.SendAsync(n));
            for (var connects = 2; connects > 0; connects--)
            {
                var socket = new SeededSocket(scheduler.Random);
                var connecting = manager.ConnectAsync(socket);
                if (connects > 1) await DropAsync(scheduler, socket);
                else await publishing;
                await connecting;
                socket.CloseFromServer();
                while (await socket.NextAsync() is { } message) received.Add(Encoding.UTF8.GetString(message));
                await PauseAsync(scheduler);
            }
        });
        return string.Join(',', received);
    }

    /// <inheritdoc cref="OfTheLegacy"/>
    public static string OfTheLibrary(int seed)
    {
        var scheduler = new SeededScheduler(seed, timePasses: false);
        var tab = new TabHistory("ann");
        scheduler.Run(async () =>
        {
            var options = new WebSocketManagerOptions();
            options.SecretNames.Clear();
            using var backplane = SeededHost.NewBackplane(scheduler, options);
            var host = new SeededHost(scheduler, options, backplane);
            var requests = new List<Task>();
            var publishing = PublishAsync(scheduler, n => host.Manager("ann", "run").SendAsync("tick", int.Parse(n, CultureInfo.InvariantCulture)).AsTask());
            for (var connects = 2; connects > 0; connects--)
            {
                var (accepting, request) = host.Connect(scheduler, "ann", tab.Cursor);
                requests.Add(request);
                tab.Connect();
                var socket = (await accepting)!;
                if (connects > 1) await DropAsync(scheduler, socket);
                else await publishing;
                while (tab.Events.Count < Events && await socket.NextAsync() is { } message) tab.Receive(message);
                await PauseAsync(scheduler);
            }

            await host.Host.DisposeAsync();
            await Task.WhenAll(requests);
        });
        return tab.Problem ?? string.Join(',', tab.Events.Select(entry => entry.Payload));
    }

    public static string Whole { get; } = string.Join(',', Enumerable.Range(0, Events));

    private static async Task PublishAsync(SeededScheduler scheduler, Func<string, Task> send)
    {
        for (var n = 0; n < Events; n++)
        {
            await send(n.ToString(CultureInfo.InvariantCulture));
            await PauseAsync(scheduler);
        }
    }

    private static async Task DropAsync(SeededScheduler scheduler, SeededSocket socket)
    {
        for (var n = scheduler.Random.Next(10); n > 0; n--) await Task.Yield();
        socket.Abort();
    }

    private static async Task PauseAsync(SeededScheduler scheduler)
    {
        for (var n = scheduler.Random.Next(6); n > 0; n--) await Task.Yield();
    }
}
