namespace Netra.Backend.WebsocketCore;

public enum SyncStatus
{
    NothingToDo,
    Synchronized,
    Failed,
}

public sealed record SyncResult(SyncStatus Status, string? State);
