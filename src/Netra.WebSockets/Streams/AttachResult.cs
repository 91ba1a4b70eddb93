namespace Netra.WebSockets;

/// <summary>What became of an attach.</summary>
internal enum AttachResult
{
    Attached,
    TooMany,
    NotAccepting,
}
