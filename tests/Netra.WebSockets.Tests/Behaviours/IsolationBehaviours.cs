namespace Netra.WebSockets.Tests;

public sealed class IsolationBehaviours
{
    [Fact, Behaviour(12)]
    public async Task FiftyUsers_LeakNothingInTheRawBytes()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal((0, 0), await Canaries.ScanAsync(server, 50));
    }

    [Fact, Behaviour(13)]
    public async Task TwoUsersSwapped_AreFoundByTheSameScan()
    {
        var mutant = new SwappingDoor();
        await using var server = await TestServer.StartAsync(authenticate: mutant.AuthenticateAsync);
        var (leaks, _) = await Canaries.ScanAsync(server, 5);
        Assert.Equal(2, leaks);
    }
}
