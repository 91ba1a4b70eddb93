using System.Diagnostics;
using System.Runtime;

namespace Netra.WebSockets.Load;

/// <summary>Begins runs when they are due, whatever became of the ones before: an open loop.</summary>
internal sealed class Generator(Peer peer)
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(50);

    public async Task<RunReport> GenerateAsync(RunOrder order)
    {
        var process = Process.GetCurrentProcess();
        var room = order.AtOnce > 0 ? new SemaphoreSlim(order.AtOnce) : null;
        var batch = new RunBatch(peer, order.First, order.Count) { Ended = () => room?.Release() };
        var lags = new long[order.Count];
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var kept = KeptMemory.Read();
        var compiled = JitInfo.GetCompiledMethodCount();
        var begun = Stopwatch.GetTimestamp();

        var thread = new Thread(() => Dispatch(order, batch, begun + Lead.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond, lags, room)) { IsBackground = true, Priority = ThreadPriority.Highest };
        thread.Start();
        var most = Lead + TimeSpan.FromSeconds(order.Count / order.RunsPerSecond + order.GraceSeconds) + (LoadRun.Events - 1) * TimeSpan.FromMilliseconds(order.PauseMs);
        // Runs that do not end in their time are given up and counted as such.
        await Task.WhenAny(batch.Done, Task.Delay(most));
        batch.Abandon();

        var elapsed = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        return new RunReport(
            batch.Sent,
            batch.Failed,
            Percentile.Of(lags, 0.99) * 1000.0 / Stopwatch.Frequency,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            KeptMemory.Read() - kept,
            (process.TotalProcessorTime - cpu).TotalSeconds,
            elapsed.TotalSeconds,
            JitInfo.GetCompiledMethodCount() - compiled,
            order.AtOnce > 0 ? [] : batch.Unconfirmed);
    }

    private static void Dispatch(RunOrder order, RunBatch batch, long start, long[] lags, SemaphoreSlim? room)
    {
        var interval = Stopwatch.Frequency / order.RunsPerSecond;
        var text = new string('x', order.TextChars);
        var pause = TimeSpan.FromMilliseconds(order.PauseMs);
        var end = start + (long)(order.Count * interval);
        for (var index = 0; index < order.Count; index++)
        {
            if (room is not null)
            {
                // As many as there is room for, until the time is over.
                var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), end);
                if (left <= TimeSpan.Zero || !room.Wait(left)) return;
                batch.Begin(RunOf(order, index, Stopwatch.GetTimestamp(), pause, text));
                continue;
            }

            var due = start + (long)(index * interval);
            long now;
            // The schedule; how late it was is measured, and too late is refused.
            while ((now = Stopwatch.GetTimestamp()) < due) Thread.Sleep(1);
            lags[index] = now - due;
            batch.Begin(RunOf(order, index, due, pause, text));
        }
    }

    private static LoadRun RunOf(RunOrder order, int index, long due, TimeSpan pause, string text) => new(order.First + index, order.UserOf(index), due, pause, text);
}
