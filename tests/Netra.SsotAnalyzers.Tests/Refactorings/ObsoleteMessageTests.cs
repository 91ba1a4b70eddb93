using Netra.SsotAnalyzers.CodeFixes.Refactorings;

namespace Netra.SsotAnalyzers.Tests.Refactorings;

public sealed class ObsoleteMessageTests
{
    [Theory]
    [InlineData("use Client", "Client")]
    [InlineData("Use Client.", "Client")]
    [InlineData("Use Client instead.", "Client")]
    [InlineData("Please use Client instead", "Client")]
    [InlineData("Use the Client class instead.", "Client")]
    [InlineData("Use 'Client' instead.", "Client")]
    [InlineData("Use `Client` instead.", "Client")]
    [InlineData("Use Shop.Client instead.", "Shop.Client")]
    [InlineData("Use global::Shop.Client", "global::Shop.Client")]
    [InlineData("Use Client<T> instead", "Client<T>")]
    [InlineData("Use Client{T} instead", "Client<T>")]
    [InlineData("Use Save(string, int) instead", "Save(string, int)")]
    [InlineData("Use Client.Save() instead", "Client.Save()")]
    [InlineData("Use new Client(string)", "Client(string)")]
    [InlineData("Replaced by Client", "Client")]
    [InlineData("Has been replaced with Client.", "Client")]
    [InlineData("Superseded by Client.", "Client")]
    [InlineData("Deprecated in favor of Client", "Client")]
    [InlineData("Deprecated in favour of Client", "Client")]
    [InlineData("Renamed to Client", "Client")]
    [InlineData("Moved to Shop.Client.", "Shop.Client")]
    [InlineData("Client should be used", "Client")]
    [InlineData("Client instead", "Client")]
    [InlineData("This is slow. Use Client instead; it will be removed in 2.0.", "Client")]
    [InlineData("It is recommended to use Client.", "Client")]
    [InlineData("Replacement: Client", "Client")]
    [InlineData("Use Client or Shop.Pool instead", "Client", "Shop.Pool")]
    [InlineData("Use either Client or Pool", "Client", "Pool")]
    [InlineData("Do not use Client; use Pool", "Pool")]
    [InlineData("Don't use Client")]
    [InlineData("Use Client and Pool together")]
    [InlineData("Old.")]
    [InlineData("")]
    [InlineData("Will be removed in 2.0.")]
    public void Message_SaysWhatToUse(string message, params string[] names) => Assert.Equal(names, ObsoleteMessage.Names(message));

    [Fact]
    public void LongMessage_IsReadAtOnce() =>
        Assert.Equal(["A"], ObsoleteMessage.Names(new string('<', 2_000) + string.Concat(Enumerable.Repeat(" A.B<C", 500)) + " use A"));
}
