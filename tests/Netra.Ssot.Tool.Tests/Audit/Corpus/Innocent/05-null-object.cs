// shape: Bitwarden server, Noop services for self-hosting
using Microsoft.Extensions.DependencyInjection;

namespace Push;

public interface IPushService
{
    Task SendAsync(string user, string text);
    Task<bool> RegisterAsync(string device);
}

public class HubPushService(Uri hub) : IPushService
{
    public Task SendAsync(string user, string text) => Task.FromResult(hub + user + text);
    public Task<bool> RegisterAsync(string device) => Task.FromResult(device.Length > 3);
}

public class NoopPushService : IPushService
{
    public Task SendAsync(string user, string text) => Task.CompletedTask;
    public Task<bool> RegisterAsync(string device) => Task.FromResult(false);
}

public static class Startup
{
    public static void Add(IServiceCollection services, bool selfHosted)
    {
        if (selfHosted)
            services.AddSingleton<IPushService, NoopPushService>();
        else
            services.AddSingleton<IPushService, HubPushService>();
    }
}
