using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// What every isolation rule is tested for, against the real reference manager and a legacy of it. Markup without an id means
/// <typeparamref name="TAnalyzer"/>'s, and only that rule runs.
/// </summary>
public abstract class IsolationTests<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Net.WebSockets;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Caching.Memory;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.DependencyInjection.Extensions;
        global using Netra.WebSockets;
        """;

    private const string Legacy = """
        using Netra.Ssot;

        namespace Legacy
        {
            [SupersededBy(typeof(Netra.WebSockets.WebSocketManager))]
            public class UnifiedManager
            {
                public UnifiedManager() { }
                public UnifiedManager(UserExecutionContext context) { }
                public UnifiedManager(UserExecutionContext context, string mode) { }
                public void Join(UserExecutionContext context) { }
            }

            public static class Factory
            {
                [ReplaceWith("new WebSocketManager(context)", "Netra.WebSockets")] public static UnifiedManager Create(UserExecutionContext context = null) => new UnifiedManager(context, "x");
                public static Task<Netra.WebSockets.WebSocketManager> MakeAsync(UserExecutionContext context) => Task.FromResult(new Netra.WebSockets.WebSocketManager(context));
            }
        }
        """;

    private const string Unrelated = """
        namespace Elsewhere
        {
            using WebSocketManager = Microsoft.AspNetCore.Http.WebSocketManager;
            public class UserConnections { public UserConnections() { } public UserConnections(object context) { } public Task SendAsync(string text) => Task.CompletedTask; }
            public static class Kept
            {
                static WebSocketManager s_one;
                static readonly Dictionary<string, WebSocketManager> s_all = new() { ["x"] = null };
                static readonly ConcurrentDictionary<string, UserConnections> s_connections = new() { ["x"] = new UserConnections(null) };
                static void Register(IServiceCollection services) => services.AddSingleton<WebSocketManager>().AddScoped<UserConnections>();
                static Task Send(UserConnections connections) => (connections ?? new UserConnections()).SendAsync("x");
            }
        }
        """;

    [Fact]
    public Task UnrelatedNamesake_IsSilent() => ReportsAsync(Unrelated);

    [Fact]
    public Task WithoutAMap_IsSilent() => new OneRuleTest<TAnalyzer>
    {
        TestState = { Sources = { Usings.Replace("global using Netra.WebSockets;", "", StringComparison.Ordinal), Unrelated + SocketsEverywhere }, AdditionalReferences = { Preamble.Ssot } },
    }.RunAsync();

    /// <summary>What would be found if anything were declared.</summary>
    private const string SocketsEverywhere = """
        class WebSocketManager(string user) { public static readonly Dictionary<string, WebSocket> All = new(); static WebSocketManager s_one = new(null); public Task SendAsync(WebSocket socket) => socket.SendAsync(default, default, true, default); }
        """;

    protected static Task ReportsAsync(params string[] sources) => NewTest(sources).RunAsync();

    protected static OneRuleTest<TAnalyzer> NewTest(params string[] sources)
    {
        var test = new OneRuleTest<TAnalyzer> { TestState = { Sources = { ("/0/Usings.cs", Usings), ("/0/Legacy.cs", Legacy) } } };
        test.TestState.AdditionalReferences.AddRange([Preamble.Ssot, Preamble.WebSockets]);
        foreach (var source in sources)
            test.TestState.Sources.Add(source);
        return test;
    }
}
