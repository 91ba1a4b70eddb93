namespace Netra.SsotAnalyzers.Tests.Corpora;

/// <summary>
/// Second implementations of one role, one of each kind that a code base grows. The type under its name is planted, everything
/// beside it is there to make it compile. Frozen before the rules were tuned.
/// </summary>
internal static class PlantedTypes
{
    /// <summary>The role; <c>ROLE</c> stands for its attribute.</summary>
    public const string Role = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Netra.Ssot;
        namespace App
        {
            public interface IConnection { string Id { get; } Task WriteAsync(string text); }
            public interface IConnections { void Add(string userId, IConnection connection); bool Remove(string userId); Task SendAsync(string userId, string text); int Count { get; } }

            ROLE
            public class ConnectionManager : IConnections
            {
                private readonly ConcurrentDictionary<string, IConnection> _connections = new();
                public static ConnectionManager Default { get; } = new();
                public virtual void Add(string userId, IConnection connection) => _connections[userId] = connection;
                public virtual bool Remove(string userId) => _connections.TryRemove(userId, out _);
                public virtual Task SendAsync(string userId, string text) => _connections.TryGetValue(userId, out var connection) ? connection.WriteAsync(text) : Task.CompletedTask;
                public virtual async Task BroadcastAsync(string text) { foreach (var connection in _connections.Values) await connection.WriteAsync(text); }
                public int Count => _connections.Count;
            }

            [SupersededBy(typeof(ConnectionManager))] public class OldConnections { public OldConnections() { } public OldConnections(int size) { } }
        }

