using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

public sealed class SSOT4005_CapturedBySingletonTests : IsolationTests<SSOT4005_CapturedBySingleton>
{
    private const string Types = """
        class Outbox(Netra.WebSockets.WebSocketManager manager) { }
        class OldOutbox { public OldOutbox() { } public OldOutbox(Legacy.UnifiedManager manager, string text) { } }
        class ForUser(UserExecutionContext context) { }
        class Many(IEnumerable<Netra.WebSockets.WebSocketManager> managers) { }
        class Through(Outbox outbox) { }
        interface IOutbox { }
        class ScopedOutbox(Netra.WebSockets.WebSocketManager manager) : IOutbox { }
        class ThroughInterface(IOutbox outbox) { }
        class Makes(Func<UserExecutionContext, Netra.WebSockets.WebSocketManager> make, IServiceScopeFactory scopes, WebSocketHost host) { }
        class Circle(Circle2 other) { }
        class Circle2(Circle other) { }
        class Worker(Netra.WebSockets.WebSocketManager manager) : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken ct) => Task.CompletedTask; }
        class Middleware(Microsoft.AspNetCore.Http.RequestDelegate next, Netra.WebSockets.WebSocketManager manager) { public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext http) => next(http); }
        class PerRequest(Microsoft.AspNetCore.Http.RequestDelegate next) { public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext http, Netra.WebSockets.WebSocketManager manager) => next(http); }
        [Netra.Ssot.Canonical("Cart", PerUser = true)] class Cart(UserExecutionContext context) { }
        """;

    [Theory]
    [InlineData("services.[|AddSingleton|]<Outbox>();")]
    [InlineData("services.[|TryAddSingleton|]<object, OldOutbox>();")]
    [InlineData("services.[|AddKeyedSingleton|]<Outbox>(\"k\");")]
    [InlineData("services.[|AddSingleton|](typeof(ForUser));")]
    [InlineData("services.[|AddSingleton|]<Many>();")]
    [InlineData("services.[|AddSingleton|]<Through>();")]
    [InlineData("services.AddScoped<IOutbox, ScopedOutbox>(); services.[|AddSingleton|]<ThroughInterface>();")]
    [InlineData("services.[|AddHostedService|]<Worker>();")]
    [InlineData("app.[|UseMiddleware|]<Middleware>();")]
    [InlineData("services.Add(ServiceDescriptor.[|Singleton|]<Outbox, Outbox>());")]
    [InlineData("services.Add(new ServiceDescriptor[|(typeof(Outbox), typeof(Outbox), ServiceLifetime.Singleton)|]);")]
    [InlineData("services.AddSingleton(provider => new Outbox(provider.[|GetRequiredService|]<Netra.WebSockets.WebSocketManager>()));")]
    [InlineData("services.AddSingleton<object>(provider => { var context = provider.[|GetService|](typeof(UserExecutionContext)); return context; });")]
    [InlineData("services.[|AddSingleton|]<Cart>();")]
    public Task Captured_IsFound(string statements) => ReportsAsync(InMethod(statements), Types);

    [Theory]
    [InlineData("services.AddScoped<Outbox>();")]
    [InlineData("services.AddTransient<Through>();")]
    [InlineData("services.AddSingleton<ThroughInterface>();")]
    [InlineData("services.[|AddSingleton|]<IOutbox, ScopedOutbox>(); services.AddSingleton<ThroughInterface>();")]
    [InlineData("services.AddSingleton<Makes>();")]
    [InlineData("services.AddSingleton<Circle>();")]
    [InlineData("app.UseMiddleware<PerRequest>();")]
    [InlineData("services.AddSingleton(provider => { using var scope = provider.CreateScope(); return new Outbox(scope.ServiceProvider.GetRequiredService<Netra.WebSockets.WebSocketManager>()); });")]
    [InlineData("services.AddSingleton<Netra.WebSockets.WebSocketManager>();")]
    [InlineData("services.AddSingleton<Func<Outbox>>(provider => () => null);")]
    public Task NotCaptured_IsSilent(string statements) => ReportsAsync(InMethod(statements), Types);

    [Fact]
    public Task RegistrationInAnotherFile_IsKnown() => ReportsAsync(
        "class A { void M(IServiceCollection services) => services.[|AddSingleton|]<ThroughInterface>(); }",
        "class B { void M(IServiceCollection services) => services.AddScoped<IOutbox, ScopedOutbox>(); }",
        Types);

    private static string InMethod(string statements) =>
        $"using Microsoft.AspNetCore.Builder;\nclass C {{ void M(IServiceCollection services, IApplicationBuilder app) {{ {statements} }} }}";
}
