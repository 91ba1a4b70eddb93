using System.Diagnostics;

namespace Netra.Demo;

/// <summary>One line per step: what is being done, and the seconds it takes, counting while it does on a terminal.</summary>
internal static class Step
{
    // With the seconds behind it, a line fits 80 columns.
    private const int Width = 64;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.5);

    public static async Task<T> RunAsync<T>(string label, Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        Write(label, clock);
        var running = work();
        while (await Task.WhenAny(running, Task.Delay(Tick)) != running)
        {
            if (!Console.IsOutputRedirected)
                Write(label, clock);
        }

        if (Console.IsOutputRedirected)
            Console.WriteLine($" {clock.Elapsed.TotalSeconds,6:0.0} s");
        else
            Write(label, clock, end: "\n");
        return await running;
    }

    private static void Write(string label, Stopwatch clock, string end = "")
    {
        if (Console.IsOutputRedirected)
            Console.Write(label.PadRight(Width));
        else
            Console.Write($"\r{label.PadRight(Width)} {clock.Elapsed.TotalSeconds,6:0.0} s{end}");
    }
}
