using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

public sealed class SSOT4001_StaticStateTests : IsolationTests<SSOT4001_StaticState>
{
    [Theory]
    [InlineData("static Netra.WebSockets.WebSocketManager [|s_one|];")]
    [InlineData("static readonly Legacy.UnifiedManager [|s_one|] = null, [|s_two|] = null;")]
    [InlineData("static Netra.WebSockets.WebSocketManager [|One|] { get; set; }")]
    [InlineData("static Netra.WebSockets.WebSocketManager [|One|] { get; } = null;")]
    [InlineData("static Lazy<Netra.WebSockets.WebSocketManager> [|s_lazy|];")]
    [InlineData("static ThreadLocal<Netra.WebSockets.WebSocketManager> [|s_thread|];")]
    [InlineData("[ThreadStatic] static Netra.WebSockets.WebSocketManager [|s_thread|];")]
    [InlineData("static List<Netra.WebSockets.WebSocketManager> [|s_all|];")]
    [InlineData("static Netra.WebSockets.WebSocketManager[] [|s_all|];")]
    [InlineData("static readonly Dictionary<string, Netra.WebSockets.WebSocketManager> [|s_all|];")]
    [InlineData("static readonly ConcurrentDictionary<string, Lazy<Task<Legacy.UnifiedManager>>> [|s_all|];")]
    [InlineData("static readonly ConcurrentDictionary<string, (int, UserExecutionContext)> [|s_routes|];")]
    [InlineData("static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, UserExecutionContext> [|s_table|];")]
    [InlineData("static WeakReference<UserExecutionContext> [|s_last|];")]
    [InlineData("static UserExecutionContext [|s_first|];")]
    [InlineData("static readonly ConcurrentDictionary<string, WebSocket> [|s_sockets|];")]
    [InlineData("static AgentRun [|s_run|];")]
    [InlineData("static readonly ConcurrentDictionary<string, Session> [|s_sessions|]; class Session { Wrapper _w; } class Wrapper { public Netra.WebSockets.WebSocketManager Manager { get; } }")]
    [InlineData("static class Nested<T> { public static readonly Dictionary<T, UserExecutionContext> [|Table|] = new(); public static class Deeper { static Legacy.UnifiedManager [|s_one|]; } }")]
    [InlineData("static readonly Base [|s_base|]; class Base : Inner { } class Inner { UserExecutionContext _context; }")]
    [InlineData("static Router [|s_router|]; class Router { public void Route(UserExecutionContext context) { } }")]
    [InlineData("static readonly Lazy<Router> [|s_router|]; class Router { public void Route(UserExecutionContext context) { } }")]
    [InlineData("static Router [|s_router|]; class Router { public void Route(IEnumerable<WebSocket> sockets) { } }")]
    [InlineData("static Ids [|s_ids|]; class Ids { int _last; public string Next(string userId) => userId + _last++; }")]
    [InlineData("static readonly Dictionary<string, Machine> [|s_machines|]; class Machine { int _state; static Machine For(string connectionId) => null; }")]
    [InlineData("static MessageRouter [|s_router|];")]
    [InlineData("static ToolDispatcher [|Tools|] { get; set; }")]
    public Task Kept_IsFound(string member) => ReportsAsync($"class C {{ {member} }}");

    [Theory]
    [InlineData("Netra.WebSockets.WebSocketManager _one;")]
    [InlineData("static Func<UserExecutionContext, Netra.WebSockets.WebSocketManager> s_make;")]
    [InlineData("static Action<Netra.WebSockets.WebSocketManager> s_act;")]
    [InlineData("static readonly AsyncLocal<UserExecutionContext> s_current = new();")]
    [InlineData("static readonly Microsoft.Extensions.Logging.ILogger<Netra.WebSockets.WebSocketManager> s_log;")]
    [InlineData("static readonly IEqualityComparer<UserExecutionContext> s_comparer;")]
    [InlineData("static readonly Type s_type = typeof(Netra.WebSockets.WebSocketManager);")]
    [InlineData("static Netra.WebSockets.WebSocketManager For(UserExecutionContext context) => new(context);")]
    [InlineData("static Netra.WebSockets.WebSocketManager Computed => null;")]
    [InlineData("static ClientWebSocket s_upstream;")]
    [InlineData("static readonly ConcurrentDictionary<string, ClientWebSocket> s_upstreams;")]
    [InlineData("static readonly Router s_router; class Router { public void Route(UserExecutionContext context) { } }")]
    [InlineData("static readonly Dictionary<string, Router> s_routers; class Router { public void Route(UserExecutionContext context) { } }")]
    [InlineData("static Counter s_counter; class Counter { int _n; public int Next(string name) => ++_n; }")]
    [InlineData("static Words s_words; class Words { public string Of(string userId) => userId; }")]
    [InlineData("static readonly Dictionary<UserId, int> s_limits;")]
    [InlineData("static event Action<UserExecutionContext> Joined;")]
    [InlineData("const string Name = \"WebSocketManager\";")]
    [InlineData("static WebSocketHost s_host;")]
    public Task Other_IsSilent(string member) => ReportsAsync($"class C {{ {member} }}");

    [Theory]
    [InlineData("static string s_first; void M(UserExecutionContext context) => [|s_first|] ??= context.User.Value;")]
    [InlineData("static string s_first; void M(UserExecutionContext context) { C.[|s_first|] = $\"{context.User}\"; }")]
    [InlineData("static string Last { get; set; } void M(UserExecutionContext context) { [|Last|] = context.Thread.Value ?? \"\"; }")]
    [InlineData("static UserId s_user; void M(UserExecutionContext context) { [|s_user|] = context.User; }")]
    [InlineData("string _user; void M(UserExecutionContext context) { _user = context.User.Value; var user = context.User; }")]
    [InlineData("static int s_seen; void M(UserExecutionContext context) { s_seen = Count(context.User); } int Count(UserId user) => 0;")]
    [InlineData("static string s_user; void M(Microsoft.AspNetCore.Http.HttpContext http) { s_user = http.User.Identity.Name; }")]
    public Task Identity_IsFoundWhereItIsAssigned(string members) => ReportsAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("void M(IMemoryCache cache, Netra.WebSockets.WebSocketManager manager) => cache.[|Set|](\"k\", manager);")]
    [InlineData("void M(MemoryCache cache, UserExecutionContext context) => cache.[|GetOrCreate|](\"k\", entry => new Netra.WebSockets.WebSocketManager(context));")]
    [InlineData("Task M(IMemoryCache cache, UserExecutionContext context) => cache.[|GetOrCreateAsync|](\"k\", entry => Task.FromResult(context));")]
    [InlineData("void M(IMemoryCache cache, List<AgentRun> runs) => cache.[|Set|](\"k\", runs, TimeSpan.FromMinutes(1));")]
    [InlineData("void M(IMemoryCache cache, string text) => cache.Set(\"k\", text);")]
    [InlineData("void M(Dictionary<string, Netra.WebSockets.WebSocketManager> local, Netra.WebSockets.WebSocketManager manager) => local.TryAdd(\"k\", manager);")]
    public Task Cache_IsStaticState(string member) => ReportsAsync($"class C {{ {member} }}");

    [Fact]
    public Task SupersededDeclaration_IsFoundAsWell() => ReportsAsync(
        """
        [Netra.Ssot.SupersededBy(typeof(Netra.WebSockets.WebSocketManager))] class Old { static readonly ConcurrentDictionary<string, UserExecutionContext> [|s_routes|] = new(); }
        """);
}
