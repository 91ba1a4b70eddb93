using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.WebSockets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Netra.WebSockets.</summary>
public static class NetraWebSocketsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="WebSocketHost"/>, <see cref="MessageRouter"/> and <see cref="ToolDispatcher"/> as singletons, and
    /// <see cref="WebSocketManager"/> and <see cref="UserExecutionContext"/> as scoped, for scopes that handle a client message or a tool.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; they are validated when the process starts.</param>
    /// <remarks>Register an <see cref="IWebSocketBackplane"/> of your own as a singleton, and it replaces the in-memory one. To decorate
    /// that one, take <see cref="InMemoryBackplane"/>, which is registered too.</remarks>
    public static IServiceCollection AddNetraWebSockets(this IServiceCollection services, Action<WebSocketManagerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddMetrics();
        var options = services.AddOptions<WebSocketManagerOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebSocketManagerOptions>, WebSocketManagerOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostMeter>();
        services.TryAddSingleton(static provider =>
        {
            var logs = new InMemoryBackplane(provider.GetRequiredService<IOptions<WebSocketManagerOptions>>(), provider.GetRequiredService<TimeProvider>());
            provider.GetRequiredService<HostMeter>().ObserveReplay(() => logs.UsedBytes);
            return logs;
        });
        services.TryAddSingleton<IWebSocketBackplane>(static provider => provider.GetRequiredService<InMemoryBackplane>());
        services.TryAddSingleton(static provider => new WebSocketHost(
            provider.GetRequiredService<IOptions<WebSocketManagerOptions>>().Value,
            provider.GetRequiredService<IWebSocketBackplane>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<HostMeter>(),
            provider.GetRequiredService<ILogger<WebSocketHost>>()));
        services.TryAddSingleton(static provider => new MessageRouter(
            provider.GetServices<ClientMessageRoute>(), provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddSingleton(static provider => new ToolDispatcher(
            provider.GetServices<AgentTool>(), provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddScoped<ScopedUserContext>();
        services.TryAddScoped(static provider => provider.GetRequiredService<ScopedUserContext>().Required);
        services.TryAddScoped<WebSocketManager>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WebSocketHostLifetime>());
        return services;
    }

    /// <summary>Has the client messages of a type handled by <typeparamref name="THandler"/>, made from a scope of its own for every message.</summary>
    /// <param name="services">The services.</param>
    /// <param name="type">The messages' <c>type</c>: 1 to 128 characters, compared by ordinal. A second handler for it fails the start of the process.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is no name.</exception>
    public static IServiceCollection AddClientMessageHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        string type)
        where THandler : class, IClientMessageHandler =>
        services.AddClientMessageHandler<THandler>(type, MessageOrder.Sequential);

    /// <summary>As the other, with an order: a concurrent message does not wait for a handler that is at work.</summary>
    /// <param name="services">The services.</param>
    /// <param name="type">The messages' <c>type</c>.</param>
    /// <param name="order">When they are handled.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is no name.</exception>
    public static IServiceCollection AddClientMessageHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services,
        string type, MessageOrder order)
        where THandler : class, IClientMessageHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddScoped<THandler>();
        return services.AddSingleton(new ClientMessageRoute(Identifier.RequireName(type, nameof(type)), typeof(THandler), order));
    }

    /// <summary>Registers a tool that <see cref="ToolDispatcher"/> calls by its name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The tool's name: 1 to 128 characters, compared by ordinal. A second tool of it fails the start of the process.</param>
    /// <param name="body">The tool.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name.</exception>
    public static IServiceCollection AddAgentTool<TArgs, TResult>(this IServiceCollection services, string name,
        Func<TArgs, CancellationToken, ValueTask<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return services.AddAgentTool<TArgs, TResult>(name, (_, args, ct) => body(args, ct));
    }

    /// <summary>Registers a tool that <see cref="ToolDispatcher"/> calls by its name, with a scope of its own for every call.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The tool's name: 1 to 128 characters, compared by ordinal. A second tool of it fails the start of the process.</param>
    /// <param name="body">The tool. Its services know the <see cref="UserExecutionContext"/> of the run: for whom it works.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no name.</exception>
    public static IServiceCollection AddAgentTool<TArgs, TResult>(this IServiceCollection services, string name,
        Func<IServiceProvider, TArgs, CancellationToken, ValueTask<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(body);
        return services.AddSingleton<AgentTool>(new AgentTool<TArgs, TResult>(Identifier.RequireName(name, nameof(name)), body));
    }
}
