namespace Netra.WebSockets;

/// <summary>Which handler takes the messages of a type.</summary>
internal sealed record ClientMessageRoute(string Type, Type HandlerType, MessageOrder Order);
