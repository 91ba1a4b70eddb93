namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Every name that no edit wrote still means what it meant.</summary>
public sealed class ImportEqualityTests : EqualityTests
{
    [Fact]
    public async Task ImportsOfTwoRules_StandInOneOrder_WhicheverRuleComesFirst()
    {
        string[] projects =
        [
            """
            namespace Canon.Taxes { public class Rate { public string N = "r"; } }
            namespace Legacy.Tax { public class Rate { public string N = "r"; } }
            namespace Legacy.K { [SupersededBy(typeof(New))] public class Old { public string N = "o"; } [Canonical("R")] public class New { public string N = "o"; } }
            namespace Tracing { public static class T { public static string Of(string text) => text; } }
            namespace Elsewhere { public static class E { public static string Of(string text) => text; } }
            """,
            """
            using System.Threading;
            using Tracing;
            using Legacy.Tax;
            using Elsewhere;
            [assembly: SupersededNamespace("Legacy.Tax", "Canon.Taxes")]
            public static class Program { public static void Print(Action<object> print) { print(T.Of(new Rate().N)); print(E.Of(new Legacy.K.Old().N)); } }
            """,
        ];
        var (one, printed) = await RewriteAsync(["SSOT1001", "SSOT1002", "SSOT1004"], projects);
        var (other, _) = await RewriteAsync(["SSOT1004", "SSOT1002", "SSOT1001"], projects);

        Assert.Equal(one, other);
        Assert.Equal(printed.Before, printed.After);
        Assert.Contains("using Canon.Taxes;\nusing Legacy.K;\nusing Tracing;", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MemberOfTheCanonicalTypesName_LengthensOnlyTheNamesThatItHides()
    {
        string[] projects =
        [
            """
            namespace Canon { [Canonical("R")] public class New { public static Part Make(string n) => new(n); public class Part(string n) { public string N => n; } } }
            namespace Legacy { [SupersededBy(typeof(Canon.New))] public class Old { public static Part Make(string n) => new(n); public class Part(string n) { public string N => n; } } }
            """,
            """
            using Legacy;
            public static class Program { static int New => 1; public static void Print(Action<object> print) { var o = new Old.Part("a"); print(o.N); Old.Part made = Old.Make("m"); print(made.N); print(new List<Old.Part> { made }.Count + New); } }
            """,
        ];
        var (one, printed) = await RewriteAsync(["SSOT1001", "SSOT1002"], projects);
        var (other, _) = await RewriteAsync(["SSOT1002", "SSOT1001"], projects);

        Assert.Equal(one, other);
        Assert.Equal(printed.Before, printed.After);
        Assert.Contains("New.Part made = Canon.New.Make(\"m\")", one, StringComparison.Ordinal);
    }

    [Fact]
    public Task AliasThatWouldCaptureANamesake_IsNotAdded() => VerifyAsync(
        [
            """
            namespace A { [SupersededBy(typeof(B.Pool))] public class Old { public string N = "pool"; } }
            namespace B { public class Pool { public string N = "pool"; } }
            namespace C { public class Pool { public string N => M(1); string M(int i) => "c"; public void Other(int a, string b) { } } }
            """,
            """
            using A;
            using C;
            public static class Program { public static void Print(Action<object> print) { Mine(print); var o = new Old(); print(o.N); } static void Mine(Action<object> print) => print(new Pool().N); }
            """,
        ],
        "new B.Pool()", "new Pool()");

    [Fact]
    public Task ImportThatWouldCaptureAnExtension_IsNotAdded() => VerifyAsync(
        [
            """
            namespace A { [SupersededBy(typeof(B.Time))] public class Old { public string N = "t"; } }
            namespace B { [Canonical("R")] public class Time { public string N = "t"; } public static class Ext { public static string Show(this string s) => "B" + s; } }
            namespace C { public static class Ext { public static string Show(this object s) => "C" + s; } }
            """,
            """
            using A;
            using C;
            public static class Program { public static void Print(Action<object> print) { var o = new Old(); print(o.N); Mine(print); } static void Mine(Action<object> print) => print("x".Show()); }
            """,
        ],
        "\"x\".Show()", "Time");

    [Fact]
    public Task ExtensionOfTheCallersOwn_IsNotCalled() => VerifyAsync(
        """
        namespace Lib { public static class Ex { public static int Total(this IEnumerable<int> xs) => 100; } public static class T { [ReplaceWith("xs.Total()", "Lib")] public static int Old(IEnumerable<int> xs) => xs.Total(); } }
        namespace App { public static class Mine { public static int Total(this IEnumerable<int> xs) => 5; public static int Total(this List<int> xs) => 6; }
            public static class Go { public static void Run(Action<object> print) { print(Lib.T.Old(new List<int>())); print(Lib.T.Old(new int[0])); } } }
        namespace Other { public static class Go { public static void Run(Action<object> print) => print(Lib.T.Old(new int[0])); } }
        public static class Program { public static void Print(Action<object> print) { App.Go.Run(print); Other.Go.Run(print); } }
        """,
        "Lib.T.Old(new List<int>())", "new int[0].Total()");
}
