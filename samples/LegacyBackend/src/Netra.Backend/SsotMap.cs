using Netra.Ssot;
using Netra.WebSockets;

// The application's part of the map; the rest comes with the shared library.

[assembly: Supersedes(typeof(MessageRouter), "T:Netra.Backend.Core.MessageRouter")]
[assembly: ReplaceMember(
    "M:Netra.Backend.Core.MessageRouter.Get(System.IServiceProvider)",
    "services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
