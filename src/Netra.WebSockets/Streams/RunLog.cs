using System.Runtime.CompilerServices;

namespace Netra.WebSockets;

/// <summary>A user's log as their runs write it.</summary>
/// <param name="user">Whose log.</param>
/// <param name="host">The process.</param>
/// <param name="log">The log.</param>
internal sealed class RunLog(UserId user, WebSocketHost host, StreamLog log)
{
    /// <summary>
    /// Appends an event. A run that the log has lost with its former epoch is taken back by its owner, unless the lease has expired
    /// meanwhile.
    /// </summary>
    public ValueTask<BackplaneAppendResult> AppendAsync(ReadOnlyMemory<byte> body, BackplaneRunStep step, BackplaneRun? run, RunState? state)
    {
        var append = log.AppendAsync(body, step, run);
        return run is null || state is null ? append : AdoptAsync(append);

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        async ValueTask<BackplaneAppendResult> AdoptAsync(ValueTask<BackplaneAppendResult> first)
        {
            var result = await first;
            if (result.Outcome != BackplaneAppendOutcome.RunNotOpen || state.Epoch is null || state.Epoch == result.Position.Epoch) return result;
            if (host.Time.GetElapsedTime(state.ClaimedAt) >= run.Lease) return result;
            var held = await host.Calls.ClaimRunsAsync(user, [run], adopt: true);
            return held.Count == 0 ? result : await log.AppendAsync(body, step, run);
        }
    }
}
