using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.MapHealth;

public sealed class SSOT0003_UnusableReplacementTests : UnfixableRuleTests<SSOT0003_UnusableReplacement>
{
    private const string Types = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Netra.Ssot;
        namespace Canon
        {
            [Canonical("Manager")] public class Manager
            {
                public Manager() { } public Manager(string user) { } public string User { get; set; } public int Count => 1; public event Action Closed { add { } remove { } }
                public Task SendAsync<T>(string name, T data) => Task.CompletedTask; public static Manager For(string user) => new(); public T Get<T>() => default;
                public int this[int i] { get => i; set { } }
            }
            [Canonical("Box")] public class Box<T> { public Box(T value) { } public T Value => default; }
            public static class Extensions { public static int Twice(this Manager manager) => 2; public static string Shout(this string text) => text; }
        }
        """;

    [Theory]
    [InlineData("[ReplaceWith([|\"new Manager(user\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(user);\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"\"|])] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(usr)\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manger(user)\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"Make(user)\"|])] public static Canon.Manager M(string user) => null; static Canon.Manager Make(string user) => null;")]
    [InlineData("[ReplaceWith([|\"this.Make(user)\"|])] public static Canon.Manager M(string user) => null; Canon.Manager Make(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(user, 1)\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(user)\"|], \"Canon\")] public static Canon.Manager M(int user) => null;")]
    [InlineData("[ReplaceWith([|\"Manager.Nobody(user)\"|], \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(user)\"|], \"Canon\")] public static string M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"new Manager(user)\"|], \"Canon\")] public static Task<string> M(string user) => null;")]
    [InlineData("[ReplaceWith([|\"this.Missing\"|])] public int P => 1;")]
    [InlineData("[ReplaceWith([|\"this.Other\"|])] public int P => 1; public string Other => null;")]
    [InlineData("[ReplaceWith([|\"value\"|])] public int P => 1;")]
    [InlineData("[ReplaceWith([|\"Missing.Field\"|])] public int F;")]
    [InlineData("[ReplaceWith([|\"new Manager(user)\"|], \"Canon\")] public Uses(string user) { }")]
    [InlineData("[ReplaceWith([|\"null\"|])] public static Canon.Manager M() => null;")]
    public Task UnusableExpression_IsReportedAtIt(string member) => ReportsAsync(Types + "\npublic class Uses { public Uses() { } " + member + " }");

    [Theory]
    [InlineData("[ReplaceWith(\"new Manager(user)\", \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Canon.Manager(user)\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new global::Canon.Manager(user)\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user)\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user)\", \"Canon\")] public static Task<Canon.Manager> M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user)\", \"Canon\")] public static object M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user) { User = user }\", \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user: user)\", \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(user + nameof(user))\", \"Canon\")] public static Canon.Manager M(string user) => null;")]
    [InlineData("[ReplaceWith(\"this.Next(1)\")] public int M() => 1; public int Next(int a) => a;")]
    [InlineData("[ReplaceWith(\"this.Nexts\")] public int P { get; set; } public int Nexts { get; set; }")]
    [InlineData("[ReplaceWith(\"this.Set(value)\")] public int P { set { } } public void Set(int a) { }")]
    [InlineData("public int P { get => 1; [ReplaceWith(\"this.Set(value)\")] set { } } public void Set(int a) { }")]
    [InlineData("public int P { [ReplaceWith(\"this.Get()\")] get => 1; set { } } public int Get() => 1;")]
    [InlineData("[ReplaceWith(\"Uses.Two\")] public const int One = 1; public const int Two = 2;")]
    [InlineData("[ReplaceWith(\"this.Newer\")] public event Action E; public event Action Newer;")]
    [InlineData("[ReplaceWith(\"new Box<T>(value)\", \"Canon\")] public static Canon.Box<T> M<T>(T value) => null;")]
    [InlineData("[ReplaceWith(\"new Box<List<T>>(values)\", \"Canon\", \"System.Collections.Generic\")] public static Canon.Box<List<T>> M<T>(List<T> values) where T : class => null;")]
    [InlineData("[ReplaceWith(\"manager.Twice()\", \"Canon\")] public static int M(Canon.Manager manager) => 1;")]
    [InlineData("[ReplaceWith(\"user.Shout().Length\", \"Canon\")] public static int M(string user) => 1;")]
    [InlineData("[ReplaceWith(\"users.Select(user => user.Length)\", \"System.Linq\")] public static IEnumerable<int> M(string[] users) => null;")]
    [InlineData("[ReplaceWith(\"() => new Manager(user)\", \"Canon\")] public static Func<Canon.Manager> M(string user) => null;")]
    [InlineData("[ReplaceWith(\"await Task.FromResult(user)\")] public static string M(string user) => null;")]
    [InlineData("[ReplaceWith(\"int.TryParse(user, out result)\")] public static bool M(string user, out int result) { result = 1; return true; }")]
    [InlineData("[ReplaceWith(\"Console.WriteLine(user)\", \"System\")] public static void M(string user) { }")]
    [InlineData("[ReplaceWith(\"Task.Delay(1)\", \"System.Threading.Tasks\")] public static void M() { }")]
    [InlineData("[ReplaceWith(\"manager?.User ?? fallback\")] public static string M(Canon.Manager manager, string fallback) => null;")]
    [InlineData("[ReplaceWith(\"new Manager(string.Join(separator, rest))\", \"Canon\")] public static Canon.Manager M(string separator, params string[] rest) => null;")]
    [InlineData("[ReplaceWith(\"count + 1L\")] public static long M(int count) => 1;")]
    [InlineData("[ReplaceWith(\"(short)count\")] public static int M(int count) => 1;")]
    [InlineData("[ReplaceWith(\"manager.SendAsync<object>(name, data)\")] public static Task M(Canon.Manager manager, string name, object data) => null;")]
    public Task UsableExpression_IsSilent(string member) => ReportsAsync(Types + "\npublic class Uses { " + member + " }");

    [Fact]
    public Task MembersOfASupersededType_AreBoundOnTheCanonicalOne() => ReportsAsync(Types + """

