namespace Netra.WebSockets.Load;

/// <summary>A server's memory after a full collection, and its processor time so far.</summary>
internal sealed record MemoryReport(long HeapBytes, long WorkingSetBytes, double CpuSeconds);
