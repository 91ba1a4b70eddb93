using Netra.Backend.Factories;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using WebSocketManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.Tests;

/// <summary>The managers, asked directly: every way to make one gives one for its context. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class ManagerApiTests : IAsyncLifetime
{
    private RunningBackend _backend = null!;
    private UserExecutionContext _context = null!;

    public async Task InitializeAsync()
    {
        _backend = await RunningBackend.StartAsync();
        _context = _backend.Context(Names.New("user"), Names.New("thread"));
    }

    public async Task DisposeAsync() => await _backend.DisposeAsync();

    [Fact]
    public void Constructor_KeepsTheContext() => Assert.Same(_context, new WebSocketManager(_context).Context);

    [Fact]
    public void Constructor_WithoutAContext_Throws() => Assert.Throws<ArgumentNullException>(() => new WebSocketManager(null!));

    [Fact]
    public void Manager_OfAUserWithoutASocket_IsNotConnected() => Assert.False(new UnifiedWebSocketManager(_context).IsConnected);

    [Fact]
    public async Task Factories_OfBothModules_MakeAManagerOfTheContext()
    {
        var asynchronous = await WebSocketManagerFactoryModule.CreateWebSocketManager(_context);
        UnifiedWebSocketManager synchronous = WebSocketManagerSyncModule.CreateWebSocketManager(userContext: _context);

        Assert.Same(_context, asynchronous.Context);
        Assert.Same(_context, synchronous.Context);
    }

    [Fact]
    public async Task Factory_MadeForAContext_MakesManagersOfIt()
    {
        var factory = new WebSocketManagerFactory(_context);

        Assert.Same(_context, factory.CreateWebSocketManager(redisClient: null, environment: null).Context);
        Assert.Same(_context, (await factory.CreateManager()).Context);
        Assert.Same(_context, (await factory.CreateIsolatedManager("c-1")).Context);
    }

    [Fact]
    public async Task BridgeFactory_ByTaskOrAtOnce_MakesAManager()
    {
        var factory = new WebSocketBridgeFactory();

        Assert.IsType<UnifiedWebSocketManager>(await factory.ManagerTaskFor(_context));
        Assert.IsType<WebSocketManager>(factory.ManagerFor(_context));
    }
}
