using Netra.Ssot;

// The application's part of the map; the rest comes with the shared library.

[assembly: ReplaceMember(
    "M:Netra.Backend.Core.MessageRouter.Get(System.IServiceProvider)",
    "services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
