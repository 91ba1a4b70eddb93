using System.Net.WebSockets;

namespace Netra.WebSockets;

/// <summary>How a connection is to be closed by this side.</summary>
/// <param name="Status">The close code.</param>
/// <param name="Reason">The close frame's text: no user data, at most 123 bytes.</param>
/// <param name="Flush">Whether what is in the queue is sent first.</param>
/// <param name="Cause">What it is counted by.</param>
internal sealed record CloseRequest(WebSocketCloseStatus Status, string Reason, bool Flush, string Cause)
{
    public const WebSocketCloseStatus SlowConsumerStatus = (WebSocketCloseStatus)4008;
    public const WebSocketCloseStatus AuthenticationExpired = (WebSocketCloseStatus)4401;
    public const WebSocketCloseStatus ServiceRestart = (WebSocketCloseStatus)1012;

    public static readonly CloseRequest Answer = new(WebSocketCloseStatus.NormalClosure, "", Flush: false, "client");
    public static readonly CloseRequest Lost = Answer with { Cause = "lost" };
    public static readonly CloseRequest Protocol = Answer with { Cause = "protocol_error" };
    public static readonly CloseRequest SlowConsumer = new(SlowConsumerStatus, "slow consumer", Flush: false, "slow_consumer");
    public static readonly CloseRequest EpochChanged = new(SlowConsumerStatus, "log was restarted", Flush: false, "epoch_changed");
    public static readonly CloseRequest Mismatch = new(SlowConsumerStatus, "log did not fit", Flush: false, "log_mismatch");
    public static readonly CloseRequest Hole = new(SlowConsumerStatus, "events missing", Flush: false, "hole");
    public static readonly CloseRequest Unavailable = new(SlowConsumerStatus, "log not available", Flush: false, "backplane_unavailable");
    public static readonly CloseRequest Expired = new(AuthenticationExpired, "authentication expired", Flush: true, "authentication_expired");
    public static readonly CloseRequest TooLarge = new(WebSocketCloseStatus.MessageTooBig, "message too large", Flush: true, "too_large");
    public static readonly CloseRequest Malformed = new(WebSocketCloseStatus.InvalidPayloadData, "malformed messages", Flush: true, "malformed");
    public static readonly CloseRequest Flood = new(WebSocketCloseStatus.PolicyViolation, "too many messages", Flush: true, "flood");
    public static readonly CloseRequest Draining = new(ServiceRestart, "draining", Flush: true, "draining");

    public static CloseRequest Disconnected(string reason) => new(WebSocketCloseStatus.PolicyViolation, reason, Flush: true, "disconnected");
}
