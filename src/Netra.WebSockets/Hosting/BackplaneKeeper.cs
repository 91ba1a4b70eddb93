namespace Netra.WebSockets;

/// <summary>
/// What the process does for the logs from time to time: renews the leases of its runs, sends ends that were not confirmed, ends the
/// runs of processes that are gone, and looks whether a log has grown without a notice.
/// </summary>
internal sealed class BackplaneKeeper : IAsyncDisposable
{
    /// <summary>How many abandoned runs are ended in one round.</summary>
    private const int AbandonedAtOnce = 100;

    private readonly WebSocketHost _host;
    private readonly UserStreamRegistry _streams;
    private readonly ITimer _timer;
    private bool _busy;

    public BackplaneKeeper(WebSocketHost host, UserStreamRegistry streams)
    {
        _host = host;
        _streams = streams;
        var period = host.Options.RunLease / 3;
        _timer = host.Time.CreateTimer(static state => _ = ((BackplaneKeeper)state!).TickAsync(), this, period, period);
    }

    /// <summary>One round; nothing if one is under way.</summary>
    public async Task TickAsync()
    {
        if (Interlocked.Exchange(ref _busy, true)) return;
        try
        {
            if (_host.IsStopped) return;
            // The own runs first: a process that was paused, and finds its leases expired, takes them back if nobody has them.
            var keeping = _streams.All.Select(KeepAsync).ToArray();
            var isKept = true;
            foreach (var kept in keeping) isKept &= await kept;
            foreach (var stream in _streams.All) stream.CheckPosition();
            if (isKept) await EndAbandonedAsync();
        }
        finally
        {
            Volatile.Write(ref _busy, false);
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    /// <returns>Whether it succeeded.</returns>
    private static async Task<bool> KeepAsync(UserStream stream)
    {
        try
        {
            await stream.Publisher.ClaimRunsAsync();
            await stream.Publisher.SettleAsync();
            return true;
        }
        catch (BackplaneUnavailableException)
        {
            return false;
        }
    }

    private async Task EndAbandonedAsync()
    {
        try
        {
            foreach (var (user, run) in await _host.Calls.FindAbandonedRunsAsync(AbandonedAtOnce))
            {
                if (_host.Phase >= HostPhase.Draining) return;
                using var lease = _host.Lease(user);
                await lease.Stream.Publisher.EndAbandonedAsync(run);
            }
        }
        catch (Exception error) when (error is BackplaneUnavailableException or LogMismatchException)
        {
            // It has been reported; the next round tries again.
        }
    }
}
