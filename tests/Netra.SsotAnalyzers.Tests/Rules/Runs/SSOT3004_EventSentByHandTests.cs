using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Runs;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Runs;

public sealed class SSOT3004_EventSentByHandTests : IsolationTests<SSOT3004_EventSentByHand>
{
    [Theory]
    [InlineData("await manager.SendAsync[|(\"agent_started\", 1)|];")]
    [InlineData("await manager.SendAsync[|(AgentEvents.AgentThinking, 1)|];")]
    [InlineData("manager?.SendAsync[|(type: \"tool_completed\", payload: 1)|];")]
    [InlineData("await manager.SendAsync(\"other\", 1);")]
    [InlineData("await Other.SendAsync(\"agent_started\");")]
    [InlineData("await using var run = await manager.StartRunAsync(\"a\"); await run.ThinkingAsync(\"agent_thinking\");")]
    public Task SentByAManager_IsSuggestedOtherwise(string body) => ReportsAsync($$"""
        class C { async Task M(Netra.WebSockets.WebSocketManager manager) { {{body}} } }
        static class Other { public static Task SendAsync(string type) => Task.CompletedTask; }
        """);

    [Fact]
    public void Severity_IsASuggestion() => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Descriptors.SSOT3004.DefaultSeverity);
}
