using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netra.WebSockets.Load;

/// <summary>The server process: Kestrel with one peer, driven by lines on standard input, each answered by one line of JSON.</summary>
internal static class PeerServer
{
    public const string Memory = "memory";
    public const string Cpu = "cpu";

    /// <summary>A client address has 28,000 ports for each of them.</summary>
    private const int Ports = 4;

    public static async Task<int> RunAsync(PeerKind kind, string? redis)
    {
        var peer = Peer.Create(kind);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(static options =>
        {
            for (var port = 0; port < Ports; port++) options.Listen(IPAddress.Loopback, 0);
        });
        peer.Register(builder.Services, redis);
        await using var app = builder.Build();
        peer.Map(app);
        await app.StartAsync();
        Answer(app.Urls.Select(static url => new Uri(url).Port).ToArray());

        var generator = new Generator(peer);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line == Memory) Answer(Collect());
            else if (line == Cpu) Answer(Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds);
            else Answer(await generator.GenerateAsync(JsonSerializer.Deserialize<RunOrder>(line)!));
        }

        // Not stopped in order: whoever measures has closed the input and waits for nothing.
        Environment.Exit(0);
        return 0;
    }

    private static void Answer<T>(T value)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(value));
        Console.Out.Flush();
    }

    private static MemoryReport Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new MemoryReport(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet, Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds);
    }
}
