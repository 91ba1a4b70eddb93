using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>Measures what the client itself costs: its processor time, and how long work waits for one of its threads.</summary>
internal sealed class DelayProbe : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5);

    private readonly List<long> _delays = [];
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpu = Cpu();
    private readonly Thread _thread;
    private volatile bool _ended;

    public DelayProbe()
    {
        _thread = new Thread(Probe) { IsBackground = true };
        _thread.Start();
    }

    public ClientCost Read()
    {
        long[] delays;
        lock (_delays) delays = [.. _delays];
        var p99 = delays.Length > 0 ? Percentile.Of(delays, 0.99) * 1000.0 / Stopwatch.Frequency : 0;
        return new ClientCost((Cpu() - _cpu).TotalSeconds, Stopwatch.GetElapsedTime(_begun).TotalSeconds, Environment.ProcessorCount, p99);
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Probe()
    {
        while (!_ended)
        {
            // A sample every so often, on a thread of its own: the pool is what is measured.
            Thread.Sleep(Period);
            var queued = Stopwatch.GetTimestamp();
            // To the end of the common queue, where what has arrived waits as well.
            ThreadPool.UnsafeQueueUserWorkItem(
                static state =>
                {
                    var delay = Stopwatch.GetTimestamp() - state.queued;
                    lock (state.Delays) state.Delays.Add(delay);
                },
                (Delays: _delays, queued),
                preferLocal: false);
        }
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
