namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Expressions whose meaning depends on what they are passed to, and calls whose value is unused.</summary>
public sealed class TargetTypedEqualityTests : EqualityTests
{
    [Fact]
    public Task NullAndDefaultWithAMark_GetTheirTypeWhereTheReplacementGivesNone() => VerifyAsync(
        """
        #nullable enable
        public static class Old
        {
            [ReplaceWith("Old.Split(user.AsSpan(), count)")] public static int Length(string user, int count = 3) => (user?.Length ?? 0) + count;
            public static int Split(ReadOnlySpan<char> user, int count) => user.Length + count;
            [ReplaceWith("Old.Later(() => user + count)")] public static string Late(string user, int count = 3) => user + count;
            [ReplaceWith("Old.Later(() => user + count)")] public static string LateLong(string user, long count = 3) => user + count;
            public static string Later(Func<string> f) => f();
            [ReplaceWith("Old.Half(a / 2)")] public static string Halve(double a) => Half(a / 2);
            public static string Half(double a) => a.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                print(Old.Length(null!, 0)); print(Old.Length(default!, 1)); print(Old.Length((null!)));
                print(Old.Late(null!, default)); print(Old.Late(default!)); print(Old.LateLong("b")); print(Old.Halve(default));
            }
        }
        """,
        "Old.Split(((string)null!).AsSpan(), 0)", "Old.Split(((string)default!).AsSpan(), 1)", "Old.Later(() => (string)null! + (int)default)", "Old.Later(() => (string)default! + 3)",
        "Old.Later(() => \"b\" + (long)3)", "Old.Half((double)default / 2)");

    [Fact]
    public Task InterpolatedString_StaysAString_WhereAnOverloadWouldTakeItsParts() => VerifyAsync(
        """
        public static class OldLog { [ReplaceWith("NewLog.Write(text)")] public static string Write(string text) => "s:" + text; }
        [Canonical("R")] public static class NewLog { public static string Write(string text) => "s:" + text; public static string Write(FormattableString text) => "f:" + text.Format; }
        public static class OldTrace { [ReplaceWith("NewTrace.Write(text)")] public static string Write(string text) => "s:" + text; }
        public static class NewTrace { public static string Write(FormattableString text) => "f:" + text.Format; public static string Write(object text) => "s:" + text; }
        [System.Runtime.CompilerServices.InterpolatedStringHandler] public struct Parts
        {
            private string _text;
            public Parts(int literal, int formatted) { _text = ""; }
            public void AppendLiteral(string text) => _text += "[" + text + "]";
            public void AppendFormatted<T>(T value) => _text += "{" + value + "}";
            public override string ToString() => _text;
        }
        public static class OldText { [ReplaceWith("NewText.Write(text)")] public static string Write(string text) => "s:" + text; }
        public static class NewText { public static string Write(Parts text) => "p:" + text; public static string Write(string text) => "s:" + text; }
        public static class Program { public static void Print(Action<object> print) { int x = 3; print(OldLog.Write($"a{x}")); print(OldTrace.Write($"a{x}")); print(OldText.Write($"a{x}")); print(OldText.Write("a" + x)); print(OldText.Write(($"a{x}" + $"b"))); } }
        """,
        "NewLog.Write($\"a{x}\")", "NewTrace.Write((string)$\"a{x}\")", "NewText.Write((string)$\"a{x}\")", "NewText.Write(\"a\" + x)", "NewText.Write((string)($\"a{x}\" + $\"b\"))");

    [Fact]
    public Task CallWithoutAValue_MayHaveOne_BehindEveryNullTest() => VerifyAsync(
        """
        [SupersededBy(typeof(New))] public class Old { public Old Next; public void Clear() { } }
        [Canonical("R")] public class New { public New Next; public int Clear() => 7; }
        public static class Program
        {
            static string Run(Action a) { a(); return "run"; }
            static void Do(Old o) => o?.Next.Clear();
            public static void Print(Action<object> print) { var o = new Old(); o?.Next?.Clear(); print(Run(() => o?.Clear())); Do(new Old { Next = o }); }
        }
        """,
        "new New(); o?.Next?.Clear();", "static void Do(New o)");

