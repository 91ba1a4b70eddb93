namespace Netra.SsotAnalyzers.Tests.Corpora;

/// <summary>Second implementations, each of its own kind: the marked identifiers are reported by SSOT2002, SSOT2003 or SSOT2006, and nothing else is.</summary>
internal static class GuiltyTypes
{
    public static IReadOnlyList<(string World, string Source)> Worlds { get; } =
    [
        ("beside the real manager", Sockets),
        ("by contract, name and shape", Shapes),
        ("by derivation", Derived),
        ("shims", Shims),
    ];

    private const string Common = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Netra.Ssot;

        """;

    private const string Sockets = Common + """
        namespace Backend
        {
            public class {|SSOT2006:LegacyWebSocketManager|} { public Task Broadcast(string text) => null; }
            internal sealed class {|SSOT2006:RedisWebSocketManager|} { public void Connect() { } }
            public abstract class {|SSOT2006:BaseWebSocketManager|} { protected abstract Task SendCoreAsync(byte[] data); }
            public struct {|SSOT2006:PooledWebSocketManager|} { public int Rented; }
            public record {|SSOT2006:TenantWebSocketManager|}(string Tenant);
            public class {|SSOT2006:TypedWebSocketManager|}<T> { public Task PushAsync(T item) => null; }
            public static class {|SSOT2006:StaticWebSocketManager|} { public static Task SendToAllAsync(string text) => null; }
            public class Outer { public class {|SSOT2006:NestedWebSocketManager|} { public void Open() { } } }
            public class {|SSOT2006:SharedWebSocketManager|} : IDisposable { public void Dispose() { } }
            public class WebSocketManager { public Task SendAsync(string text) => null; }
        }

        namespace Backend.Routing { internal class {|SSOT2002:MessageRouter|} { public IReadOnlyCollection<string> Types => null; public ValueTask RouteAsync(Netra.WebSockets.ClientMessage message) => default; } }
        """;

    private const string Shapes = Common + """
        namespace Shop
        {
            public interface ITaxCalculator { decimal Tax(decimal net, string country); }
            [Canonical("TaxCalculator", Contract = typeof(ITaxCalculator), NamePattern = "*TaxCalculator")]
            public sealed class TaxCalculator : ITaxCalculator { public decimal Tax(decimal net, string country) => 0; public decimal RateFor(string country) => 0; public void SetRate(string country, decimal rate) { } public IReadOnlyList<string> Countries() => null; public event Action RatesChanged { add { } remove { } } }
            public class {|SSOT2002:VatCalculator|} : ITaxCalculator { public decimal Tax(decimal net, string country) => 0; }
            public struct {|SSOT2002:FlatTax|} : ITaxCalculator { public decimal Tax(decimal net, string country) => 0; }
            public record {|SSOT2002:NoTax|} : ITaxCalculator { public decimal Tax(decimal net, string country) => 0; }
            public interface IDutyCalculator : ITaxCalculator { }
            internal class {|SSOT2002:Duties|} : IDutyCalculator { public decimal Tax(decimal net, string country) => 0; }
            public class {|SSOT2006:OldTaxCalculator|} { public decimal Compute(decimal net) => 0; }
            public class {|SSOT2006:FiscalEngine|} { public decimal Tax(decimal net, string country) => 0; public decimal RateFor(string country) => 0; public void SetRate(string country, decimal rate) { } public IReadOnlyList<string> Countries() => null; }
            public class {|SSOT2006:RateBook|} { public decimal Tax(decimal amount, string land) => 0; public decimal RateFor(string code) => 0; public void SetRate(string code, decimal rate) { } public string Name => ""; }
            internal class {|SSOT2006:Levy|} { public decimal RateFor(string country) => 0; public void SetRate(string country, decimal rate) { } public IReadOnlyList<string> Countries() => null; public event Action RatesChanged { add { } remove { } } }
        }
        """;

    private const string Derived = Common + """
        namespace Shop
        {
            [Canonical("Session", NamePattern = "*SessionManager")]
            public class SessionManager { public virtual Task<string> OpenAsync(string user) => null; public virtual Task CloseAsync(string session) => null; public virtual bool IsOpen(string session) => true; public virtual int Count => 0; }
            public class {|SSOT2006:TenantSessionManager|} : SessionManager { public string Tenant { get; set; } }
            public class {|SSOT2006:ClusterSessionManager|} : SessionManager { public override int Count => 1; }
            public class Visitors : SessionManager { public override Task<string> OpenAsync(string user) => null; public override Task CloseAsync(string session) => null; public override bool IsOpen(string session) => false; }
            public class {|SSOT2006:SessionManagerV2|} { public bool IsOpen(string session) => true; }
            public class {|SSOT2006:SessionManagerNew|} { public void Start() { } }
            public class {|SSOT2006:Lobby|} { public string Open(string user) => ""; public void Close(string session) { } public bool IsOpen(string session) => true; }
            public class {|SSOT2006:Hall|} { public ValueTask<string> OpenAsync(string user, CancellationToken ct) => default; public ValueTask CloseAsync(string session) => default; public int Count => 0; }
            public class {|SSOT2006:Doors|}(SessionManager inner) { public Task<string> Enter(string user) => inner.OpenAsync(user); public Task Leave(string session) => inner.CloseAsync(session); public bool Ask(string session) => inner.IsOpen(session); }
            public class Extended : SessionManager { public TimeSpan Idle => default; }
        }
        """;

    private const string Shims = Common + """
        namespace Shop
        {
            [Canonical("Session", NamePattern = "*SessionManager")]
            public class SessionManager { public SessionManager() { } public SessionManager(string name) { } public virtual Task<string> OpenAsync(string user) => null; public virtual Task CloseAsync(string session) => null; public virtual bool IsOpen(string session) => true; public int Count => 0; public static SessionManager Create(string name) => null; public static SessionManager Default() => null; }
            [SupersededBy(typeof(SessionManager))] public class UnifiedSessionManager { public UnifiedSessionManager(string name) { } }
            public class {|SSOT2003:LegacySessionManager|} : SessionManager { }
            public class {|SSOT2003:NamedSessionManager|} : SessionManager { public NamedSessionManager(string name) : base(name) { } }
            public class {|SSOT2003:PrimarySessionManager|}(string name) : UnifiedSessionManager(name);
            [Obsolete("use SessionManager")] public class {|SSOT2003:Sessions|} : SessionManager { }
            public class {|SSOT2003:SessionFacade|} { private readonly SessionManager _inner; public SessionFacade(string name) { _inner = new SessionManager(name); } public Task<string> OpenAsync(string user) => _inner.OpenAsync(user); public Task CloseAsync(string session) { return _inner.CloseAsync(session); } public bool IsOpen(string session) => _inner.IsOpen(session); public int Count => _inner.Count; }
            public class {|SSOT2003:SessionWrapper|}(SessionManager inner) { public async Task<string> OpenAsync(string user) => await inner.OpenAsync(user); public Task CloseAsync(string session) => inner.CloseAsync(session); public bool IsOpen(string session) => inner.IsOpen(session); }
            public static class {|SSOT2003:SessionCompat|} { public static SessionManager Create(string name) => SessionManager.Create(name); public static SessionManager Default() => SessionManager.Default(); }
        }

        namespace Shop.Old { public class {|SSOT2003:SessionManager|} : Shop.SessionManager { } }
        """;
}
