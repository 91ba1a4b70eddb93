using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

public sealed class SSOT1004_SupersededNamespaceUseTests : RuleTests<SSOT1004_SupersededNamespaceUse, SSOT1004_SupersededNamespaceUseFix>
{
    protected override string Map => """
        using Netra.Ssot;

        [assembly: SupersededNamespace("App.Websocket", "App.WebsocketCore")]

        namespace App.Websocket
        {
            public class Message { public Message(string text) { } public string Text = ""; public static Message Empty = new(""); public class Part { } public Message Next; }
            public class Box<T> { public T Value = default!; }
            public static class Helpers { public static int Twice(this string text) => text.Length; public static int Once(string text) => text.Length; }
            public class Alone { }
            [SupersededBy(typeof(App.Manager))] public class OldManager { }
            namespace Events { public class Started { } public class Lost { } }
        }

        namespace App.WebsocketCore
        {
            public class Message { public Message(string text) { } public string Text = ""; public static Message Empty = new(""); public class Part { } public Message Next; }
            public class Box<T> { public T Value = default!; }
            public static class Helpers { public static int Twice(this string text) => text.Length; public static int Once(string text) => text.Length; }
            namespace Events { public class Started { } }
        }

        namespace App
        {
            [Canonical("Manager")] public class Manager { }
        }
        """;

    protected override string FlaggedSample => """
        [|using App.Websocket;|]
        class C { Message field = new Message(""); [|App.Websocket.Message|] qualified = [|App.Websocket.Message|].Empty; }
        """;

    protected override string NotFlaggedSample => """
        using App.WebsocketCore;
        using App;
        class C { Message field = new Message(""); App.WebsocketCore.Message qualified; Manager manager; }
        """;

    protected override string UnrelatedNamesakeSample => """
        using Other.App.Websocket;
        using App.WebsocketMore;
        namespace Other.App.Websocket { class Message { } }
        namespace App.WebsocketMore { class Box { } }
        class C { Message field; Box box; }
        """;

    protected override string GeneratedSample => """
        {|SSOT1003:using App.Websocket;|}
        class C { Message field; {|SSOT1003:App.Websocket.Message|} qualified; }
        """;

    protected override string PragmaSample => """
        class C
        {
        #pragma warning disable SSOT1004
            App.Websocket.Message silenced;
        #pragma warning restore SSOT1004
            {|SSOT1004:App.Websocket.Message|} flagged;
        }
        """;

    protected override (string Before, string After) FixedSample => (
        """
        using System;
        [|using App.Websocket;|]

        class C { Message field = new Message("") { Next = Message.Empty }; Func<Box<Message>> box = () => new(); int length = "".Twice(); }
        """,
        """
        using System;
        using App.WebsocketCore;

        class C { Message field = new Message("") { Next = Message.Empty }; Func<Box<Message>> box = () => new(); int length = "".Twice(); }
        """);

    protected override ((string Before, string After) First, (string Before, string After) Second) FixAllSample => (
        (
            """
            [|using App.Websocket;|]
            public class First { public Message Field; public [|App.Websocket.Box<Message>|] Make(Message message) => new() { Value = message }; }
            """,
            """
            using App.WebsocketCore;
            public class First { public Message Field; public Box<Message> Make(Message message) => new() { Value = message }; }
            """),
        (
            """
            [|using App.Websocket;|]
            [|using App.Websocket.Events;|]
            public class Second { Message M(First first, Started started) => first.Make(first.Field).Value; }
            """,
            """
            using App.WebsocketCore;
            using App.WebsocketCore.Events;
            public class Second { Message M(First first, Started started) => first.Make(first.Field).Value; }
            """));

    protected override (string Before, string After) NestedSample => (
        """
        class C { [|App.Websocket.Box<[|App.Websocket.Message|]>|] box = new [|App.Websocket.Box<[|App.Websocket.Message|]>|] { Value = new [|App.Websocket.Message|]([|App.Websocket.Message|].Empty.Text) }; }
        """,
        """
        using App.WebsocketCore;

        class C { Box<Message> box = new Box<Message> { Value = new Message(Message.Empty.Text) }; }
        """);

    [Fact]
    public Task NothingOfIt_IsUsed_DirectiveGoes() => FixesAsync(
        """
        using System;
        {|SSOT1004:using App.Websocket;|}

        class C { String text; }
        """,
        """
        using System;

        class C { String text; }
        """);

    [Fact]
    public Task OtherSupersededTypes_GoWithTheDirective() => FixesAsync(
        """
        {|SSOT1004:using App.Websocket;|}
        class C { Message message; {|SSOT1001:OldManager|} manager; }
        """,
        """
        using App;
        using App.WebsocketCore;
        class C { Message message; Manager manager; }
        """);

