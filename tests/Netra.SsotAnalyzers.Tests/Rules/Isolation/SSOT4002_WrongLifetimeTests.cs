using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

public sealed class SSOT4002_WrongLifetimeTests : IsolationTests<SSOT4002_WrongLifetime>
{
    [Theory]
    [InlineData("services.[|AddSingleton|]<Netra.WebSockets.WebSocketManager>();")]
    [InlineData("services.[|AddTransient|]<Netra.WebSockets.WebSocketManager>();")]
    [InlineData("services.[|TryAddSingleton|]<Legacy.UnifiedManager>();")]
    [InlineData("services.[|AddSingleton|](typeof(Netra.WebSockets.WebSocketManager));")]
    [InlineData("services.[|AddSingleton|](typeof(object), typeof(Netra.WebSockets.WebSocketManager));")]
    [InlineData("services.[|AddSingleton|](new Netra.WebSockets.WebSocketManager(context));")]
    [InlineData("services.[|AddSingleton|](provider => new Netra.WebSockets.WebSocketManager(context));")]
    [InlineData("services.[|AddSingleton|]<object>(provider => { return new Netra.WebSockets.WebSocketManager(context); });")]
    [InlineData("services.[|AddKeyedSingleton|]<Netra.WebSockets.WebSocketManager>(\"k\");")]
    [InlineData("services.[|AddKeyedTransient|]<Netra.WebSockets.WebSocketManager>(\"k\", (provider, key) => null);")]
    [InlineData("services.[|TryAddKeyedSingleton|](typeof(object), \"k\", typeof(Netra.WebSockets.WebSocketManager));")]
    [InlineData("services.Add(ServiceDescriptor.[|Singleton|]<Netra.WebSockets.WebSocketManager, Netra.WebSockets.WebSocketManager>());")]
    [InlineData("services.TryAdd(ServiceDescriptor.[|Describe|](typeof(Netra.WebSockets.WebSocketManager), typeof(Netra.WebSockets.WebSocketManager), ServiceLifetime.Singleton));")]
    [InlineData("services.Replace(new ServiceDescriptor[|(typeof(Netra.WebSockets.WebSocketManager), typeof(Netra.WebSockets.WebSocketManager), ServiceLifetime.Transient)|]);")]
    [InlineData("services.Add(new ServiceDescriptor[|(typeof(Netra.WebSockets.WebSocketManager), new Netra.WebSockets.WebSocketManager(context))|]);")]
    [InlineData("services.[|AddScoped|]<MessageRouter>();")]
    [InlineData("services.[|TryAddTransient|]<ToolDispatcher>();")]
    [InlineData("ServiceCollectionServiceExtensions.[|AddSingleton|]<Netra.WebSockets.WebSocketManager>(services);")]
    public Task WrongLifetime_IsFound(string statement) => ReportsAsync($"class C {{ void M(IServiceCollection services, UserExecutionContext context) {{ {statement} }} }}");

    [Theory]
    [InlineData("services.AddScoped<Netra.WebSockets.WebSocketManager>();")]
    [InlineData("services.TryAddScoped(provider => new Netra.WebSockets.WebSocketManager(context));")]
    [InlineData("services.AddKeyedScoped<Netra.WebSockets.WebSocketManager>(\"k\");")]
    [InlineData("services.Add(ServiceDescriptor.Describe(typeof(Netra.WebSockets.WebSocketManager), typeof(Netra.WebSockets.WebSocketManager), ServiceLifetime.Scoped));")]
    [InlineData("services.AddSingleton<MessageRouter>();")]
    [InlineData("services.AddSingleton<object>();")]
    [InlineData("services.AddSingleton<Func<UserExecutionContext, Netra.WebSockets.WebSocketManager>>(provider => owner => new Netra.WebSockets.WebSocketManager(owner));")]
    [InlineData("services.AddNetraWebSockets();")]
    [InlineData("AddSingleton<Netra.WebSockets.WebSocketManager>();")]
    public Task OwnLifetime_IsSilent(string statement) =>
        ReportsAsync($"class C {{ void M(IServiceCollection services, UserExecutionContext context) {{ {statement} }} void AddSingleton<T>() {{ }} }}");
}
