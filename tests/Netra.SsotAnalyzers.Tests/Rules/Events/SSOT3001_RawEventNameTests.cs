using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Events;

public sealed class SSOT3001_RawEventNameTests : RuleTests<SSOT3001_RawEventName, SSOT3001_RawEventNameFix>
{
    protected override string Map => """
        using System;
        using Netra.Ssot;

        namespace Canon
        {
            [Canonical("Events", EventNames = true)]
            public static class Events
            {
                public const string AgentStarted = "agent_started";
                public const string AgentThinking = "agent_thinking";
                public const string ToolExecuting = "tool_executing";
                public const string ToolCompleted = "tool_completed";
                public const string AgentCompleted = "agent_completed";
                private const string Hidden = "hidden_event";
                public static readonly string NotConstant = "not_constant";
            }

            [Canonical("Events", EventNames = true)]
            public static class MoreEvents { public const string AgentFailed = "agent_failed"; public const string Error = "error"; }

            [Canonical("Manager", PerUser = true)]
            public sealed class Manager
            {
                public void Send(string type, object payload) { }
                public void Rename(string title) { }
                public string Kind { get; set; }
            }
        }

        namespace Legacy
        {
            [SupersededBy(typeof(Canon.Manager))]
            public class Old
            {
                public void Send(string type, object payload) { }
                [ReplaceWith("this.Send(name, payload)")] public void Emit(object payload, string name) { Helper("agent_started"); }
                private static void Helper(string eventName) { }
            }
        }

        public class OnEventAttribute : Attribute { public OnEventAttribute(string eventName) { } public string EventType { get; set; } }
        public class Frame { public string Type { get; set; } public string Body { get; set; } public string this[string key] { get => ""; set { } } }
        """;

    protected override string FlaggedSample => """
        class C { void M(Canon.Manager manager) => manager.Send([|"agent_started"|], null); }
        """;

    protected override string NotFlaggedSample => """
        using Canon;
        class C
        {
            string _title = "agent_started";
            void M(Manager manager, string type, string text, string operation)
            {
                manager.Send(Events.AgentStarted, "agent_started");
                manager.Send("agent_stopped", null);
                manager.Send("hidden_event", null);
                manager.Rename("agent_started");
                manager.Send($"agent_started", null);
                manager.Send("agent_" + "started", null);
                manager.Send("Agent_Started", null);
                _ = new { operation = "agent_started" };
                _ = text == "agent_started" || operation is "tool_executing";
                System.ReadOnlySpan<byte> name = "agent_started"u8;
                System.Console.WriteLine("agent_started");
                _ = type == "error";
            }
        }
        """;

    protected override string UnrelatedNamesakeSample => """
        class Events { public const string AgentStarted = "other"; }
        class C { void Tell(string color) { } void M() => Tell("agent_started"); }
        """;

    protected override string GeneratedSample => """
        class Generated { void M(Canon.Manager manager) => manager.Send("agent_started", null); }
        """;

    protected override string PragmaSample => """
        class C
        {
        #pragma warning disable SSOT3001
            void A(Canon.Manager manager) => manager.Send("agent_started", null);
        #pragma warning restore SSOT3001
            void B(Canon.Manager manager) => manager.Send([|"agent_started"|], null);
        }
        """;

    protected override (string Before, string After) FixedSample => (
        """
        using System;
        class C { void M(Canon.Manager manager, string eventType) { manager.Send(/* first */ [|"agent_started"|], null); Console.Write(eventType is [|"tool_executing"|]); } }
        """,
        """
        using System;
        using Canon;
        class C { void M(Canon.Manager manager, string eventType) { manager.Send(/* first */ Events.AgentStarted, null); Console.Write(eventType is Events.ToolExecuting); } }
        """);