        [SupersededBy(typeof(Canon.Manager))] public class Old
        {
            [ReplaceWith("new Manager(user)", "Canon")] public Old(string user) { }
            [ReplaceWith("this.SendAsync<object>(name, data)")] public Task Emit(string name, object data) => null;
            [ReplaceWith("this.Count")] public int Size => 1;
            [ReplaceWith([|"this.Emit(name, 1)"|])] public Task Notify(string name) => null;
            [ReplaceWith("this[index]")] public int At(int index) => 1;
            [ReplaceWith("other")] public Old Join(Old other) => null;
        }

        public static class Extensions { [ReplaceWith("this.Count")] public static int Size(this Old old) => 1; [ReplaceWith("old.Count")] public static int Length(this Old old) => 1; }
        [SupersededBy(typeof(Canon.Box<>))] public class OldBox<T> { [ReplaceWith("this.Value")] public T Content => default; [ReplaceWith("new Box<T>(value)", "Canon")] public OldBox(T value) { } }
        """);

    [Fact]
    public Task ReplaceMember_IsCheckedInItsOwnPlace() => ReportsAsync("""
        using Netra.Ssot;
        [assembly: ReplaceMember("M:Legacy.Factory.Make(System.String)", "new Manager(user)", "Canon")]
        [assembly: ReplaceMember("M:Legacy.Factory.MakeOther(System.String)", [|"new Manager(usr)"|], "Canon")]
        [assembly: ReplaceMember("M:Legacy.Factory.Of``1(``0)", "new Box<T>(value)", "Canon")]
        [assembly: ReplaceMember("M:Legacy.Factory.Of``2(``0,``1)", [|"new Box<V>(value)"|], "Canon")]
        [assembly: ReplaceMember("P:Legacy.Factory.Count", [|"new Manager()"|], "Canon")]
        [assembly: ReplaceMember("M:Legacy.Factory.Gone", "nonsense")]
        """, Types + """

        namespace Legacy { public static class Factory { public static Canon.Manager Make(string user) => null; public static Canon.Manager MakeOther(string user) => null; public static Canon.Box<T> Of<T>(T value) => null; public static object Of<T, U>(T value, U other) => null; public static int Count => 1; } }
        """);

    [Fact]
    public Task Message_NamesWhatMayBeWritten() => SaysAsync(
        """class C { [Netra.Ssot.ReplaceWith({|#0:"other + 1"|})] static int M<T>(int one, T two) => 1; }""",
        "other + 1", "'other' is neither a parameter nor a type in the imports or at the declaration: write 'one', 'two', 'T', or add the namespace to the imports");

    [Fact]
    public Task MemberWithoutBody_IsChecked() => ReportsAsync("""
        using Netra.Ssot;
        interface I { [ReplaceWith("this.N(a)")] int M<T>(T a); [ReplaceWith([|"this.O(a)"|])] int N<T>(T a); }
        abstract class A { [ReplaceWith("this.N(a)")] public abstract int M<T>(T a); public int N<T>(T a) => 1; [ReplaceWith("A.Two")] public const int One = 1, Zero = 0; public const int Two = 2; }
        enum E { [ReplaceWith("E.New")] Old, New, [ReplaceWith([|"E.Gone"|])] Older }
        """);

#if ROSLYN_5
    [Fact]
    public Task MembersOfAnExtensionBlock_HaveItsParameterForThis() => ReportsAsync(Types + """

        public static class Extensions
        {
            extension(string text)
            {
                [ReplaceWith("this.Bar(n)")] public string Foo(int n) => text.Bar(n);
                [ReplaceWith("text.Bar(1)")] public string ByName() => text.Bar(1);
                [ReplaceWith("this.Size")] public int Len => 1;
                [ReplaceWith("text.Size")] public int Width => 1;
                [ReplaceWith("string.Make(n)")] public static string Create(int n) => "";
                [ReplaceWith([|"this.Nope()"|])] public string Bad() => text;
                [ReplaceWith([|"txt.Bar(1)"|])] public string Misspelt() => text;
                [ReplaceWith([|"text.Bar(1)"|])] public static string Static() => "";
                public string Bar(int n) => "";
                public int Size => 1;
                public static string Make(int n) => "";
            }

            extension<T>(List<T> list) where T : class
            {
                [ReplaceWith("this.Second()")] public T First() => list[0];
                [ReplaceWith("Extensions.Of<T>(list)")] public T Third<U>(U other) => list[0];
                public T Second() => list[1];
            }

            public static T Of<T>(List<T> list) where T : class => list[0];
        }
        """);
#endif
}
