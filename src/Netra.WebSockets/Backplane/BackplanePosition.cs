namespace Netra.WebSockets;

/// <summary>A place in a user's log.</summary>
/// <param name="Epoch">One life of the log; a log that was lost or forgotten begins again under another epoch.</param>
/// <param name="Sequence">1 for the epoch's first event, then without holes; 0 before the first.</param>
public readonly record struct BackplanePosition(string Epoch, long Sequence);
