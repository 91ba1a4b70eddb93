using StackExchange.Redis;

namespace Netra.WebSockets.Load;

/// <summary>The runs of one order, each on the thread pool, and how many of them have been sent.</summary>
internal sealed class RunBatch(Peer peer, int first, int count)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool[] _confirmed = new bool[count];
    private int _sent;
    private int _failed;
    private int _ended;
    private volatile bool _abandoned;

    /// <summary>Completes when all have been sent or have failed.</summary>
    public Task Done => _done.Task;

    public int Sent => Volatile.Read(ref _sent);

    public int Failed => Volatile.Read(ref _failed);

    /// <summary>The runs that the peer has not confirmed so far: it said that something was not sent, or perhaps not; or has not answered.</summary>
    public IReadOnlyList<int> Unconfirmed => [.. Enumerable.Range(first, count).Where(number => !Volatile.Read(ref _confirmed[number - first]))];

    /// <summary>Called after each run.</summary>
    public Action Ended { get; init; } = static () => { };

    public void Begin(LoadRun run) => ThreadPool.UnsafeQueueUserWorkItem(new Item(this, run), preferLocal: false);

    /// <summary>What has not begun does not begin any more.</summary>
    public void Abandon() => _abandoned = true;

    private async Task SendAsync(LoadRun run)
    {
        if (_abandoned) return;
        try
        {
            if (await peer.RunAsync(run)) Volatile.Write(ref _confirmed[run.Number - first], true);
            Interlocked.Increment(ref _sent);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or OperationCanceledException or RedisException or TimeoutException or BackplaneUnavailableException)
        {
            // A run that the peer refuses is a run that is not complete.
            Interlocked.Increment(ref _failed);
        }

        Ended();

        if (Interlocked.Increment(ref _ended) == count) _done.TrySetResult();
    }

    private sealed class Item(RunBatch batch, LoadRun run) : IThreadPoolWorkItem
    {
        public void Execute() => _ = batch.SendAsync(run);
    }
}