    protected override ((string Before, string After) First, (string Before, string After) Second) FixAllSample => (
        ("""
        class A { static string[] s_all = { [|"agent_started"|], [|"agent_thinking"|], [|"agent_failed"|] }; void M(Canon.Manager manager) => manager.Send([|"error"|], null); }
        """,
        """
        using Canon;

        class A { static string[] s_all = { Events.AgentStarted, Events.AgentThinking, MoreEvents.AgentFailed }; void M(Canon.Manager manager) => manager.Send(MoreEvents.Error, null); }
        """),
        ("""
        namespace B { class Events { } class C { void M(Canon.Manager manager) { manager.Send([|"agent_started"|], null); manager.Send([|@"agent_completed"|], null); } } }
        """,
        """
        namespace B { class Events { } class C { void M(Canon.Manager manager) { manager.Send(Canon.Events.AgentStarted, null); manager.Send(Canon.Events.AgentCompleted, null); } } }
        """));

    protected override (string Before, string After) NestedSample => (
        """
        class C { string M(string type) => type switch { [|"agent_started"|] => type == [|"agent_completed"|] ? "agent_thinking" : "", _ => "" }; void N(Canon.Manager m) => m.Send(M([|"tool_executing"|]), null); }
        """,
        """
        using Canon;

        class C { string M(string type) => type switch { Events.AgentStarted => type == Events.AgentCompleted ? "agent_thinking" : "", _ => "" }; void N(Canon.Manager m) => m.Send(M(Events.ToolExecuting), null); }
        """);

    [Fact]
    public Task ArgumentOfAReplacedMember_IsFixedWithIt() => FixesAsync(
        """
        using Legacy;
        class C { void M({|SSOT1001:Old|} old) { {|SSOT1002:old.Emit(payload: null, name: [|"agent_started"|])|}; old.Send([|"tool_completed"|], null); } }
        """,
        """
        using Canon;
        class C { void M(Manager old) { old.Send(Events.AgentStarted, payload: null); old.Send(Events.ToolCompleted, null); } }
        """);

