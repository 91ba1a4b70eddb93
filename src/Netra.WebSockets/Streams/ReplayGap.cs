namespace Netra.WebSockets;

/// <summary>Events that a client missed and can never get.</summary>
/// <param name="From">The first one's sequence in the present epoch.</param>
/// <param name="To">The last one's; below <paramref name="From"/> where all of the present epoch is replayed and only the former epoch's
/// events are gone.</param>
/// <param name="Reason"><see cref="Expired"/> or <see cref="EpochChanged"/>.</param>
internal sealed record ReplayGap(long From, long To, string Reason)
{
    public const string Expired = "expired";
    public const string EpochChanged = "epoch_changed";
}
