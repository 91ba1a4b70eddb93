using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>A message that a client sent: <c>{"type": "…", "payload": …}</c>.</summary>
public readonly struct ClientMessage
{
    internal ClientMessage(UserExecutionContext context, ConnectionId connection, string type, JsonElement payload)
    {
        Context = context;
        Connection = connection;
        Type = type;
        Payload = payload;
    }

    /// <summary>The connection's user and conversation, with a new <see cref="RunId"/> for this message. Nothing in it comes from the message.</summary>
    public UserExecutionContext Context { get; }

    /// <summary>The connection on which the message came.</summary>
    public ConnectionId Connection { get; }

    /// <summary>The message's type: 1 to 128 characters.</summary>
    public string Type { get; }

    /// <summary>
    /// The message's payload, whatever JSON the client sent; of kind <see cref="JsonValueKind.Undefined"/> where it sent none. It may be
    /// kept.
    /// </summary>
    public JsonElement Payload { get; }
}
