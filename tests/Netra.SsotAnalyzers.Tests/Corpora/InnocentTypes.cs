namespace Netra.SsotAnalyzers.Tests.Corpora;

/// <summary>
/// Types that look like a second implementation and are none. Their shapes (names, public members, what they implement) are
/// those of public code bases, named beside them; bodies are left out or our own. Frozen before the rules were tuned.
/// </summary>
internal static class InnocentTypes
{
    public static IReadOnlyList<(string World, string Canonical, string Source)> Worlds { get; } =
    [
        ("sockets beside the real manager", "", Sockets),
        ("caches that implement one interface by design", CacheRole, Caches),
        ("stores of different things", StoreRole, Stores),
        ("buses and publishers", BusRole, Buses),
        ("conventions without an interface", ConventionRole, Conventions),
        ("names around the role", NameRole, Names),
    ];

    private const string Common = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Netra.Ssot;

        """;

    // dotnet/aspnetcore (SignalR), sta/websocket-sharp, radu-matei/websocket-manager, the ASP.NET chat tutorials.
    private const string Sockets = Common + """
        using System.Net.WebSockets;
        namespace SignalR
        {
            public class HubConnectionContext { public virtual string ConnectionId => ""; public virtual CancellationToken ConnectionAborted => default; public virtual ValueTask WriteAsync(object message, CancellationToken cancellationToken = default) => default; public virtual void Abort() { } }
            public class HubConnectionStore { public HubConnectionContext this[string connectionId] => null; public int Count => 0; public void Add(HubConnectionContext connection) { } public void Remove(HubConnectionContext connection) { } }
            public abstract class HubLifetimeManager<THub> { public abstract Task OnConnectedAsync(HubConnectionContext connection); public abstract Task OnDisconnectedAsync(HubConnectionContext connection); public abstract Task SendAllAsync(string methodName, object[] args, CancellationToken cancellationToken = default); public abstract Task SendUserAsync(string userId, string methodName, object[] args, CancellationToken cancellationToken = default); }
            public class DefaultHubLifetimeManager<THub> : HubLifetimeManager<THub> { public override Task OnConnectedAsync(HubConnectionContext connection) => null; public override Task OnDisconnectedAsync(HubConnectionContext connection) => null; public override Task SendAllAsync(string methodName, object[] args, CancellationToken cancellationToken = default) => null; public override Task SendUserAsync(string userId, string methodName, object[] args, CancellationToken cancellationToken = default) => null; }
            public class RedisHubLifetimeManager<THub> : HubLifetimeManager<THub>, IDisposable { public override Task OnConnectedAsync(HubConnectionContext connection) => null; public override Task OnDisconnectedAsync(HubConnectionContext connection) => null; public override Task SendAllAsync(string methodName, object[] args, CancellationToken cancellationToken = default) => null; public override Task SendUserAsync(string userId, string methodName, object[] args, CancellationToken cancellationToken = default) => null; public void Dispose() { } }
            public interface IGroupManager { Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default); Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default); }
            internal sealed class GroupManager<THub> : IGroupManager { public Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => null; public Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => null; }
            internal sealed class HubGroupList { public void Add(HubConnectionContext connection, string groupName) { } public void Remove(string connectionId, string groupName) { } }
            public interface IClientProxy { Task SendCoreAsync(string method, object[] args, CancellationToken cancellationToken = default); }
            internal sealed class UserProxy<THub> : IClientProxy { public Task SendCoreAsync(string method, object[] args, CancellationToken cancellationToken = default) => null; }
            internal sealed class GroupProxy<THub> : IClientProxy { public Task SendCoreAsync(string method, object[] args, CancellationToken cancellationToken = default) => null; }
            internal sealed class AllClientProxy<THub> : IClientProxy { public Task SendCoreAsync(string method, object[] args, CancellationToken cancellationToken = default) => null; }
        }

        namespace WebSocketSharp
        {
            public class WebSocketSessionManager { public int Count => 0; public IEnumerable<string> IDs => null; public bool KeepClean { get; set; } public void Broadcast(byte[] data) { } public void Broadcast(string data) { } public void CloseSession(string id) { } public bool PingTo(string id) => true; public void SendTo(string data, string id) { } public void SendToAsync(string data, string id, Action<bool> completed) { } public void Sweep() { } }
            public class WebSocketServiceManager { public int Count => 0; public IEnumerable<string> Paths => null; public TimeSpan WaitTime { get; set; } public void AddService<T>(string path, Action<T> initializer) { } public void Clear() { } public bool RemoveService(string path) => true; }
            public abstract class WebSocketServiceHost { public bool KeepClean { get; set; } public string Path => ""; public WebSocketSessionManager Sessions => null; public TimeSpan WaitTime { get; set; } public abstract Type BehaviorType { get; } }
            internal sealed class EndPointManager { public static void AddListener(object listener) { } public static void RemoveListener(object listener) { } }
            public abstract class WebSocketBehavior { protected string ID => ""; protected void Send(string data) { } protected void SendAsync(string data, Action<bool> completed) { } protected virtual void OnOpen() { } }
        }

        namespace Tutorials
        {
            public class WebSocketConnectionManager { public WebSocket GetSocketById(string id) => null; public ConcurrentDictionary<string, WebSocket> GetAll() => null; public string GetId(WebSocket socket) => ""; public void AddSocket(WebSocket socket) { } public Task RemoveSocket(string id) => null; }
            public abstract class WebSocketHandler { public virtual Task OnConnected(WebSocket socket) => null; public virtual Task OnDisconnected(WebSocket socket) => null; public Task SendMessageAsync(string socketId, string message) => null; public Task SendMessageToAllAsync(string message) => null; public abstract Task ReceiveAsync(WebSocket socket, WebSocketReceiveResult result, byte[] buffer); }
            public class ChatMessageHandler : WebSocketHandler { public override Task ReceiveAsync(WebSocket socket, WebSocketReceiveResult result, byte[] buffer) => null; }
            public class WebSocketManagerMiddleware { public WebSocketManagerMiddleware(Microsoft.AspNetCore.Http.RequestDelegate next, WebSocketHandler handler) { } public Task Invoke(Microsoft.AspNetCore.Http.HttpContext context) => null; }
            public static class WebSocketManagerExtensions { public static object AddWebSocketManager(this object services) => services; }
            public class ConnectionMapping<T> { public int Count => 0; public void Add(T key, string connectionId) { } public IEnumerable<string> GetConnections(T key) => null; public void Remove(T key, string connectionId) { } }
        }
        """;

    private const string CacheRole = Common + """
        namespace App
        {
            public interface IDistributedCache { byte[] Get(string key); Task<byte[]> GetAsync(string key, CancellationToken token = default); void Set(string key, byte[] value); Task SetAsync(string key, byte[] value, CancellationToken token = default); void Refresh(string key); void Remove(string key); Task RemoveAsync(string key, CancellationToken token = default); }
            [Canonical("Cache", NamePattern = "*DistributedCache")]
            public class AppCache : IDistributedCache { public byte[] Get(string key) => null; public Task<byte[]> GetAsync(string key, CancellationToken token = default) => null; public void Set(string key, byte[] value) { } public Task SetAsync(string key, byte[] value, CancellationToken token = default) => null; public void Refresh(string key) { } public void Remove(string key) { } public Task RemoveAsync(string key, CancellationToken token = default) => null; public void Trim() { } }
        }
        """;

    // dotnet/aspnetcore and dotnet/extensions (Caching), StackExchange.Redis's cache, FusionCache.
    private const string Caches = Common + """
        namespace App.Caching
        {
            public class RedisCache : IDistributedCache, IDisposable { public byte[] Get(string key) => null; public Task<byte[]> GetAsync(string key, CancellationToken token = default) => null; public void Set(string key, byte[] value) { } public Task SetAsync(string key, byte[] value, CancellationToken token = default) => null; public void Refresh(string key) { } public void Remove(string key) { } public Task RemoveAsync(string key, CancellationToken token = default) => null; public void Dispose() { } }
            public class SqlServerCache : IDistributedCache { public byte[] Get(string key) => null; public Task<byte[]> GetAsync(string key, CancellationToken token = default) => null; public void Set(string key, byte[] value) { } public Task SetAsync(string key, byte[] value, CancellationToken token = default) => null; public void Refresh(string key) { } public void Remove(string key) { } public Task RemoveAsync(string key, CancellationToken token = default) => null; }
            public class NullCache : IDistributedCache { public byte[] Get(string key) => null; public Task<byte[]> GetAsync(string key, CancellationToken token = default) => null; public void Set(string key, byte[] value) { } public Task SetAsync(string key, byte[] value, CancellationToken token = default) => null; public void Refresh(string key) { } public void Remove(string key) { } public Task RemoveAsync(string key, CancellationToken token = default) => null; }
            public class CountingCache(IDistributedCache inner) : IDistributedCache { public int Hits { get; private set; } public byte[] Get(string key) { Hits++; return inner.Get(key); } public Task<byte[]> GetAsync(string key, CancellationToken token = default) => inner.GetAsync(key, token); public void Set(string key, byte[] value) => inner.Set(key, value); public Task SetAsync(string key, byte[] value, CancellationToken token = default) => inner.SetAsync(key, value, token); public void Refresh(string key) => inner.Refresh(key); public void Remove(string key) => inner.Remove(key); public Task RemoveAsync(string key, CancellationToken token = default) => inner.RemoveAsync(key, token); }
            public interface ICacheEntry : IDisposable { object Key { get; } object Value { get; set; } }
            public class CacheEntry : ICacheEntry { public object Key => null; public object Value { get; set; } public long? Size { get; set; } public DateTimeOffset? AbsoluteExpiration { get; set; } public void Dispose() { } }
            public class MemoryCache : IDisposable { public int Count => 0; public ICacheEntry CreateEntry(object key) => null; public bool TryGetValue(object key, out object result) { result = null; return false; } public void Remove(object key) { } public void Compact(double percentage) { } public void Clear() { } public void Dispose() { } }
            public abstract class HybridCache { public abstract ValueTask<T> GetOrCreateAsync<TState, T>(string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, CancellationToken cancellationToken = default); public abstract ValueTask SetAsync<T>(string key, T value, CancellationToken cancellationToken = default); public abstract ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default); }
            internal sealed class DefaultHybridCache : HybridCache { public override ValueTask<T> GetOrCreateAsync<TState, T>(string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, CancellationToken cancellationToken = default) => default; public override ValueTask SetAsync<T>(string key, T value, CancellationToken cancellationToken = default) => default; public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => default; }
            public class MemoryDistributedCacheOptions { public long SizeLimit { get; set; } public TimeSpan ExpirationScanFrequency { get; set; } }
            public class DistributedCacheEntryOptions { public DateTimeOffset? AbsoluteExpiration { get; set; } public TimeSpan? SlidingExpiration { get; set; } }
            public static class DistributedCacheExtensions { public static string GetString(this IDistributedCache cache, string key) => null; public static void SetString(this IDistributedCache cache, string key, string value) { } }
        }
        """;

    private const string StoreRole = Common + """
        namespace App
        {
            public record Order(int Id); public record Customer(int Id); public record User(string Id); public record Role(string Id);
            [Canonical("Orders", NamePattern = "*OrderStore")]
            public class OrderStore { public Task<Order> FindAsync(int id) => null; public Task<IReadOnlyList<Order>> ListAsync(int page) => null; public Task AddAsync(Order order) => null; public Task DeleteAsync(int id) => null; public Task<int> CountAsync() => null; }
        }
        """;

    // dotnet/aspnetcore (Identity), dotnet/eShop, HangfireIO/Hangfire, quartznet/quartznet.
    private const string Stores = Common + """
        namespace App.Data
        {
            public class CustomerStore { public Task<Customer> FindAsync(int id) => null; public Task<IReadOnlyList<Customer>> ListAsync(int page) => null; public Task AddAsync(Customer customer) => null; public Task DeleteAsync(int id) => null; public Task<int> CountAsync() => null; }
            public class UserStore : IDisposable { public Task<User> FindByIdAsync(string userId, CancellationToken token) => null; public Task<User> FindByNameAsync(string name, CancellationToken token) => null; public Task<bool> CreateAsync(User user, CancellationToken token) => null; public Task<bool> DeleteAsync(User user, CancellationToken token) => null; public void Dispose() { } }
            public class RoleStore : IDisposable { public Task<Role> FindByIdAsync(string roleId, CancellationToken token) => null; public Task<Role> FindByNameAsync(string name, CancellationToken token) => null; public Task<bool> CreateAsync(Role role, CancellationToken token) => null; public Task<bool> DeleteAsync(Role role, CancellationToken token) => null; public void Dispose() { } }
            public class UserManager { public Task<User> FindByIdAsync(string userId) => null; public Task<User> GetUserAsync(object principal) => null; public Task<bool> CreateAsync(User user, string password) => null; public Task<bool> CheckPasswordAsync(User user, string password) => null; }
            public class RoleManager { public Task<bool> CreateAsync(Role role) => null; public Task<bool> RoleExistsAsync(string roleName) => null; public Task<bool> DeleteAsync(Role role) => null; }
            public class SignInManager(UserManager users) { public Task<bool> PasswordSignInAsync(string userName, string password, bool isPersistent) => users.CheckPasswordAsync(null, password); public Task SignOutAsync() => null; }
            public class BasketRepository { public Task<string[]> GetBasketAsync(string customerId) => null; public Task<string[]> UpdateBasketAsync(string[] basket) => null; public Task<bool> DeleteBasketAsync(string id) => null; }
            public class OrderQueries { public Task<Order> GetOrderAsync(int id) => null; public Task<IReadOnlyList<Order>> ListAsync(int page) => null; }
            public abstract class JobStorage { public abstract object GetConnection(); public abstract object GetMonitoringApi(); public virtual IEnumerable<object> GetComponents() => null; }
            public class SqlServerStorage : JobStorage { public override object GetConnection() => null; public override object GetMonitoringApi() => null; }
            public class MemoryStorage : JobStorage { public override object GetConnection() => null; public override object GetMonitoringApi() => null; }
            public class RamJobStore { public Task Initialize(object loader) => null; public Task SchedulerStarted() => null; public Task StoreJob(object job, bool replace) => null; public Task<bool> RemoveJob(string key) => null; public Task<int> GetNumberOfJobs() => null; }
        }
        """;

    private const string BusRole = Common + """
        namespace App
        {
            public interface IEventBus { Task PublishAsync<T>(T message, CancellationToken token = default); Task SubscribeAsync<T>(Func<T, Task> handler); Task StopAsync(); }
            [Canonical("EventBus", NamePattern = "*EventBus")]
            public class EventBus : IEventBus { public Task PublishAsync<T>(T message, CancellationToken token = default) => null; public Task SubscribeAsync<T>(Func<T, Task> handler) => null; public Task StopAsync() => null; public int Pending => 0; }
        }
        """;

    // jbogard/MediatR, MassTransit/MassTransit, dotnet/eShop, serilog/serilog.
    private const string Buses = Common + """
        namespace App.Messaging
        {
            public interface INotificationPublisher { Task Publish(IEnumerable<object> executors, object notification, CancellationToken cancellationToken); }
            public class ForeachAwaitPublisher : INotificationPublisher { public Task Publish(IEnumerable<object> executors, object notification, CancellationToken cancellationToken) => null; }
            public class TaskWhenAllPublisher : INotificationPublisher { public Task Publish(IEnumerable<object> executors, object notification, CancellationToken cancellationToken) => null; }
            public class Mediator { public Task<TResponse> Send<TResponse>(object request, CancellationToken cancellationToken = default) => null; public Task Publish(object notification, CancellationToken cancellationToken = default) => null; public IAsyncEnumerable<TResponse> CreateStream<TResponse>(object request, CancellationToken cancellationToken = default) => null; }
            public abstract class RequestHandlerBase { public abstract Task<object> Handle(object request, IServiceProvider services, CancellationToken cancellationToken); }
            public class RequestHandlerWrapperImpl<TRequest> : RequestHandlerBase { public override Task<object> Handle(object request, IServiceProvider services, CancellationToken cancellationToken) => null; }
            public class NotificationHandlerWrapperImpl<T> { public Task Handle(object notification, IServiceProvider services, CancellationToken cancellationToken) => null; }
            public class OrderStartedPublisher(IEventBus bus) { public Task PublishAsync(string order, CancellationToken token = default) => bus.PublishAsync(order, token); }
            public class OutboxForwarder(EventBus bus) { public Task ForwardAsync(object message) => bus.PublishAsync(message); public Task StopAsync() => bus.StopAsync(); }
            public interface ILogEventSink { void Emit(object logEvent); }
            public class ConsoleSink : ILogEventSink { public void Emit(object logEvent) { } }
            public class FileSink : ILogEventSink, IDisposable { public void Emit(object logEvent) { } public void Dispose() { } }
            public class BatchingSink(ILogEventSink inner) : ILogEventSink { public void Emit(object logEvent) { lock (this) inner.Emit(logEvent); } }
            public class ReceiveEndpointDispatcher { public Task Dispatch(byte[] body, IDictionary<string, object> headers, CancellationToken cancellationToken) => null; }
        }
        """;

    private const string ConventionRole = Common + """
        namespace App
        {
            public class HttpContext { }
            [Canonical("RequestGuard", NamePattern = "*RequestGuard")]
            public class RequestGuard { public RequestGuard(Func<HttpContext, Task> next) { } public Task InvokeAsync(HttpContext context) => null; public void Configure(IDictionary<string, string> settings) { } public Task StartAsync(CancellationToken cancellationToken) => null; public Task StopAsync(CancellationToken cancellationToken) => null; }
            [Canonical("OrderService", NamePattern = "*OrderService")]
            public class OrderService { public Task<string> GetAsync(int id) => null; public Task<int> CreateAsync(string order) => null; public Task UpdateAsync(int id, string order) => null; public Task DeleteAsync(int id) => null; public Task<bool> CancelAsync(int id, string reason) => null; public Task ShipAsync(int id) => null; }
        }
        """;

    // dotnet/aspnetcore (middleware, hosted services), ardalis/CleanArchitecture, jasontaylordev/CleanArchitecture.
    private const string Conventions = Common + """
        namespace App.Web
        {
            public class ExceptionHandlerMiddleware { public ExceptionHandlerMiddleware(Func<HttpContext, Task> next) { } public Task InvokeAsync(HttpContext context) => null; }
            public class HstsMiddleware { public HstsMiddleware(Func<HttpContext, Task> next) { } public Task InvokeAsync(HttpContext context) => null; public void Configure(IDictionary<string, string> settings) { } }
            public interface IHostedService { Task StartAsync(CancellationToken cancellationToken); Task StopAsync(CancellationToken cancellationToken); }
            public abstract class BackgroundService : IHostedService, IDisposable { public virtual Task StartAsync(CancellationToken cancellationToken) => null; public virtual Task StopAsync(CancellationToken cancellationToken) => null; protected abstract Task ExecuteAsync(CancellationToken stoppingToken); public virtual void Dispose() { } }
            public class QueuedHostedService : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => null; }
            public class MetricsPump : IHostedService { public Task StartAsync(CancellationToken cancellationToken) => null; public Task StopAsync(CancellationToken cancellationToken) => null; }
            public class ContributorService { public Task<string> GetAsync(int id) => null; public Task<int> CreateAsync(string contributor) => null; public Task UpdateAsync(int id, string contributor, int version) => null; public Task DeleteAsync(int id, bool soft) => null; }
            public class TodoItemService { public Task<long> GetAsync(int id) => null; public Task<int> CreateAsync(int list, string title) => null; public Task DeleteAsync(int id) => null; }
            public class DeleteContributorHandler { public Task<bool> Handle(int request, CancellationToken cancellationToken) => null; }
            public class CreateTodoItemCommandValidator { public bool Validate(object instance) => true; public Task<bool> ValidateAsync(object instance, CancellationToken token = default) => null; }
            public record OrderDto(int Id, string Name, DateTime Created); public record OrderSummaryDto(int Id, string Name, DateTime Created);
            public class OrdersController(OrderService orders) { public Task<string> GetAsync(int id) => orders.GetAsync(id); public Task DeleteAsync(int id) => orders.DeleteAsync(id); public Task ShipAsync(int id) => orders.ShipAsync(id); }
        }
        """;

    private const string NameRole = Common + """
        namespace App
        {
            [Canonical("Session", NamePattern = "*SessionManager")]
            public class SessionManager { public Task<string> OpenAsync(string user) => null; public Task CloseAsync(string session) => null; public bool IsOpen(string session) => true; public int Count => 0; }
            [Canonical("Manager", NamePattern = "*Manager")]
            public class Manager { public void Start() { } public void Stop() { } public int Count => 0; }
        }
        """;

    // jellyfin/jellyfin, OrchardCMS/OrchardCore, dotnet/orleans, Umbraco: managers of something else, and what stands around one.
    private const string Names = Common + """
        namespace App.Parts
        {
            public enum SessionManagerMode { Shared, Single }
            public class SessionManagerOptions { public int Limit { get; set; } public TimeSpan Timeout { get; set; } }
            public class SessionManagerFactory { public SessionManager Create() => null; public SessionManager GetOrCreate(string name) => null; }
            public class SessionManagerBuilder { public SessionManagerBuilder WithLimit(int limit) => this; public SessionManager Build() => null; }
            public class SessionManagerException : Exception { public SessionManagerException(string message) : base(message) { } }
            public class SessionManagerEventArgs : EventArgs { public string Session => ""; }
            public sealed class SessionManagerAttribute : Attribute { }
            public static class SessionManagerExtensions { public static Task CloseAllAsync(this SessionManager manager) => null; }
            public interface ITenantSessionManager { Task<string> OpenAsync(string user); }
            public delegate SessionManager CreateSessionManager();
            public class TracingSessionManager(SessionManager inner) { public async Task<string> OpenAsync(string user) { Console.WriteLine(user); return await inner.OpenAsync(user); } public Task CloseAsync(string session) => inner.CloseAsync(session); }
            public class LibraryManager { public object RootFolder => null; public void AddParts(IEnumerable<object> rules) { } public object ResolvePath(string path) => null; public Task ValidateMediaLibrary(IProgress<double> progress, CancellationToken token) => null; }
            public class PlaylistManager { public IEnumerable<object> GetPlaylists(Guid userId) => null; public Task AddItemToPlaylistAsync(Guid playlistId, IReadOnlyCollection<Guid> items, Guid userId) => null; }
            public class ContentManager { public Task<object> NewAsync(string contentType) => null; public Task<object> GetAsync(string id) => null; public Task PublishAsync(object item) => null; }
            public class PasswordManager { public string Hash(string password) => ""; public bool Verify(string password, string hash) => true; }
            public class GrainTimerManager { public void RegisterTimer(string name, TimeSpan due) { } public bool TryRemove(string name) => true; }
            public class DatabaseMigrationManager { public Task MigrateAsync(CancellationToken token) => null; public int Version => 0; }
            public class ShardMembershipManager { public void Join(string node) { } public void Leave(string node) { } public IReadOnlyList<string> Nodes => null; }
        }
        """;
}
