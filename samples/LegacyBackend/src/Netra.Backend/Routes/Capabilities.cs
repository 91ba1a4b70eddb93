using Netra.Backend.Services.Websocket;
using Netra.Backend.Websocket;

namespace Netra.Backend.Routes;

/// <summary>Which messages the socket takes.</summary>
public static class Capabilities
{
    public static string[] MessageTypes(IServiceProvider services)
    {
        MessageRouter router = MessageRouter.GetRouter(services);
        return [.. QualityTypes(QualityMessageRouter.From(services)), .. router.Types.Where(type => type is "user_message")];
    }

    private static IEnumerable<string> QualityTypes(QualityMessageRouter quality) =>
        from type in quality.SupportedTypes where type.Length > 0 select type;
}
