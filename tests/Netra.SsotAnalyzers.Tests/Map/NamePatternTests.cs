using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Tests.Map;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("*Manager", "Manager", true)]
    [InlineData("*Manager", "SocketManager", true)]
    [InlineData("*Manager", "ManagerOptions", false)]
    [InlineData("Socket*", "SocketPool", true)]
    [InlineData("Socket*", "WebSocket", false)]
    [InlineData("*Socket*", "WebSocketManager", true)]
    [InlineData("Web*Man*ager", "WebSocketManager", true)]
    [InlineData("Web*Man*gers", "WebSocketManager", false)]
    [InlineData("aa*aa", "aaa", false)]
    [InlineData("aa*aa", "aaaa", true)]
    [InlineData("Exact", "Exact", true)]
    [InlineData("Exact", "Exactly", false)]
    [InlineData("*", "", true)]
    public void Star_StandsForAnyCharacters(string pattern, string name, bool expected) => Assert.Equal(expected, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("*WebSocketManager", 3)]
    [InlineData("*Manager", 1)]
    [InlineData("*IOManager", 2)]
    [InlineData("*", 0)]
    public void Words_AreCountedByTheirCapitals(string pattern, int expected) => Assert.Equal(expected, NamePattern.Words(pattern));
}
