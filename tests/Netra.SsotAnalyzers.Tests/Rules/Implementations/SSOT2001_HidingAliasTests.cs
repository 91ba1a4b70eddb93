using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2001_HidingAliasTests : RuleTests<SSOT2001_HidingAlias, SSOT2001_HidingAliasFix>
{
    protected override string Map => """
        using Netra.Ssot;

        namespace Canon
        {
            [Canonical("Manager")]
            public class Manager
            {
                public Manager() { }
                public Manager(int x) { }
                public static int Count;
                public static Manager Create() => new();
                public int Value { get; set; }
                public class Inner { }
            }
        }

        namespace Legacy
        {
            [SupersededBy(typeof(Canon.Manager))]
            public class UnifiedManager
            {
                public UnifiedManager() { }
                public UnifiedManager(int x) { }
                public static int Count;
                public static UnifiedManager Create() => new();
                public int Value { get; set; }
                public class Inner { }
            }

            public class Honest { public static int Count; }
        }
        """;

    protected override string FlaggedSample => """
        [|using Manager = Legacy.UnifiedManager;|]
        class C { [|Manager|] field = [|new Manager()|]; }
        """;

    protected override string NotFlaggedSample => """
        using Manager = Canon.Manager;
        using Plain = Legacy.Honest;
        using Text = System.String;
        using Space = Legacy;
        class C { Manager field; Plain plain; Text text; Space.Honest honest; }
        """;

    protected override string UnrelatedNamesakeSample => """
        using Unified = Elsewhere.UnifiedManager;
        namespace Elsewhere { class UnifiedManager { } class C { Unified field; UnifiedManager other; } }
        """;

    protected override string GeneratedSample => """
        {|SSOT1003:using Manager = Legacy.UnifiedManager;|}
        class Generated { {|SSOT1003:Manager|} field; }
        """;

    protected override string PragmaSample => """
        [|using Manager = Legacy.UnifiedManager;|]
        class C
        {
        #pragma warning disable SSOT2001
            Manager silenced;
        #pragma warning restore SSOT2001
            [|Manager|] reported;
        }
        """;

    protected override (string Before, string After) FixedSample => (
        """
        using System;
        [|using Manager = Legacy.UnifiedManager;|]

        class C
        {
            [|Manager|] field = [|new Manager(1)|];
            Type type = typeof([|Manager|]);
        }
        """,
        """
        using System;
        using Canon;

        class C
        {
            Manager field = new Manager(1);
            Type type = typeof(Manager);
        }
        """);

    protected override ((string Before, string After) First, (string Before, string After) Second) FixAllSample => (
        (
        """
        [|using M = Legacy.UnifiedManager;|]
        class C { public [|M|] A; public [|M|] B; public [|M|] D = [|M.Create()|]; }
        """,
        """
        using Canon;
        class C { public Manager A; public Manager B; public Manager D = Manager.Create(); }
        """),
        (
        """
        using System.Collections.Generic;
        [|using Old = Legacy.UnifiedManager;|]
        class D : C { List<[|Old|]> M() => [A, B, [|new Old()|]]; }
        """,
        """
        using System.Collections.Generic;
        using Canon;
        class D : C { List<Manager> M() => [A, B, new Manager()]; }
        """));

    protected override (string Before, string After) NestedSample => (
        """
        using System.Collections.Generic;
        [|using M = Legacy.UnifiedManager;|]
        class C { Dictionary<[|M|], List<[|M|][]>> map; int n = [|new M([|M.Count|])|].Value; }
        """,
        """
        using System.Collections.Generic;
        using Canon;
        class C { Dictionary<Manager, List<Manager[]>> map; int n = new Manager(Manager.Count).Value; }
        """);

    [Fact]
    public Task CanonicalUnderAnotherName_IsNamed() => FixesAsync(
        """
        [|using Sockets = Canon.Manager;|]
        class C { [|Sockets|] a = [|new Sockets()|]; int b = [|Sockets.Count|]; [|Sockets|].Inner c; }
        """,
        """
        using Canon;
        class C { Manager a = new Manager(); int b = Manager.Count; Manager.Inner c; }
        """);

    [Fact]
    public Task AnotherTypeUnderTheCanonicalsName_IsNamed() => FixesAsync(
        """
        [|using Manager = Legacy.Honest;|]
        class C { [|Manager|] a; int b = [|Manager.Count|]; }
        """,
        """
        using Legacy;
        class C { Honest a; int b = Honest.Count; }
        """);

    [Fact]
    public Task GlobalAlias_GoesWithTheUsesInOtherFiles() => FixesAsync(
        ("""[|global using Manager = Legacy.UnifiedManager;|]""", ""),
        ("""class C { [|Manager|] a = [|Manager.Create()|]; }""",
         """
         using Canon;

         class C { Manager a = Manager.Create(); }
         """),
        ("""namespace X { class D { [|Manager|] b = [|new Manager()|]; } }""",
         """
         using Canon;

         namespace X { class D { Manager b = new Manager(); } }
         """));

    [Fact]
    public Task AliasOfAlias_GoesWithIt() => FixesAsync(
        """
        [|using First = Legacy.UnifiedManager;|]

        namespace X
        {
            [|using Second = First;|]
            class C { [|Second|] a; [|First|] b; }
        }
        """,
        """
        using Canon;

        namespace X
        {
            class C { Manager a; Manager b; }
        }
        """);

    [Fact]
    public Task AliasInsideANamespace_Goes() => FixesAsync(
        """
        namespace X
        {
            [|using M = Legacy.UnifiedManager;|]
            class C { [|M|] a = [|new M()|]; }
        }
        """,
        """
        namespace X
        {
            using Canon;
            class C { Manager a = new Manager(); }
        }
        """);

    [Fact]
    public Task GenericTarget_BelongsToSSOT1001() => FixesAsync(
        """
        using Managers = System.Collections.Generic.List<{|SSOT1001:Legacy.UnifiedManager|}>;
        class C { Managers a = new(); }
        """,
        """
        using Managers = System.Collections.Generic.List<Canon.Manager>;
        class C { Managers a = new(); }
        """);

    [Fact]
    public Task EveryPosition_NamesTheCanonical() => FixesAsync(
        """
        using System;
        using System.Collections.Generic;
        [|using M = Legacy.UnifiedManager;|]
        class C : [|M|]
        {
            List<[|M|]> a = new List<[|M|]> { [|new M()|] };
            Type b = typeof([|M|][]);
            bool F(object o) => o is [|M|] { Value: 1 } || o as [|M|] != null || (([|M|])o).Value > [|M.Count|];
            void G<T>([|M|] m, out [|M|] n) where T : [|M|] { n = m ?? default([|M|]); }
            [|M|].Inner d;
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using Canon;
        class C : Manager
        {
            List<Manager> a = new List<Manager> { new Manager() };
            Type b = typeof(Manager[]);
            bool F(object o) => o is Manager { Value: 1 } || o as Manager != null || ((Manager)o).Value > Manager.Count;
            void G<T>(Manager m, out Manager n) where T : Manager { n = m ?? default(Manager); }
            Manager.Inner d;
        }
        """);

    [Fact]
    public Task AliasWithASuppressedUse_Stays() => FixesAsync(
        """
        [|using Manager = Legacy.UnifiedManager;|]
        class C
        {
        #pragma warning disable SSOT2001
            Manager kept;
        #pragma warning restore SSOT2001
            [|Manager|] gone;
        }
        """,
        """
        [|using Manager = Legacy.UnifiedManager;|]
        class C
        {
        #pragma warning disable SSOT2001
            Manager kept;
        #pragma warning restore SSOT2001
            Canon.Manager gone;
        }
        """);

    [Fact]
    public Task SuppressedDirective_GoesOnceNothingUsesIt() => FixesAsync(
        """
        #pragma warning disable SSOT2001
        using M = Legacy.UnifiedManager;
        #pragma warning restore SSOT2001
        class C { [|M|] a; }
        """,
        """
        #pragma warning disable SSOT2001
        using Canon;
        #pragma warning restore SSOT2001
        class C { Manager a; }
        """);

    [Fact]
    public Task UnusedAlias_Goes() => FixesAsync(
        """
        using System;
        [|using Manager = Legacy.UnifiedManager;|]
        class C { Type a = typeof(int); }
        """,
        """
        using System;
        class C { Type a = typeof(int); }
        """);

    [Fact]
    public Task UseInNameOf_IsUnfixableUnlessTheTextStays() => ReportsAsync(
        """
        [|using Manager = Legacy.UnifiedManager;|]
        [|using M = Legacy.UnifiedManager;|]
        class C { string a = nameof([|Manager|]); string b = nameof({|SSOT1003:M|}); }
        """);

    [Fact]
    public Task NamesakeOfTheFramework_GetsAFileAliasInstead() => FixesAsync(
        ("""global using Framework; namespace Framework { public class Manager { } }""", """global using Framework; namespace Framework { public class Manager { } }"""),
        ("""
         [|using Socket = Legacy.UnifiedManager;|]
         class C { [|Socket|] a = [|new Socket()|]; }
         """,
         """
         using Manager = Canon.Manager;
         class C { Manager a = new Manager(); }
         """));

    [Fact]
    public Task RealWebSocketManager_BesideAspNetCores_GetsAFileAlias()
    {
        var map = """
            global using Microsoft.AspNetCore.Http;
            namespace Legacy { [Netra.Ssot.SupersededBy(typeof(Netra.WebSockets.WebSocketManager))] public class UnifiedWebSocketManager { public UnifiedWebSocketManager(Netra.WebSockets.UserExecutionContext context) { } } }
            """;
        var test = new SuiteTest<SSOT2001_HidingAlias>
        {
            TestState =
            {
                Sources =
                {
                    map,
                    """
                    using Netra.WebSockets;
                    [|using WebSocketManager = Legacy.UnifiedWebSocketManager;|]
                    class C { object M(HttpContext http, UserExecutionContext context) => http.WebSockets.IsWebSocketRequest ? [|new WebSocketManager(context)|] : null; }
                    """,
                },
            },
            FixedState =
            {
                Sources =
                {
                    map,
                    """
                    using Netra.WebSockets;
                    using WebSocketManager = Netra.WebSockets.WebSocketManager;
                    class C { object M(HttpContext http, UserExecutionContext context) => http.WebSockets.IsWebSocketRequest ? new WebSocketManager(context) : null; }
                    """,
                },
            },
        };
        return test.RunAsync();
    }

    [Fact]
    public Task AliasBesideDirectUses_ConvergesWithThem() => FixesAsync(
        """
        using Legacy;
        [|using Manager = Legacy.UnifiedManager;|]
        class C { [|Manager|] a = {|SSOT1002:new UnifiedManager()|}; {|SSOT1001:UnifiedManager|} b = [|new Manager()|]; }
        """,
        """
        using Canon;
        class C { Manager a = new Manager(); Manager b = new Manager(); }
        """);

    [Fact]
    public Task AliasQualifiedByGlobal_IsTheSame() => FixesAsync(
        """
        [|using M = global::Legacy.UnifiedManager;|]
        class C { [|M|] a; }
        """,
        """
        using Canon;
        class C { Manager a; }
        """);

    [Fact]
    public Task CommentsAroundTheDirective_AreKept() => FixesAsync(
        """
        // The header of the file.

        using System; // for Type
        // The alias.
        [|using M = Legacy.UnifiedManager;|] // why
        class C { [|M|] a; Type b; }
        """,
        """
        // The header of the file.

        using System; // for Type
        using Canon;
        // The alias.
        class C { Manager a; Type b; }
        """);

    [Fact]
    public Task ConditionalAlias_IsReported() => ReportsAsync(
        """
        #if true
        [|using M = Legacy.UnifiedManager;|]
        #else
        using M = Canon.Manager;
        #endif
        class C { [|M|] a; }
        """);

    [Fact]
    public Task HalfTypedAlias_DoesNotDisturb() => ReportsAsync(
        """
        using A = {|CS0246:Nowhere|};
        [|using M = Legacy.UnifiedManager;|]
        class C { [|M|] a; A b; }
        """);
}
