using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class AbbaTests
{
    [Fact]
    public void FourRepetitions_AreForwardsAndBackwards() =>
        Assert.Equal("AB BA AB BA", string.Join(' ', Enumerable.Range(0, 4).Select(static repetition => string.Concat(Abba.Order(['A', 'B'], repetition)))));
}
