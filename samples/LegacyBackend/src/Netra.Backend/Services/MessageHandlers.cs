using Netra.Backend.Agents;
using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>A message from the socket: the example agent answers it.</summary>
public sealed class UserMessageHandler : IClientMessageHandler
{
    public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
    {
        var text = message.Payload.GetProperty("text").GetString() ?? "";
        var context = message.Context.ForRun(new RunId(Guid.NewGuid().ToString("N")));
        await ExampleMessageProcessor.For(context).ProcessAsync(text, ct);
    }
}
