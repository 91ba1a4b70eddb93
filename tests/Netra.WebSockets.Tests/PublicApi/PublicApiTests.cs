using Netra.PublicApi;

namespace Netra.WebSockets.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_IsTheApprovedOne()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "PublicApi");
        var actual = PublicApiText.Of(typeof(WebSocketManager).Assembly);
        File.WriteAllText(Path.Combine(folder, "Netra.WebSockets.received.txt"), actual);

        var approved = File.ReadAllText(Path.Combine(folder, "Netra.WebSockets.approved.txt")).ReplaceLineEndings("\n");
        Assert.Equal(approved, actual);
    }
}
