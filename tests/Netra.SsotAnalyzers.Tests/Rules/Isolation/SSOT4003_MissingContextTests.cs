using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Isolation;

public sealed class SSOT4003_MissingContextTests : IsolationTests<SSOT4003_MissingContext>
{
    [Theory]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|null|]);")]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|null!|]);")]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|default|]);")]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|default(UserExecutionContext)|]);")]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|(UserExecutionContext)null|]);")]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager([|context: null|]);")]
    [InlineData("Netra.WebSockets.WebSocketManager manager = new([|null|]);")]
    [InlineData("_ = new Legacy.UnifiedManager[|()|];")]
    [InlineData("_ = [|new|] Legacy.UnifiedManager { };")]
    [InlineData("Legacy.UnifiedManager manager = new[|()|];")]
    [InlineData("_ = new Legacy.UnifiedManager([|null|], \"mode\");")]
    [InlineData("_ = Legacy.Factory.Create[|()|];")]
    [InlineData("_ = Legacy.Factory.Create([|null|]);")]
    [InlineData("_ = Legacy.Factory.MakeAsync([|null!|]);")]
    [InlineData("new Legacy.UnifiedManager(context).Join([|null|]);")]
    [InlineData("Func<Netra.WebSockets.WebSocketManager> make = () => new Netra.WebSockets.WebSocketManager([|null|]);")]
    public Task WithoutUser_IsFound(string statement) => ReportsAsync($"#nullable enable annotations\nclass C {{ void M(UserExecutionContext context) {{ {statement} }} }}");

    [Theory]
    [InlineData("_ = new Netra.WebSockets.WebSocketManager(context);")]
    [InlineData("_ = new Legacy.UnifiedManager(context, null!);")]
    [InlineData("Legacy.Factory.Create(context);")]
    [InlineData("Log(null);")]
    [InlineData("_ = new object();")]
    [InlineData("_ = new List<Netra.WebSockets.WebSocketManager>();")]
    [InlineData("Assert.Throws<ArgumentNullException>(() => new Netra.WebSockets.WebSocketManager(null!));")]
    [InlineData("context = null!;")]
    public Task WithUser_IsSilent(string statement) => ReportsAsync(
        $"#nullable enable annotations\nclass C {{ void M(UserExecutionContext context) {{ {statement} }} void Log(UserExecutionContext? context) {{ }} }} static class Assert {{ public static void Throws<T>(Func<object> act) {{ }} }}");

    [Fact]
    public Task BaseInitializer_IsAConstruction() => ReportsAsync("class Mine : Legacy.UnifiedManager { Mine() : base([|null|], \"x\") { } Mine(UserExecutionContext context) : base(context) { } }");

    [Fact]
    public Task CanonicalWithoutParameters_IsToldOtherwise() => ReportsAsync(
        """
        [Netra.Ssot.Canonical("Door", PerUser = true)] sealed class Door { }
        class C { Door M() => new Door(); }
        """);

    [Fact]
    public Task UserAsText_IsNoContext() => ReportsAsync(
        """
        [Netra.Ssot.Canonical("Door", PerUser = true)] sealed class Door { public Door(string userName, string label) { } }
        class C { void M() { new Door(null, "x"); new Door("x", null); } }
        """);
}
