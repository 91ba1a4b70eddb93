namespace Netra.WebSockets;

/// <summary>Whether the backplane answers: after a failure it is degraded until it answers again. A change is told once.</summary>
internal sealed class BackplaneHealth(Action<Exception> failed, Action<bool> changed)
{
    private int _degraded;

    public bool IsDegraded => Volatile.Read(ref _degraded) != 0;

    public void Succeeded()
    {
        if (Volatile.Read(ref _degraded) != 0 && Interlocked.Exchange(ref _degraded, 0) != 0) changed(false);
    }

    public void Failed(Exception error)
    {
        failed(error);
        if (Interlocked.Exchange(ref _degraded, 1) == 0) changed(true);
    }
}
