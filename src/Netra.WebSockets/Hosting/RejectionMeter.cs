using System.Diagnostics.Metrics;

namespace Netra.WebSockets;

/// <summary>Counts rejected events by reason: <c>netra.websockets.events.rejected</c>, meter <c>Netra.WebSockets</c>. No tag names a user.</summary>
internal sealed class RejectionMeter
{
    private readonly Counter<long> _rejected;

    public RejectionMeter(IMeterFactory meters) =>
        _rejected = meters.Create("Netra.WebSockets").CreateCounter<long>("netra.websockets.events.rejected", "{event}", "Events that were not accepted.");

    public void Count(string reason) => _rejected.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