        """;

    public const string Bare = "[Canonical(\"Connections\")]";

    public const string Declared = "[Canonical(\"Connections\", Contract = typeof(IConnections), NamePattern = \"*ConnectionManager\")]";

    private const string Store = "readonly ConcurrentDictionary<string, IConnection> _all = new();";
    private const string Add = "public void Add(string userId, IConnection connection) => _all[userId] = connection;";
    private const string Remove = "public bool Remove(string userId) => _all.TryRemove(userId, out _);";
    private const string Send = "public Task SendAsync(string userId, string text) => _all.TryGetValue(userId, out var found) ? found.WriteAsync(text) : Task.CompletedTask;";
    private const string Broadcast = "public async Task BroadcastAsync(string text) { foreach (var one in _all.Values) await one.WriteAsync(text); }";
    private const string Count = "public int Count => _all.Count;";
    private const string Copy = Store + Add + Remove + Send + Broadcast + Count;

    public static IReadOnlyList<(string Kind, string Name, string Source)> All { get; } =
    [
        ("implementation of the contract", "Sockets", "public class Sockets : IConnections { " + Copy + " }"),
        ("struct of the contract", "SocketTable", "public struct SocketTable : IConnections { public SocketTable() { } " + Copy + " }"),
        ("record of the contract", "SocketSet", "public record SocketSet(int Size) : IConnections { " + Copy + " }"),
        ("nested implementation", "Inner", "public class Outer { private class Inner : IConnections { " + Copy + " } }"),
        ("by way of another interface", "Channels", "public interface IMore : IConnections { } public class Channels : IMore { " + Copy + " }"),
        ("explicit implementation", "Links", "public class Links : IConnections { " + Store + " void IConnections.Add(string userId, IConnection connection) => _all[userId] = connection; bool IConnections.Remove(string userId) => _all.TryRemove(userId, out _); Task IConnections.SendAsync(string userId, string text) => _all[userId].WriteAsync(text); int IConnections.Count => _all.Count; }"),
        ("implementation in two parts", "Parts", "public partial class Parts : IConnections { " + Store + Add + Remove + " } public partial class Parts { " + Send + Count + " }"),
        ("implementation that offers itself", "Single", "public sealed class Single : IConnections { public static readonly IConnections Instance = new Single(); public static IConnections Create() => new Single(); " + Copy + " }"),
        ("name and shape in another namespace", "ConnectionManager", "namespace Second { public class ConnectionManager { " + Copy + " } }"),
        ("name and shape, internal", "ConnectionManager", "namespace Second { internal class ConnectionManager { " + Store + Add + Remove + Send + Count + " } }"),
        ("copy under a neutral name", "Wires", "public class Wires { " + Copy + " }"),
        ("copy in two parts", "Wires", "public partial class Wires { " + Store + Add + Remove + " } public partial class Wires { " + Send + Broadcast + Count + " }"),
        ("copy as a singleton", "Wires", "public sealed class Wires { private Wires() { } public static Wires Instance { get; } = new(); " + Copy + " }"),
        ("copy of static members", "Wires", "public static class Wires { static " + Store + "public static void Add(string userId, IConnection connection) => _all[userId] = connection; public static bool Remove(string userId) => _all.TryRemove(userId, out _); public static Task SendAsync(string userId, string text) => _all[userId].WriteAsync(text); public static Task BroadcastAsync(string text) => Task.CompletedTask; public static int Count => _all.Count; }"),
        ("copy with value tasks", "Wires", "public class Wires { " + Store + Add + Remove + "public ValueTask SendAsync(string userId, string text) => new(_all[userId].WriteAsync(text)); public ValueTask BroadcastAsync(string text) => default; " + Count + " }"),
        ("copy with cancellation", "Wires", "public class Wires { " + Store + Add + Remove + "public Task SendAsync(string userId, string text, CancellationToken ct = default) => _all[userId].WriteAsync(text); public Task BroadcastAsync(string text, CancellationToken ct = default) => null; " + Count + " }"),
        ("pattern and some members", "RedisConnectionManager", "public class RedisConnectionManager { " + Store + Add + Send + " public void Connect(string host) { } }"),
        ("pattern, abstract", "BaseConnectionManager", "public abstract class BaseConnectionManager { " + Store + Add + Remove + " protected abstract Task WriteCoreAsync(string text); }"),
        ("pattern, generic", "TypedConnectionManager", "public class TypedConnectionManager<T> { " + Store + Add + Remove + " public Task PushAsync(string userId, T item) => null; }"),
        ("pattern, nested", "InnerConnectionManager", "public class Outer { public class InnerConnectionManager { " + Store + Add + Remove + " } }"),
        ("pattern, derived from the superseded", "TenantConnectionManager", "public class TenantConnectionManager : OldConnections { " + Store + Add + Send + " public string Tenant => \"\"; }"),
        ("empty subclass named as a shim", "LegacyConnections", "public class LegacyConnections : ConnectionManager { }"),
        ("empty subclass after the pattern", "UnifiedConnectionManager", "public class UnifiedConnectionManager : ConnectionManager { }"),
        ("retired empty subclass", "Conns", "[Obsolete(\"use ConnectionManager\")] public class Conns : ConnectionManager { }"),
        ("empty subclass of the superseded", "PrimaryConnectionManager", "public class PrimaryConnectionManager(int size) : OldConnections(size);"),
        ("shim of a shim", "LegacyB", "public class LegacyA : ConnectionManager { } public class LegacyB : LegacyA { }"),
        ("wrapper", "ConnectionWrapper", "public class ConnectionWrapper(ConnectionManager inner) { public Task SendAsync(string userId, string text) => inner.SendAsync(userId, text); public bool Remove(string userId) => inner.Remove(userId); }"),
        ("forwarder under a neutral name", "Door", "public class Door(ConnectionManager inner) { public void Add(string userId, IConnection connection) => inner.Add(userId, connection); public bool Remove(string userId) => inner.Remove(userId); public Task SendAsync(string userId, string text) => inner.SendAsync(userId, text); public Task BroadcastAsync(string text) => inner.BroadcastAsync(text); }"),
        ("forwarder with a guard", "Door", "public class Door { readonly ConnectionManager _inner; public Door(ConnectionManager inner) { _inner = inner ?? throw new ArgumentNullException(nameof(inner)); } public void Add(string userId, IConnection connection) => _inner.Add(userId, connection); public bool Remove(string userId) => _inner.Remove(userId); public Task SendAsync(string userId, string text) => _inner.SendAsync(userId, text); public Task BroadcastAsync(string text) => _inner.BroadcastAsync(text); }"),
        ("forwarder with a guarding call", "Door", "public class Door { readonly ConnectionManager _inner; public Door(ConnectionManager inner) { ArgumentNullException.ThrowIfNull(inner); _inner = inner; } public void Add(string userId, IConnection connection) => _inner.Add(userId, connection); public bool Remove(string userId) => _inner.Remove(userId); public Task SendAsync(string userId, string text) => _inner.SendAsync(userId, text); public Task BroadcastAsync(string text) => _inner.BroadcastAsync(text); }"),
        ("static façade over a static instance", "Connect", "public static class Connect { static readonly ConnectionManager s_manager = new(); public static void Add(string userId, IConnection connection) => s_manager.Add(userId, connection); public static bool Remove(string userId) => s_manager.Remove(userId); public static Task SendAsync(string userId, string text) => s_manager.SendAsync(userId, text); public static int Count => s_manager.Count; }"),
        ("static façade over a shared instance", "Connect", "public static class Connect { public static void Add(string userId, IConnection connection) => ConnectionManager.Default.Add(userId, connection); public static bool Remove(string userId) => ConnectionManager.Default.Remove(userId); public static Task SendAsync(string userId, string text) => ConnectionManager.Default.SendAsync(userId, text); public static int Count => ConnectionManager.Default.Count; }"),
        ("extension façade", "Talk", "public static class Talk { public static Task Say(this ConnectionManager manager, string userId, string text) => manager.SendAsync(userId, text); public static Task SayToAll(this ConnectionManager manager, string text) => manager.BroadcastAsync(text); public static bool Leave(this ConnectionManager manager, string userId) => manager.Remove(userId); }"),
        ("adapter with other names", "Post", "public class Post(ConnectionManager inner) { public void Enter(string userId, IConnection connection) => inner.Add(userId, connection); public bool Leave(string userId) => inner.Remove(userId); public Task Deliver(string userId, string text) => inner.SendAsync(userId, text); }"),
        ("renamed members, store of its own", "Exchange", "public class Exchange { readonly Dictionary<string, IConnection> _lines = new(); public void Attach(string userId, IConnection line) => _lines[userId] = line; public bool Detach(string userId) => _lines.Remove(userId); public Task Deliver(string userId, string text) => _lines.TryGetValue(userId, out var line) ? line.WriteAsync(text) : Task.CompletedTask; public async Task DeliverToAll(string text) { foreach (var line in _lines.Values) await line.WriteAsync(text); } }"),
        ("renamed members, the same bodies", "Exchange", "public class Exchange { readonly ConcurrentDictionary<string, IConnection> _lines = new(); public void Attach(string who, IConnection line) => _lines[who] = line; public bool Detach(string who) => _lines.TryRemove(who, out _); public Task Deliver(string who, string text) => _lines.TryGetValue(who, out var line) ? line.WriteAsync(text) : Task.CompletedTask; }"),
        ("duplicated interface", "ISockets", "public interface ISockets { void Add(string userId, IConnection connection); bool Remove(string userId); Task SendAsync(string userId, string text); int Count { get; } }"),
        ("empty subclass under a neutral name", "Sessions", "public class Sessions : ConnectionManager { }"),
        ("subclass with one renamed method", "Sessions", "public class Sessions : ConnectionManager { public Task PushAsync(string userId, string text) => SendAsync(userId, text); }"),
        ("internal members", "Wires", "internal class Wires { " + Store + "internal void Add(string userId, IConnection connection) => _all[userId] = connection; internal bool Remove(string userId) => _all.TryRemove(userId, out _); internal Task SendAsync(string userId, string text) => _all[userId].WriteAsync(text); internal int Count => _all.Count; }"),
        ("another type of id", "Wires", "public class Wires { readonly Dictionary<Guid, IConnection> _all = new(); public void Add(Guid userId, IConnection connection) => _all[userId] = connection; public bool Remove(Guid userId) => _all.Remove(userId); public Task SendAsync(Guid userId, string text) => _all[userId].WriteAsync(text); public int Count => _all.Count; }"),
        ("more parameters", "Wires", "public class Wires { " + Store + "public void Add(string userId, IConnection connection, TimeSpan timeout) => _all[userId] = connection; public bool Remove(string userId, bool force) => _all.TryRemove(userId, out _); public Task SendAsync(string userId, string text, int priority) => _all[userId].WriteAsync(text); public Task BroadcastAsync(string text, int priority) => null; }"),
        ("synchronous version", "Wires", "public class Wires { " + Store + Add + Remove + "public void Send(string userId, string text) => _all[userId].WriteAsync(text).Wait(); public void Broadcast(string text) { } }"),
        ("copy that holds the role", "Wires", "public class Wires(ConnectionManager fallback) { " + Copy + " public bool HasFallback => fallback != null; }"),
        ("next version beside the pattern", "ConnectionManagerV2", "public class ConnectionManagerV2 { " + Store + Add + Send + " public void Migrate() { } }"),
        ("affix beside the pattern", "ConnectionManagerNew", "public class ConnectionManagerNew { " + Store + Remove + Broadcast + " }"),
    ];
}