    [Fact]
    public Task CallWithoutAValue_Stays_WhereALambdaWouldBeAnotherDelegate() => VerifyAsync(
        """
        [SupersededBy(typeof(New))] public class Old { public void Clear() { } }
        [Canonical("R")] public class New { public int Clear() => 7; }
        public static class Program
        {
            static string Run(Action a) { a(); return "action"; }
            static string Run(Func<int?> f) => "func" + f();
            public static void Print(Action<object> print) { var o = new Old(); print(Run(() => o?.Clear())); }
        }
        """,
        "var o = new Old();");

#if ROSLYN_5
    [Fact]
    public Task AssignmentBehindANullTest_IsWrittenFromCSharp14On() => VerifyAsync(
        """
        [SupersededBy(typeof(New))] public class Old { public Old Next; public int Total { get; set; } [ReplaceWith("this.Total = v")] public void Set(int v) => Total = v; [ReplaceWith("this.Total += v")] public int Add(int v) => Total += v; }
        [Canonical("R")] public class New { public New Next; public int Total { get; set; } }
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                var o = new Old { Next = new Old() };
                o?.Set(4);
                o?.Next?.Set(5);
                print(o?.Next?.Add(2));
                Action a = () => o?.Set(6);
                a();
                print(o.Total);
                Old none = null;
                none?.Set(9);
                print(none?.Add(1));
            }
        }
        """,
        "o?.Total = 4;", "o?.Next?.Total = 5;", "print(o?.Next?.Total += 2);", "() => o?.Total = 6;", "none?.Total = 9;");

    [Fact]
    public Task AssignmentBehindANullTest_Stays_WhereItWouldNeedParentheses() => VerifyAsync(
        """
        [SupersededBy(typeof(New))] public class Old { public int Total { get; set; } [ReplaceWith("this.Total += v")] public int Add(int v) => Total += v; }
        [Canonical("R")] public class New { public int Total { get; set; } }
        public static class Program { public static void Print(Action<object> print) { var o = new Old(); print(1 + o?.Add(2)); print(o?.Add(3) ?? 0); print(o?.Add(4).ToString()); } }
        """,
        "1 + o?.Add(2)", "o?.Add(3) ?? 0", "o?.Add(4).ToString()");
#endif

    [Fact]
    public Task NullAndDefault_HaveATypeAsReceiversOfExtensionsThatAreNotImportedYet() => VerifyAsync(
        """
        namespace App { public static class Mine { public static string Mark(this object s) => "own " + s; } public static class Site { public static void Go(Action<object> print) {
            print(Legacy.Old.Show(null!)); print(Legacy.Old.Show(default!)); print(Legacy.Old.Show(null)); print(Legacy.Old.Show("x")); print("m".Mark()); } } }
        public static class Program { public static void Print(Action<object> print) => App.Site.Go(print); }
        namespace Canon { public static class New { public static string Mark(this string s) => "canon " + s; public static string Shown(this string s) => "shown " + s; } }
        namespace Legacy { public static class Old { [ReplaceWith("user.Shown()", "Canon")] public static string Show(string user) => Canon.New.Shown(user); } }
        """,
        "((string)null!).Shown()", "((string)default!).Shown()", "((string)null).Shown()", "\"x\".Shown()");

#if ROSLYN_5 // Roslyn 4.14 does not bind such an assignment where the expression is declared, and says so: SSOT0003.
    [Fact]
    public Task NullAndDefault_HaveATypeAsVariables() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Old.Fill(default!)); print(Old.Fill(null!)); } }
        public static class New { public static string First(string s) => "first " + s; }
        public static class Old { [ReplaceWith("New.First(user ??= \"d\")")] public static string Fill(string user) => New.First(user ??= "d"); }
        """,
        "string user = default!", "string user2 = null!");
#endif
}
