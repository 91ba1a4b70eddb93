namespace Netra.WebSockets.Tests;

public sealed class IdentifierTests
{
    public static readonly TheoryData<string> Bad = new(
        "", " ", "\t", "default", "Default", " DEFAULT ", "temp", "tmp", "none", "null", "NULL", "nil", "undefined", "anonymous", "unknown", "placeholder", "n/a",
        "00000000-0000-0000-0000-000000000000", "00000000000000000000000000000000", "a\nb", "a\0", "\u0085", "\u007f", new string('x', 129));

    [Theory]
    [MemberData(nameof(Bad))]
    public void ValueThatNamesNobody_IsRefusedByEveryId(string value)
    {
        Assert.Throws<ArgumentException>(() => new UserId(value));
        Assert.Throws<ArgumentException>(() => new ThreadId(value));
        Assert.Throws<ArgumentException>(() => new RunId(value));
        Assert.Throws<ArgumentException>(() => new ConnectionId(value));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("defaulted")]
    [InlineData("b2c8bd5e-93c4-4ff1-8b42-33f3a1fbb7f2")]
    [InlineData("auth0|5f7c8ec7c33c6c004bbafe82")]
    [InlineData("Zoë 😀")]
    public void OrdinaryValue_IsKept(string value)
    {
        Assert.Equal(value, new UserId(value).Value);
        Assert.Equal(value, new UserId(value).ToString());
    }

    [Fact]
    public void LongestValue_IsKept() => Assert.Equal(128, new RunId(new string('x', 128)).Value.Length);

    [Fact]
    public void HalfASurrogatePair_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new UserId("a\ud800"));
        Assert.Throws<ArgumentException>(() => new UserId("\udc00b"));
    }

    [Fact]
    public void Null_IsRefused() => Assert.Throws<ArgumentNullException>(() => new UserId(null!));

    [Fact]
    public void RefusedValue_IsNotRepeatedInTheMessage()
    {
        var error = Assert.Throws<ArgumentException>(() => new UserId("sec\nret"));
        Assert.DoesNotContain("sec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_AreComparedByOrdinal()
    {
        Assert.Equal(new UserId("ann"), new UserId("ann"));
        Assert.NotEqual(new UserId("ann"), new UserId("Ann"));
    }

    [Fact]
    public void DefaultId_HasNoValueAndIsRefusedWhereverItIsTaken()
    {
        Assert.Throws<InvalidOperationException>(() => default(UserId).Value);
        Assert.Equal("", default(UserId).ToString());

        var host = new InProcess().Host;
        Assert.Throws<ArgumentException>(() => host.CreateContext(default, new ThreadId("t"), new RunId("r")));
        Assert.Throws<ArgumentException>(() => host.CreateContext(new UserId("u"), default, new RunId("r")));
        Assert.Throws<ArgumentException>(() => host.CreateContext(new UserId("u"), new ThreadId("t"), default));
        Assert.Throws<ArgumentException>(() => host.CreateContext(new UserId("u"), new ThreadId("t"), new RunId("r")).ForRun(default));
    }

    [Fact]
    public async Task DefaultUser_IsNotDisconnected()
    {
        await using var process = new InProcess();
        await Assert.ThrowsAsync<ArgumentException>(() => process.Host.DisconnectAsync(default, "bye").AsTask());
    }
}
