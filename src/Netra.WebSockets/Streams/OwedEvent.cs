namespace Netra.WebSockets;

/// <summary>An event of a run's end. It is appended until the log has it, or says that the run has ended otherwise.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Body">The event, without its place.</param>
/// <param name="Step">What it is to the run.</param>
/// <param name="Run">The run.</param>
/// <param name="State">The run's state in this process; null for a run of another.</param>
internal sealed record OwedEvent(string Type, ReadOnlyMemory<byte> Body, BackplaneRunStep Step, BackplaneRun Run, RunState? State);