    [Fact]
    public Task OnlyOtherSupersededTypes_NoDirectiveOfTheOtherNamespace() => FixesAsync(
        """
        {|SSOT1004:using App.Websocket;|}
        class C { {|SSOT1001:OldManager|} manager; }
        """,
        """
        using App;
        class C { Manager manager; }
        """);

    [Fact]
    public Task GlobalUsing_ChangesInPlace_AndNoOtherFile() => FixesAsync(
        (
            """
            global using System;
            {|SSOT1004:global using App.Websocket;|} // kept
            """,
            """
            global using System;
            global using App.WebsocketCore; // kept
            """),
        (
            "class C { Message message = Message.Empty; String text; }",
            "class C { Message message = Message.Empty; String text; }"));

    [Fact]
    public Task GlobalUsing_OfBoth_OneStays() => FixesAsync(
        """
        {|SSOT1004:global using App.Websocket.Events;|}
        global using App.WebsocketCore.Events;
        class C { }
        """,
        """
        global using App.WebsocketCore.Events;
        class C { }
        """);

    [Fact]
    public Task NamespaceAlias_IsRetargeted() => FixesAsync(
        """
        {|SSOT1004:using W = App.Websocket;|}
        class C { W.Message message = W.Message.Empty; W::Box<W.Message.Part> box; }
        """,
        """
        using W = App.WebsocketCore;
        class C { W.Message message = W.Message.Empty; W::Box<W.Message.Part> box; }
        """);

    [Fact]
    public Task AliasUnderTheTypesOwnName_IsRetargeted() => FixesAsync(
        """
        {|SSOT1004:using App.Websocket;|}
        using Message = {|SSOT1004:App.Websocket.Message|};
        /// <summary><see cref="Message"/></summary>
        class C { Message message = Message.Empty; Box<Message.Part> box; }
        """,
        """
        using App.WebsocketCore;
        using Message = App.WebsocketCore.Message;
        /// <summary><see cref="Message"/></summary>
        class C { Message message = Message.Empty; Box<Message.Part> box; }
        """);

    [Fact]
    public Task UsingStatic_NamesTheOtherType() => FixesAsync(
        """
        using static {|SSOT1004:App.Websocket.Helpers|};
        class C { int once = Once(""); }
        """,
        """
        using static App.WebsocketCore.Helpers;
        class C { int once = Once(""); }
        """);

    [Fact]
    public Task PartlyQualified_InsideTheParentNamespace() => FixesAsync(
        """
        namespace App
        {
            class C { {|SSOT1004:Websocket.Message|} message; {|SSOT1004:global::App.Websocket.Message|} other; }
        }
        """,
        """
        using App.WebsocketCore;

        namespace App
        {
            class C { WebsocketCore.Message message; Message other; }
        }
        """);

    [Fact]
    public Task DirectiveInsideNamespace_StaysInside() => FixesAsync(
        """
        namespace My
        {
            {|SSOT1004:using App.Websocket;|}

            class C { Message message; }
        }
        """,
        """
        namespace My
        {
            using App.WebsocketCore;

            class C { Message message; }
        }
        """);

    [Fact]
    public Task TypeWithoutCounterpart_IsNamed_AndKeepsTheDirective() => ReportsAsync(
        """
        {|SSOT1003:using App.Websocket;|}
        class C { Message message; {|SSOT1003:Alone|} alone; {|SSOT1003:App.Websocket.Events.Lost|} lost; }
        """);

    [Fact]
    public Task SupersededCode_IsSilent() => ReportsAsync(
        """
        using App.Websocket.Events;
        namespace App.Websocket { class More { Started started; Message message; App.Websocket.Message other; } }
        """);

    [Fact]
    public Task DocumentationReference_FollowsTheDirective() => FixesAsync(
        """
        {|SSOT1004:using App.Websocket;|}
        /// <summary>A <see cref="Message"/>.</summary>
        class C { }
        """,
        """
        using App.WebsocketCore;
        /// <summary>A <see cref="Message"/>.</summary>
        class C { }
        """);

    [Fact]
    public Task SimpleNameTakenHere_IsQualified() => FixesAsync(
        """
        {|SSOT1004:using App.Websocket;|}
        class C { class Message { } Box<{|SSOT1004:App.Websocket.Message|}> box; Message own; }
        """,
        """
        using App.WebsocketCore;
        class C { class Message { } Box<App.WebsocketCore.Message> box; Message own; }
        """);
}
