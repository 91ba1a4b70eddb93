namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Members without an expression follow their type only where they mean the same there.</summary>
public sealed class FollowerEqualityTests : EqualityTests
{
    [Fact]
    public Task StructThatAMethodChanges_StaysAVariableOrACopy() => VerifyAsync(
        """
        public struct P { public int X; public void Inc() => X++; public readonly int Get() => X; public override string ToString() => "p" + X; }
        public struct Q { public P In; }
        [SupersededBy(typeof(New))] public class Old { public P Pos; public P Prop { get; set; } public Q Field; public P Same; [ReplaceWith("this.Copy")] public P Was; public P Copy { get; set; } }
        [Canonical("R")] public class New { public P Pos { get; set; } public P Prop; public Q Field { get; set; } public P Same; public P Was; public P Copy { get; set; } }
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                var o = new Old(); o.Pos.Inc(); print(o.Pos.X);
                var p = new Old(); p.Prop.Inc(); print(p.Prop.X);
                var q = new Old(); q.Field.In.Inc(); print(q.Field.In.X);
                var r = new Old(); r.Same.Inc(); print(r.Same.X); print(r.Pos.Get()); print(r.Pos.ToString());
            }
        }
        """,
        "var o = new Old(); o.Pos.Inc();", "var p = new Old(); p.Prop.Inc();", "var q = new Old(); q.Field.In.Inc();", "var r = new New(); r.Same.Inc();");

