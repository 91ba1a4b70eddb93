namespace Netra.WebSockets;

/// <summary>
/// What the process does for the logs from time to time: renews the leases of its runs, sends ends that were not confirmed, ends the
/// runs of processes that are gone, tells who is connected here, and looks whether a log has grown without a notice.
/// </summary>
internal sealed class BackplaneKeeper : IAsyncDisposable
{
    /// <summary>How many abandoned runs are ended in one round.</summary>
    private const int AbandonedAtOnce = 100;

    private readonly WebSocketHost _host;
    private readonly UserStreamRegistry _streams;
    /// <summary>How many users are checked at once; between such parts there is a pause, so that the checks are spread over their period.</summary>
    private const int CheckedAtOnce = 200;

    private readonly ITimer _runs;
    private readonly ITimer _checks;
    private bool _keepsRuns;
    private bool _checksUsers;

    public BackplaneKeeper(WebSocketHost host, UserStreamRegistry streams)
    {
        _host = host;
        _streams = streams;
        var period = host.Options.RunLease / 3;
        _runs = host.Time.CreateTimer(static state => _ = ((BackplaneKeeper)state!).KeepRunsAsync(), this, period, period);
        _checks = host.Time.CreateTimer(static state => _ = ((BackplaneKeeper)state!).CheckUsersAsync(), this, CheckPeriod, CheckPeriod);
    }

    private TimeSpan CheckPeriod => _host.Options.PresenceLease / 3;

    /// <summary>One round of everything.</summary>
    public async Task TickAsync()
    {
        await KeepRunsAsync();
        await CheckUsersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _runs.DisposeAsync();
        await _checks.DisposeAsync();
    }

    /// <summary>One round; nothing if one is under way.</summary>
    private async Task KeepRunsAsync()
    {
        if (Interlocked.Exchange(ref _keepsRuns, true)) return;
        try
        {
            if (_host.IsStopped) return;
            // The own runs first: a process that was paused, and finds its leases expired, takes them back if nobody has them.
            var keeping = _streams.All.Select(KeepAsync).ToArray();
            var isKept = true;
            foreach (var kept in keeping) isKept &= await kept;
            if (isKept) await EndAbandonedAsync();
        }
        finally
        {
            Volatile.Write(ref _keepsRuns, false);
        }
    }

    /// <summary>One round; nothing if one is under way.</summary>
    private async Task CheckUsersAsync()
    {
        if (_host.IsStopped || Interlocked.Exchange(ref _checksUsers, true)) return;
        try
        {
            await _host.ListenToBroadcastsAsync();
            var connected = _streams.All.Where(stream => stream.IsConnected).ToArray();
            var pause = CheckPeriod / 2 * CheckedAtOnce / Math.Max(CheckedAtOnce, connected.Length);
            for (var first = 0; first < connected.Length && !_host.IsStopped; first += CheckedAtOnce)
            {
                if (first > 0) await TimeLimit.PauseAsync(pause, _host.Time);
                var checks = connected.Skip(first).Take(CheckedAtOnce).Select(stream => stream.CheckPositionAsync()).ToArray();
                foreach (var check in checks) await check;
            }
        }
        finally
        {
            Volatile.Write(ref _checksUsers, false);
        }
    }

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
