using System.Collections.Immutable;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>
/// Who listens to one user's channel in this process: one subscription for all of them, made for the first and left after the last.
/// Subscribing and leaving follow one another, so that the server never ends with the wrong one of the two.
/// </summary>
/// <param name="channels">All channels.</param>
/// <param name="root">The channel's name.</param>
internal sealed class UserChannel(UserChannels channels, string root)
{
    private readonly Lock _gate = new();
    private ImmutableArray<Action<BackplaneNotice>> _listeners = [];
    private Task _work = Task.CompletedTask;
    private string? _epoch;
    private bool _isSubscribed;
    private bool _isGone;

    /// <summary>Completes when the server tells this process of every event that is appended from then on.</summary>
    /// <returns>The subscription; null if the channel has been left for good meanwhile.</returns>
    public async ValueTask<IAsyncDisposable?> TryListenAsync(Action<BackplaneNotice> listener)
    {
        Task work;
        lock (_gate)
        {
            if (_isGone) return null;
            _listeners = _listeners.Add(listener);
            work = _work = SettleAsync(_work);
        }

        try
        {
            await work;
            return new Subscription(this, listener);
        }
        catch
        {
            Remove(listener);
            throw;
        }
    }

    /// <summary>Tells every listener. What they are told is lent to them until they return.</summary>
    public void Tell(BackplaneNotice notice)
    {
        ImmutableArray<Action<BackplaneNotice>> listeners;
        lock (_gate) listeners = _listeners;
        foreach (var listener in listeners) listener(notice);
    }

    private void Hear(RedisChannel channel, RedisValue message)
    {
        if (channels.TryRead(message, ref _epoch, out var notice)) Tell(notice);
    }

    private void Remove(Action<BackplaneNotice> listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
            if (_listeners.IsEmpty && !_isGone) _work = LeaveAsync(_work);
        }
    }

    /// <summary>Subscribes or leaves, as is needed once the step before is over.</summary>
    private async Task SettleAsync(Task before)
    {
        // Whether that succeeded is told to whoever asked for it.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        bool isWanted;
        lock (_gate)
        {
            isWanted = !_listeners.IsEmpty;
            if (!isWanted && !_isSubscribed)
            {
                _isGone = true;
                channels.Remove(root, this);
                return;
            }
        }

        if (isWanted == _isSubscribed) return;
        if (isWanted) await channels.SubscribeAsync(root, Hear);
        else await channels.LeaveAsync(root, Hear);
        _isSubscribed = isWanted;
        lock (_gate)
        {
            if (isWanted || !_listeners.IsEmpty) return;
            _isGone = true;
            channels.Remove(root, this);
        }
    }

    private async Task LeaveAsync(Task before)
    {
        try
        {
            await SettleAsync(before);
        }
        catch (Exception error)
        {
            channels.ReportLeft(error);
        }
    }

    private sealed class Subscription(UserChannel channel, Action<BackplaneNotice> listener) : IAsyncDisposable
    {
        private bool _disposed;

        public ValueTask DisposeAsync()
        {
            // The calls end here; that the server is told as well is not waited for.
            if (!Interlocked.Exchange(ref _disposed, true)) channel.Remove(listener);
            return default;
        }
    }
}