    [Theory]
    [InlineData("""bool M(string type) => type == [|"agent_started"|];""")]
    [InlineData("""bool M(string type) => [|"agent_started"|] != type;""")]
    [InlineData("""bool M(string eventName) => eventName is not ([|"agent_started"|] or [|"error"|]);""")]
    [InlineData("""bool M(string _eventType) => _eventType.Equals([|"agent_started"|], System.StringComparison.Ordinal);""")]
    [InlineData("""bool M(string type) => string.Equals(type, [|"agent_started"|]);""")]
    [InlineData("""bool M(System.Collections.Generic.List<string> events) => events.Contains([|"agent_started"|]);""")]
    [InlineData("""int M(string @event) { switch (@event) { case [|"agent_started"|]: return 1; case [|"error"|] when @event.Length > 1: return 2; default: return 3; } }""")]
    [InlineData("""int M(string text) { switch (text) { case [|"agent_started"|]: return 1; case [|"agent_completed"|]: return 2; default: return 3; } }""")]
    [InlineData("""bool M(string text) => text is [|"agent_started"|] or [|"agent_completed"|];""")]
    [InlineData("""bool M(string a, string b) => (a, b) is ([|"agent_started"|], [|"agent_completed"|]) or ([|"tool_executing"|], _);""")]
    [InlineData("""bool M(Frame frame) => frame is { Type: [|"agent_started"|], Body: "agent_started" };""")]
    [InlineData("""bool M(Frame frame) => frame["type"] == [|"agent_started"|];""")]
    [InlineData("""bool M(System.Text.Json.JsonElement frame) => frame.GetProperty("type").GetString() == [|"agent_started"|];""")]
    [InlineData("""void M(System.Text.Json.Utf8JsonWriter writer) => writer.WriteString("type", [|"agent_started"|]);""")]
    [InlineData("""object M() => new Frame { Type = [|"agent_started"|], ["event"] = [|"error"|] };""")]
    [InlineData("""object M() => new { type = [|"agent_started"|] };""")]
    [InlineData("""void M(Canon.Manager manager) => manager.Kind = [|"error"|];""")]
    [InlineData("""void M(Canon.Manager manager, bool end) => manager.Send(end ? [|"agent_completed"|] : ([|"agent_started"|]), null);""")]
    [InlineData(""""void M(Canon.Manager manager) => manager.Send([|"""agent_started"""|], null);"""")]
    [InlineData("""void M(Canon.Manager manager) => manager.Send([|"agent\u005fstarted"|], null);""")]
    [InlineData("""void M(Canon.Manager manager) => manager.Send(payload: "agent_started", type: [|"agent_started"|]);""")]
    [InlineData("""void M(string type = [|"agent_started"|]) { }""")]
    [InlineData("""[OnEvent([|"agent_started"|], EventType = [|"error"|])] void M() { }""")]
    [InlineData("""const string Mine = [|"agent_started"|];""")]
    [InlineData("""string EventName => [|"agent_started"|];""")]
    [InlineData("""string EventName { get { return [|"agent_started"|]; } }""")]
    [InlineData("""static string NameOf(int step) => step switch { 0 => [|"agent_started"|], _ => [|"agent_completed"|] };""")]
    [InlineData("""static readonly System.Collections.Generic.Dictionary<string, int> s_counts = new() { [[|"agent_started"|]] = 0, [[|"agent_completed"|]] = 0 }; int M() => s_counts[[|"agent_started"|]];""")]
    [InlineData("""static readonly System.Collections.Generic.Dictionary<string, int> s_counts = new() { { [|"agent_started"|], 0 }, { [|"agent_completed"|], 0 } };""")]
    [InlineData("""static string[] s_all = [[|"agent_started"|], [|"agent_completed"|]];""")]
    [InlineData("""static string[] s_events = new[] { [|"agent_started"|] };""")]
    [InlineData("""static string[] s_all = [Canon.Events.AgentStarted, [|"agent_completed"|]];""")]
    [InlineData("""bool M(string text) => text is Canon.Events.AgentStarted or [|"agent_completed"|];""")]
    [InlineData("""string M(string text) => text switch { "tool_started" => [|"tool_executing"|], "agent_started" => [|"agent_thinking"|], _ => text };""")]
    [InlineData("""bool M(string name) => name == "agent_started";""")]
    [InlineData("""static string[] s_titles = new[] { "agent_started" };""")]
    [InlineData("""void M(params string[] types) { M("", [|"agent_started"|]); }""")]
    [InlineData("""void M() { M2([|"agent_started"|]); void M2(string type) { } }""")]
    [InlineData("""System.Func<string, bool> F = type => type == [|"agent_started"|];""")]
    [InlineData("""bool M(Frame frame) => frame?.Type == [|"agent_started"|];""")]
    [InlineData("""bool M(string text, string other) => text == "agent_started" || text == "agent_completed" || other is "tool_executing";""")]
    [InlineData("""string M(string text) => text switch { "a" => "agent_started", _ => "b" };""")]
    public Task Place_ExpectsAnEventName(string member) => ReportsAsync($"class C {{ {member} }}");

    [Fact]
    public Task SupersededCode_IsSilent() => ReportsAsync(
        """
        [Netra.Ssot.SupersededBy(typeof(Canon.Manager))] class Older { bool M(string type) => type == "agent_started"; }
        """);

    [Fact]
    public Task CatalogueOfAnotherAssembly_IsKnown()
    {
        var test = NewTest(("/0/Test.cs", """class C { void M(Netra.WebSockets.WebSocketManager manager) => manager.SendAsync([|"agent_started"|], 1); }"""));
        test.TestState.Sources.Clear();
        test.TestState.Sources.Add("""class C { void M(Netra.WebSockets.WebSocketManager manager) => manager.SendAsync([|"agent_started"|], 1); }""");
        return test.RunAsync();
    }
}
