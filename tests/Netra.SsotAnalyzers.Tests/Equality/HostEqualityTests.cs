namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Hosts on the framework's own container, which are started and asked for a service before and after the rewrite.</summary>
public sealed class HostEqualityTests : EqualityTests
{
    private const string Imports = """
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions; using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Options; using System.Threading; using System.Threading.Tasks;

        """;

    private const string Types = """
        [SupersededBy(typeof(Hub))] public class OldHub { public static readonly OldHub Shared = new OldHub { N = 8 }; public int N = 1; }
        [Canonical("Hub")] public class Hub { public int N = 1; }
        [SupersededBy(typeof(Store<>))] public class OldStore<T> { public string Name => typeof(T).Name; }
        [Canonical("Store")] public class Store<T> { public string Name => typeof(T).Name; }
        [SupersededBy(typeof(Settings))] public class OldSettings { public int Port { get; set; } = 1; }
        [Canonical("Settings")] public class Settings { public int Port { get; set; } = 1; }
        """;

    private const string Consumers = Imports + """
        public sealed class Handler(OldHub hub) { public int Go() => hub.N; }
        public sealed class Reader(OldStore<string> store) { public string Go() => store.Name; }
        public sealed class Keyed([FromKeyedServices("k")] OldHub hub) { public int Go() => hub.N; }
        public sealed class Configured(IOptions<OldSettings> settings) { public int Go() => settings.Value.Port; }
        public sealed class Worker(OldHub hub) : IHostedService
        {
            private int _seen;
            public Task StartAsync(CancellationToken cancellationToken) { _seen = hub.N; return Task.CompletedTask; }
            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            public int Go() => _seen;
        }
        """;

    [Theory]
    [InlineData("services.AddSingleton<OldHub>().AddTransient<Handler>();", "Handler", "services.AddSingleton<Hub>()", "class Handler(Hub hub)")]
    [InlineData("services.AddSingleton<OldHub>().AddTransient(provider => new Handler(provider.GetRequiredService<OldHub>()));", "Handler", "new Handler(provider.GetRequiredService<Hub>())", "class Handler(Hub hub)")]
    [InlineData("services.AddSingleton(_ => new OldHub { N = 3 }).AddTransient<Handler>();", "Handler", "services.AddSingleton(_ => new Hub { N = 3 })", "class Handler(Hub hub)")]
    [InlineData("services.AddSingleton<OldHub>().AddSingleton<Worker>().AddHostedService(provider => provider.GetRequiredService<Worker>());", "Worker", "services.AddSingleton<Hub>()", "class Worker(Hub hub)")]
    [InlineData("services.TryAddSingleton<OldHub>(); services.Replace(ServiceDescriptor.Singleton(new OldHub { N = 7 })); services.AddTransient<Handler>();", "Handler", "services.TryAddSingleton<Hub>(); services.Replace(ServiceDescriptor.Singleton(new Hub { N = 7 }));", "class Handler(Hub hub)")]
    [InlineData("services.AddKeyedSingleton<OldHub>(\"k\").AddTransient<Keyed>();", "Keyed", "services.AddKeyedSingleton<Hub>(\"k\")", "[FromKeyedServices(\"k\")] Hub hub")]
    [InlineData("services.AddSingleton(typeof(OldStore<>)).AddTransient<Reader>();", "Reader", "services.AddSingleton(typeof(Store<>))", "class Reader(Store<string> store)")]
    [InlineData("services.Configure<OldSettings>(settings => settings.Port = 5).AddTransient<Configured>();", "Configured", "services.Configure<Settings>(settings => settings.Port = 5)", "class Configured(IOptions<Settings> settings)")]
    [InlineData("services.AddSingleton(OldHub.Shared).AddTransient<Handler>();", "Handler", "services.AddSingleton(OldHub.Shared)", "class Handler(OldHub hub)")]
    [InlineData("services.AddSingleton(typeof(Reader).Assembly.GetReferencedAssemblies().Select(name => typeof(OldStore<>)).First()).AddTransient<Reader>();", "Reader", "typeof(Store<>)", "class Reader(Store<string> store)")]
    public Task RegistrationInAnotherProject_AndWhatItFeeds_MoveTogetherOrStay(string registrations, string resolved, string registered, string consumer) => VerifyAsync(
        [
            Types,
            Consumers,
            $$"""
            {{Imports}}
            public static class Registration { public static IServiceCollection AddParts(this IServiceCollection services) { {{registrations}} return services; } }
            """,
            $$"""
            {{Imports}}
            public static class Program
            {
                public static void Print(Action<object> print)
                {
                    var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
                    builder.Services.AddParts();
                    using var host = builder.Build();
                    host.Start();
                    print(host.Services.GetRequiredService<{{resolved}}>().Go());
                    host.StopAsync().GetAwaiter().GetResult();
                }
            }
            """,
        ],
        registered, consumer);
}
