using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Events;

public sealed class SSOT3002_MisspeltEventNameTests : RuleTests<SSOT3002_MisspeltEventName>
{
    protected override string Map => """
        using Netra.Ssot;
        [Canonical("MyEvents", EventNames = true)] static class MyEvents { public const string OrderShipped = "order.shipped"; public const string OrderPaid = "order.paid"; public const string UserPaid = "user.paid"; public const string Ping = "ping"; }
        [Canonical("Failures", EventNames = true)] static class Failures { public const string AgentFailed = "agent_failed"; }
        """;

    protected override string FlaggedSample => """
        class C { void M(Netra.WebSockets.WebSocketManager manager) => manager.SendAsync([|"tool_started"|], 1); }
        """;

    protected override string NotFlaggedSample => """
        class C
        {
            void M(Netra.WebSockets.WebSocketManager manager, string type, string eventName)
            {
                manager.SendAsync("agent_error", 1);
                manager.SendAsync("agent_stopped", 1);
                manager.SendAsync("agent_execution", 1);
                manager.SendAsync("pin", 1);
                manager.SendAsync("order_created", 1);
                manager.SendAsync($"tool_started", "tool_started");
                manager.SendAsync("tool_" + "started", new { operation = "tool_started" });
                System.ReadOnlySpan<byte> name = "tool_started"u8;
                _ = eventName == "invoice.paid";
                System.Console.WriteLine("tool_started");
            }
        }
        """;

    protected override string UnrelatedNamesakeSample => """
        class C { void Paint(string color) { } void M() => Paint("tool_started"); }
        """;

    protected override string GeneratedSample => """
        class Generated { void M(Netra.WebSockets.WebSocketManager manager) => manager.SendAsync("tool_started", 1); }
        """;

    [Theory]
    [InlineData("tool_started")]
    [InlineData("tool_execution")]
    [InlineData("agent_stated")]
    [InlineData("agent_startedd")]
    [InlineData("agent-started")]
    [InlineData("agent_thinkin")]
    [InlineData("tool_failed")]
    [InlineData("tool_thinking")]
    [InlineData("agent_executing")]
    [InlineData("user.shipped")]
    [InlineData("order.shiped")]
    public Task NearMiss_IsFound(string name) => ReportsAsync($$"""
        class C { bool M(string eventType) => eventType is [|"{{name}}"|]; }
        """);

    [Theory]
    [InlineData("agent_stopped")]
    [InlineData("agent_error")]
    [InlineData("agent_execution")]
    [InlineData("user_message")]
    [InlineData("pong")]
    [InlineData("AgentStarted")]
    [InlineData("")]
    public Task OtherEvent_IsSilent(string name) => ReportsAsync($$"""
        class C { bool M(string eventType) => eventType is "{{name}}"; }
        """);

    [Fact]
    public Task EventOfACatalogue_MakesItsVerbKnown()
    {
        var test = NewTest(("/0/Test.cs", """class C { bool M(string eventType) => eventType is {|SSOT3001:"agent_failed"|} or [|"tool_failed"|]; }"""));
        return test.RunAsync();
    }

    [Fact]
    public async Task Message_NamesWhatMayBeMeant()
    {
        var test = new OneRuleTest<SSOT3002_MisspeltEventName>
        {
            TestState =
            {
                Sources = { """class C { bool M([Netra.Ssot.EventName] string type) => type is {|#0:"tool_started"|} or {|#1:"agent_stared"|}; }""" },
                AdditionalReferences = { Preamble.Ssot, Preamble.WebSockets },
                ExpectedDiagnostics =
                {
                    new DiagnosticResult(Descriptors.SSOT3002).WithLocation(0).WithMessage("'tool_started' is not an event name of the role 'AgentEvents': did you mean 'tool_executing' or 'tool_completed'?"),
                    new DiagnosticResult(Descriptors.SSOT3002).WithLocation(1).WithMessage("'agent_stared' is not an event name of the role 'AgentEvents': did you mean 'agent_started'?"),
                },
            },
        };
        await test.RunAsync();
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xabc", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abcdef", "uvwxyz", 3)]
    [InlineData("a", "abcd", 3)]
    public void Distance_IsCountedUpToTheLimit(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right, 2));
        Assert.Equal(expected, EditDistance.Between(right, left, 2));
    }
}
