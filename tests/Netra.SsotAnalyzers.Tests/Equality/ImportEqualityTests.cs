namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Every name that no edit wrote still means what it meant.</summary>
public sealed class ImportEqualityTests : EqualityTests
{
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
