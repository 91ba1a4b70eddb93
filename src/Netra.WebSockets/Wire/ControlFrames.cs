using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>The frames that concern one connection and not the user's sequence: <c>{"type","v","user_id","timestamp","payload"}</c>.</summary>
internal static class ControlFrames
{
    public const string ConnectionEstablished = "connection_established";
    public const string ReplayGap = "replay_gap";
    public const string ServerDraining = "server_draining";
    public const string Notice = "notice";
    public const string Error = "error";

    public static bool IsReserved(string type) => type is ConnectionEstablished or ReplayGap or ServerDraining or Notice or Error;

    public static OutgoingFrame Established(UserId user, DateTimeOffset now, ConnectionId connection, Recovery recovery, TimeSpan heartbeat) =>
        Compose(ConnectionEstablished, user, now, (connection, recovery, heartbeat), static (writer, e) =>
        {
            writer.WriteString("connection_id", e.connection.Value);
            writer.WriteString("epoch", e.recovery.Head.Epoch);
            writer.WriteNumber("seq", e.recovery.Head.Sequence);
            writer.WriteNumber("heartbeat_ms", (long)e.heartbeat.TotalMilliseconds);
            if (e.recovery.Count > 0)
            {
                writer.WriteStartObject("replay");
                writer.WriteNumber("from", e.recovery.Start.Sequence + 1);
                writer.WriteNumber("to", e.recovery.Head.Sequence);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNull("replay");
            }
        });

    public static OutgoingFrame Gap(UserId user, DateTimeOffset now, ReplayGap gap) =>
        Compose(ReplayGap, user, now, gap, static (writer, e) =>
        {
            writer.WriteNumber("from", e.From);
            writer.WriteNumber("to", e.To);
            writer.WriteString("reason", e.Reason);
        });

    public static OutgoingFrame Draining(UserId user, DateTimeOffset now, TimeSpan reconnectAfter) =>
        Compose(ServerDraining, user, now, reconnectAfter, static (writer, e) => writer.WriteNumber("reconnect_after_ms", (long)e.TotalMilliseconds));

    public static OutgoingFrame NoticeOf(UserId user, DateTimeOffset now, string code) =>
        Compose(Notice, user, now, code, static (writer, e) => writer.WriteString("code", e));

    public static OutgoingFrame ErrorOf(UserId user, DateTimeOffset now, string code, string correlationId) =>
        Compose(Error, user, now, (code, correlationId), static (writer, e) =>
        {
            writer.WriteString("code", e.code);
            writer.WriteString("correlation_id", e.correlationId);
        });

    private static OutgoingFrame Compose<TState>(string type, UserId user, DateTimeOffset now, TState state, Action<Utf8JsonWriter, TState> payload) =>
        new(default, PayloadJson.Compose((type, user, now, state, payload), static (writer, e) =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", e.type);
            writer.WriteNumber("v", EventJson.Version);
            writer.WriteString("user_id", e.user.Value);
            writer.WriteString("timestamp", EventJson.Timestamp(e.now));
            writer.WriteStartObject("payload");
            e.payload(writer, e.state);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
}
