namespace Netra.WebSockets;

/// <summary>
/// The backplane answered with something other than what was asked for: another user's event, or a sequence that does not fit. Nothing of
/// it is delivered.
/// </summary>
internal sealed class LogMismatchException() : IOException("The backplane's answer does not fit the question.");
