namespace Netra.WebSockets;

/// <summary>
/// Cancels outside of the caller's locks and call stack. Not <see cref="CancellationTokenSource.CancelAsync"/>, which goes to
/// the thread pool whatever the synchronization context: here the context, where there is one, decides when.
/// </summary>
internal static class LaterCancellation
{
    public static async Task CancelLaterAsync(this CancellationTokenSource source)
    {
        try
        {
            await Task.Yield();
            source.Cancel();
        }
        catch (Exception error) when (error is AggregateException or ObjectDisposedException)
        {
            // What a callback throws is not for whoever cancels; and what is disposed has nobody left to tell.
        }
    }
}
