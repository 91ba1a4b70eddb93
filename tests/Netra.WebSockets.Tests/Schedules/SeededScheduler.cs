namespace Netra.WebSockets.Tests;

/// <summary>
/// Runs asynchronous code on one thread and picks, by a seed, which of the waiting continuations comes next; time passes when
/// it decides. The same seed gives the same schedule.
/// </summary>
internal sealed class SeededScheduler(int seed, bool timePasses = true, int maxSteps = SeededScheduler.MaxSteps) : SynchronizationContext
{
    /// <summary>A schedule that has not ended by then never will.</summary>
    private const int MaxSteps = 200_000;

    private readonly List<(SendOrPostCallback Callback, object? State)> _waiting = [];
    private readonly List<Exception> _escaped = [];
    private readonly Thread _thread = Thread.CurrentThread;
    private volatile bool _foreign;
    private ulong _fingerprint = 14695981039346656037;

    public Random Random { get; } = new(seed);

    public SeededTime Time { get; } = new();

    public int Steps { get; private set; }

    /// <summary>What was picked, in order: two runs of the same schedule have the same.</summary>
    public ulong Fingerprint => _fingerprint;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Thread.CurrentThread == _thread) _waiting.Add((d, state));
        else _foreign = true;
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs <paramref name="program"/> to its end.</summary>
    public void Run(Func<Task> program)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var end = program();
            while (!end.IsCompleted)
            {
                if (_foreign) throw new InvalidOperationException("Something went on in another thread: the seed does not decide all of the schedule.");
                if (++Steps > maxSteps) throw new InvalidOperationException($"No end after {maxSteps} steps.");
                if (_waiting.Count == 0)
                {
                    if (!Time.FireNext(periodicToo: false)) throw new InvalidOperationException("Everything waits, and nothing will come.");
                    continue;
                }

                // Seldom: most of what happens takes far less than a timeout.
                if (timePasses && Random.Next(400) == 0) Time.FireNext(periodicToo: true);
                Step();
            }

            end.GetAwaiter().GetResult();
            // What the program did not wait for must not fail either.
            while (_waiting.Count > 0 && ++Steps <= maxSteps) Step();
            if (_escaped.Count > 0) throw new AggregateException(_escaped);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        var index = Random.Next(_waiting.Count);
        var (callback, state) = _waiting[index];
        _waiting[index] = _waiting[^1];
        _waiting.RemoveAt(_waiting.Count - 1);
        _fingerprint = (_fingerprint ^ (((ulong)index << 32) | (uint)_waiting.Count)) * 1099511628211;
        try
        {
            callback(state);
        }
        catch (Exception error)
        {
            _escaped.Add(error);
        }
    }
}
