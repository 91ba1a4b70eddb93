using Netra.Ssot;

namespace Netra.Backend.Services.Websocket;

/// <summary>A third router, for quality messages.</summary>
[SupersededBy(typeof(Netra.WebSockets.MessageRouter))]
public sealed class QualityMessageRouter
{
    [ReplaceWith("this.Types")]
    public string[] SupportedTypes => ["user_message"];

    [ReplaceWith("services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static QualityMessageRouter From(IServiceProvider services) => new();
}