    [Fact]
    public Task SwappedParameters_AreWrittenByName() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Old.Size(1, 2)); print(Old.Area(1, 2)); } }
        [SupersededBy(typeof(New))] public static class Old { public static string Size(int width, int height) => width + "x" + height; public static string Area(int width, int height) => width + "*" + height; }
        [Canonical("R")] public static class New { public static string Size(int height, int width) => width + "x" + height; public static string Area(int width, int height) => width + "*" + height; }
        """,
        "New.Size(width: 1, height: 2)", "New.Area(1, 2)");

    [Fact]
    public Task SwappedParametersOfAConstruction_AreWrittenByName() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(new Old(1, 2).Text); print(new Old(height: 3, width: 4).Text); print(new Old(5, /* of the door */ height: 6).Text); } }
        [SupersededBy(typeof(New))] public class Old { public string Text; public Old(int width, int height) { Text = width + "x" + height; } }
        [Canonical("R")] public class New { public string Text; public New(int height, int width) { Text = width + "x" + height; } }
        """,
        "new New(width: 1, height: 2)", "new New(height: 3, width: 4)", "new New(width: 5, /* of the door */ height: 6)");

    [Fact]
    public Task MethodGroupOverSwappedParameters_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Func<int, int, string> f = Old.Sub; print(f(5, 3)); var g = Old.Sub; print(g(1, 2)); Call(Old.Sub, print); Func<int, string> one = Old.One; print(one(4)); }
            static void Call(Func<int, int, string> f, Action<object> print) => print(f(7, 8)); }
        [SupersededBy(typeof(New))] public static class Old { public static string Sub(int a, int b) => a + "-" + b; public static string One(int a) => "" + a; }
        [Canonical("R")] public static class New { public static string Sub(int b, int a) => a + "-" + b; public static string One(int a) => "" + a; }
        """,
        "f = Old.Sub", "g = Old.Sub", "Call(Old.Sub", "one = New.One");

    [Fact]
    public Task InstanceCallOverSwappedParameters_StaysWithItsReceiver() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var o = new Old(); print(o.Sub(1, 2)); print(new Old3().Sub(1, 2)); } }
        [SupersededBy(typeof(New))] public class Old { public string Sub(int a, int b) => a + "-" + b; }
        [Canonical("R")] public class New { public string Sub(int b, int a) => a + "-" + b; }
        [SupersededBy(typeof(New3))] public class Old3 { public string Sub(int a, int b) => a + "-" + b; }
        [Canonical("R3")] public class New3 { public string Sub(int x, int y) => x + "-" + y; }
        """,
        "var o = new Old()", "new New3().Sub(1, 2)");

    [Fact]
    public Task PositionalPatternOverAnotherOrder_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { object o = new Old(10, 2); if (o is Old(var w, var h)) print(w + "/" + h); } }
        [SupersededBy(typeof(New))] public record Old(int Width, int Height);
        [Canonical("R")] public record New(int Height, int Width);
        """,
        "is Old(var w");

    [Fact]
    public Task OverloadOfANarrowerType_IsNotPicked() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Old.Pick(5)); print(Old.Pick("a")); } }
        [SupersededBy(typeof(New))] public static class Old { public static string Pick(object o) => "object"; }
        [Canonical("R")] public static class New { public static string Pick(object o) => "object"; public static string Pick(int i) => "int"; }
        """,
        "Old.Pick(5)", "New.Pick(\"a\")");

    [Fact]
    public Task ResultOfAWiderType_StaysWhereItIsRead() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Old.Get()); long l = Old.Get(); print(l); } }
        [SupersededBy(typeof(New))] public static class Old { public static int Get() => 5; }
        [Canonical("R")] public static class New { public static long Get() => 5; }
        """,
        "print(Old.Get())", "long l = New.Get()");

    [Fact]
    public Task OtherDefaultAndConstant_Stay() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Old.Get()); print(Old.Get(3)); print(Old.Max); print(Old.Min); } }
        [SupersededBy(typeof(New))] public static class Old { public static int Get(int x = 1) => x; public const int Max = 1; public const int Min = 0; }
        [Canonical("R")] public static class New { public static int Get(int x = 2) => x; public const int Max = 2; public const int Min = 0; }
        """,
        "Old.Get()", "New.Get(3)", "Old.Max", "New.Min");

    [Fact]
    public Task HandlerOverload_IsNotPicked() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Old.Log($"a{Effect(print)}"); Old.Log("b"); } static int Effect(Action<object> print) { print("effect"); return 1; } }
        [SupersededBy(typeof(New))] public static class Old { public static void Log(string x) { } }
        [Canonical("R")] public static class New { public static void Log(string x) { } public static void Log(Handler h) { } }
        [System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Handler { public Handler(int a, int b, out bool ok) { ok = false; } public bool AppendLiteral(string s) => true; public bool AppendFormatted<T>(T t) => true; }
        """,
        "Old.Log($", "New.Log(\"b\")");

    [Fact]
    public Task ConditionalCounterpart_IsNotCalled() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Old.Trace(Effect(print)); } static int Effect(Action<object> print) { print("effect"); return 1; } }
        [SupersededBy(typeof(New))] public static class Old { public static void Trace(int x) { } }
        [Canonical("R")] public static class New { [System.Diagnostics.Conditional("NEVER")] public static void Trace(int x) { } }
        """,
        "Old.Trace");

    [Fact]
    public Task TextOfAnArgument_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Check.Text(Tools.Old(3))); print(Tools.Old(4)); } }
        public static class Tools { [ReplaceWith("Tools.New(x)")] public static int Old(int x) => x; public static int New(int x) => x; }
        public static class Check { public static string Text(int x, [System.Runtime.CompilerServices.CallerArgumentExpression("x")] string text = null) => text; }
        """,
        "Text(Tools.Old(3))", "print(Tools.New(4))");

    [Fact]
    public Task TextThatNamesTheType_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(typeof(Old).Name); var o = new Old2(); print($"{o}"); var p = new Old3(); print(p.V); } }
        [SupersededBy(typeof(New))] public class Old { } [Canonical("R")] public class New { }
        [SupersededBy(typeof(New2))] public class Old2 { } [Canonical("R2")] public class New2 { }
        [SupersededBy(typeof(New3))] public class Old3 { public int V = 1; } [Canonical("R3")] public class New3 { public int V = 1; }
        """,
        "typeof(Old)", "new Old2()", "new New3()");

    [Fact]
    public Task ImplicitThisOfADerivedType_IsCast() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) => new Derived().Run(print); }
        public class Base { [ReplaceWith("Tools.Show(this)")] public string Old() => Tools.Show(this); }
        public class Derived : Base { public void Run(Action<object> print) { print(Old()); print(this.Old()); } }
        public static class Tools { public static string Show(Base b) => "base"; public static string Show(Derived d) => "derived"; }
        """,
        "print(Tools.Show((Base)this)); print(Tools.Show((Base)this))");
}
