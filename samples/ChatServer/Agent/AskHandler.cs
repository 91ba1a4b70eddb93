using System.Text.Json;

namespace Netra.ChatServer.Agent;

/// <summary>Takes a question, tells all of the user's tabs of it, and has the agent answer.</summary>
internal sealed class AskHandler(WebSocketManager manager, DemoAgent agent) : IClientMessageHandler
{
    public const string MessageType = "ask";

    public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
    {
        var question = message.Payload.ValueKind == JsonValueKind.Object ? message.Payload.Deserialize<Question>(JsonSerializerOptions.Web) : null;
        if (question is not { IsUsable: true, Text: { } text }) throw new ArgumentException("The message is no question.", nameof(message));

        await manager.SendAsync(ChatEvents.UserMessage, question, ct);
        await agent.AnswerAsync(text, ct);
    }
}
