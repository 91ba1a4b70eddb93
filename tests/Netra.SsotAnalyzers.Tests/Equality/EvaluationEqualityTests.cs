namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Arguments are evaluated once, in their order, and left as they are.</summary>
public sealed class EvaluationEqualityTests : EqualityTests
{
    [Fact]
    public Task ArgumentsGoInFront_WhereOnlyConstantsAndVariablesThatStayComeBefore() => VerifyAsync(
        """
        public static class Old { [ReplaceWith("New.Max(a, b, a + b)")] public static int Max(int a, int b) => New.Max(a, b, a + b); }
        public static class New { public static int Max(int a, int b, int c) => Math.Max(a, Math.Max(b, c)); }
        public struct Counter { public int N; public int Next() => ++N; public int Of(Counter other, int more) => N * 1000 + other.N * 100 + more; }
        public static class Program
        {
            static int n;
            static int Next() => ++n;
            static int Join(int a, string b, int c) => a * 100 + b.Length * 10 + c;
            public static void Print(Action<object> print)
            {
                print(Old.Max(Next(), Next()));
                var text = "ab";
                print(Join(7, text, Old.Max(Next(), 1)));
                var list = new List<int>();
                list.Add(Old.Max(Next(), Next()));
                print(list[0]);
                int i = 1;
                print(Join(i, text, Old.Max(i++, 1)));
                print(Join(n, text, Old.Max(Next(), 1)));
                var s = new Counter();
                print(new Counter().Of(s, Old.Max(s.Next(), 1)));
                var seen = 0;
                int Change() { seen = 5; return 1; }
                print(Join(seen, text, Old.Max(Change(), 1)));
                Action<object> mine = print;
                mine(Old.Max(Next(), (mine = _ => { }) is null ? 1 : 2));
            }
        }
        """,
        "print(New.Max(a, b, a + b));", "print(Join(7, text, New.Max(a2, 1, a2 + 1)));", "list.Add(New.Max(a3, b2, a3 + b2));",
        "Join(i, text, Old.Max(i++, 1))", "Join(n, text, Old.Max(Next(), 1))", "Of(s, Old.Max(s.Next(), 1))", "Join(seen, text, Old.Max(Change(), 1))", "mine(Old.Max(Next(), (mine = ");

    [Fact]
    public Task LocalThatWouldHoldAConstantForNobody_IsNotWritten() => VerifyAsync(
        """
        public static class Old { [ReplaceWith("Old.First(user = \"set\")")] public static string Set(string user) => First(user = "set"); public static string First(string user) => user; }
        public static class Program { public static void Print(Action<object> print) { string own = "o"; Old.Set(own); print(own); print(Old.Set("a")); Old.Set("b"); } }
        """,
        "var user = own; Old.First(user = \"set\")", "print(Old.Set(\"a\"))", "Old.Set(\"b\")");

    [Fact]
    public Task FieldReadBehindAnEffect_IsHoisted() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var b = new Box(); b.Configure("John", b.Name.Length); print(b.Age); int n = 3; b.Configure("x", n); print(b.Age); } }
        public class Box { public string Name = "abc"; public int Age; [ReplaceWith("this.WithName(name).WithAge(age)")] public void Configure(string name, int age) => WithName(name).WithAge(age); public Box WithName(string n) { Name = "changed"; return this; } public Box WithAge(int a) { Age = a; return this; } }
        """,
        "var age = b.Name.Length; b.WithName(\"John\").WithAge(age)", "b.WithName(\"x\").WithAge(n)");

    [Fact]
    public Task ParameterThatTheExpressionWrites_IsACopy() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { int v = 1; Tools.Set(v); print(v); Tools.Inc(v); print(v); string s = null; Tools.Use(s); print(s == null); var c = new Counter(); Tools.Bump(c); print(c.N); Tools.Show(c); } }
        public static class Tools
        {
            [ReplaceWith("x = 5")] public static void Set(int x) => x = 5;
            [ReplaceWith("Tools.IncRef(ref x)")] public static void Inc(int x) => IncRef(ref x);
            public static void IncRef(ref int x) => x++;
            [ReplaceWith("Tools.Keep(s ??= \"a\")")] public static void Use(string s) => Keep(s ??= "a");
            public static void Keep(string s) { }
            [ReplaceWith("c.Inc()")] public static void Bump(Counter c) => c.Inc();
            [ReplaceWith("c.Read()")] public static void Show(Counter c) => c.Read();
        }
        public struct Counter { public int N; public void Inc() => N++; public readonly void Read() { } }
        """,
        "x = v; x", "c2.Inc()", "c.Read()");

    [Fact]
    public Task ObjectThatIsUsedTwice_IsOne() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var a = Tools.Old(() => 1); print(a); var b = Tools.Any(5); print(b); var c = Tools.Many(1, 2); print(c); Func<int> f = () => 2; var d = Tools.Old(f); print(d); } }
        public static class Tools
        {
            [ReplaceWith("object.ReferenceEquals(f, f)")] public static bool Old(Func<int> f) => object.ReferenceEquals(f, f);
            [ReplaceWith("object.ReferenceEquals(o, o)")] public static bool Any(object o) => object.ReferenceEquals(o, o);
            [ReplaceWith("object.ReferenceEquals(a, a)")] public static bool Many(params int[] a) => object.ReferenceEquals(a, a);
        }
        """,
        "Func<int> f2 = () => 1;", "object o = 5;", "Tools.Many(1, 2)", "object.ReferenceEquals(f, f)");

    [Fact]
    public Task SubscribedMethod_StaysAMethod() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var b = new Box { Out = print }; b.M += b.OnOld; b.M -= b.OnOld; b.Fire(); b.M += b.OnOlder; b.M -= b.OnOlder; b.Fire(); print(string.Join(",", new[] { 1 }.Select(Tools.Old))); } }
        public class Box { public Action<object> Out; public event Action<string> M; [ReplaceWith("this.OnNew(s)")] public void OnOld(string s) => OnNew(s); public void OnNew(string s) => Out(s); [ReplaceWith("this.OnNewer(s, 1)")] public void OnOlder(string s) => OnNewer(s, 1); public void OnNewer(string s, int n) => Out(s); public void Fire() => M?.Invoke("x"); }
        public static class Tools { [ReplaceWith("Tools.New(x, 1)")] public static int Old(int x) => New(x, 1); public static int New(int x, int y) => x + y; }
        """,
        "b.M += b.OnNew; b.M -= b.OnNew;", "b.M += b.OnOlder", "Select(x => Tools.New(x, 1))");

    [Fact]
    public Task CheckedContext_KeepsTheCall() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { int m = int.MaxValue; checked { print(Tools.Add(m, 1)); print(Tools.Join("a", "b")); } print(Tools.Add(m, 2)); } }
        public static class Tools { [ReplaceWith("a + b")] public static int Add(int a, int b) => unchecked(a + b); [ReplaceWith("a + b")] public static string Join(string a, string b) => a + b; }
        """,
        "Tools.Add(m, 1)", "print(\"a\" + \"b\")", "print(m + 2)");

    [Fact]
    public Task NullReceiver_KeepsTheCall() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Box n = null; try { n.Old(); print("none"); } catch (NullReferenceException) { print("null"); } print(new Box().Old()); } }
        public class Box { [ReplaceWith("Tools.New(this)")] public int Old() => 1; }
        public static class Tools { public static int New(Box b) => 1; }
        """,
        "n.Old()", "Tools.New(new Box())");

    [Fact]
    public Task NullReceiverOfAnExtension_IsPassedOn() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { string s = null; print(s.Old()); print(((string)null).Old()); } }
        public static class Tools { [ReplaceWith("Tools.New(s)")] public static int Old(this string s) => New(s); public static int New(string s) => s == null ? -1 : s.Length; }
        """,
        "print(Tools.New(s))", "Tools.New((string)null)");

    [Fact]
    public Task ArgumentThatNeedsItsParametersType_IsCast() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { int? n = null; print(Tools.Old(5)); print(Tools.Old(n)); print(Tools.Size("ab")); } }
        public static class Tools { [ReplaceWith("v ?? 0")] public static int Old(int? v) => v ?? 0; [ReplaceWith("((System.Collections.ICollection)o).Count")] public static int Size(object o) => o is string s ? s.Length : 0; }
        """,
        "(int?)5 ?? 0", "n ?? 0", "Tools.Size(\"ab\")");

    [Fact]
    public Task ValueTask_IsConfiguredAsTheTaskWas() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) => print(RunAsync().Result); static async System.Threading.Tasks.Task<int> RunAsync() { var later = Tools.OldAsync(3).ConfigureAwait(false); return await Tools.OldAsync(1).ConfigureAwait(false) + await Tools.OldAsync(2) + await later; } }
        public static class Tools { [ReplaceWith("Tools.NewAsync(i, 0)")] public static System.Threading.Tasks.Task<int> OldAsync(int i) => System.Threading.Tasks.Task.FromResult(i); public static System.Threading.Tasks.ValueTask<int> NewAsync(int i, int j) => new(i + j); }
        """,
        "await Tools.NewAsync(1, 0).ConfigureAwait(false) + await Tools.NewAsync(2, 0)", "later = Tools.NewAsync(3, 0).AsTask().ConfigureAwait(false)");

    [Fact]
    public Task OverloadOfOneTypeArgument_IsNotPicked() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Tools.Old("a")); print(Tools.Old(1)); print(Tools.Old(null as string)); print(new Box<string>().Keep("b")); print("c".OldShow()); } }
        public static class Tools
        {
            [ReplaceWith("Tools.New(t)")] public static string Old<T>(T t) => New(t);
            public static string New<T>(T t) => typeof(T).Name;
            public static string New(string s) => "text";
            public static string Put(object o) => "object";
            public static string Put(string s) => "text";
            [ReplaceWith("t.Show()")] public static string OldShow<T>(this T t) => t.Show();
            public static string Show<T>(this T t) => typeof(T).Name;
            public static string Show(this string s) => "text";
        }
        public class Box<T> { [ReplaceWith("Tools.Put(x)")] public string Keep(T x) => Tools.Put(x); }
        """,
        "Tools.New<string>(\"a\")", "Tools.New(1)", "Tools.New<string>(null as string)", ".Keep(\"b\")", "\"c\".Show<string>()");

    [Fact]
    public Task MemberThatAConstraintPromises_IsCalledOnTheType() => VerifyAsync(
        """
        public interface IShape { string Name(); }
        public class Square : IShape { public string Name() => "square"; }
        public class Circle : IShape { public string Name() => "round"; string IShape.Name() => "circle"; }
        public static class Program { public static void Print(Action<object> print) { print(Tools.Old(new Square())); print(Tools.Old(new Circle())); } }
        public static class Tools { [ReplaceWith("t.Name()")] public static string Old<T>(T t) where T : IShape => t.Name(); }
        """,
        "new Square().Name()", "Tools.Old(new Circle())");

    [Fact]
    public Task UnqualifiedName_IsNotTheCallersOwn() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Tools.Bad(1)); print(Tools.Good(1)); } static string Pr(int x) => "mine"; }
        public static class Tools { [ReplaceWith("Pr(x)")] public static string Bad(int x) => Pr(x); [ReplaceWith("Tools.Pr(x)")] public static string Good(int x) => Pr(x); public static string Pr(int x) => "tools"; }
        """,
        "Tools.Bad(1)", "print(Tools.Pr(1))");

    [Fact]
    public Task DroppedArgumentThatMayThrow_IsKept() => VerifyAsync(
        """
        public static class Program
        {
            static string s = null; static object o = "x"; static int[] a = new int[1];
            public static void Print(Action<object> print)
            {
                int z = 0;
                Try(() => Lib.Old(1, s.Length), print); Try(() => Lib.Old(2, 1 / z), print); Try(() => Lib.Old(3, (int)o), print); Try(() => Lib.Old(4, a[z]), print);
                Try(() => Lib.Old(5, z + 1), print); Try(() => Lib.Old(6, "x".Length), print); Try(() => Lib.Old(7, 1 / 2), print);
                try { int kept = Lib.Old(8, s.Length); print(kept); } catch (NullReferenceException) { print("null"); }
            }
            static void Try(Func<int> f, Action<object> print) { try { print(f()); } catch (Exception e) { print(e.GetType().Name); } }
        }
        public static class Lib { [ReplaceWith("Lib.New(x)")] public static int Old(int x, int unused) => x; public static int New(int x) => x; }
        """,
        "Lib.Old(1, s.Length)", "Lib.Old(2, 1 / z)", "Lib.Old(3, (int)o)", "Lib.Old(4, a[z])", "Lib.New(5)", "Lib.New(6)", "Lib.New(7)", "_ = s.Length;");

    [Fact]
    public Task ArgumentOfACall_IsEvaluatedInFront_UnlessAFieldComesBefore() => VerifyAsync(
        """
        public static class Program
        {
            static int number = 1;
            static int Next() => ++number;
            static void Show(Action<object> print, string text) => print(text);
            static void Say(string text, Action<object> print) => print(text);
            public static void Print(Action<object> print) { Say(Lib.Old(Next(), Next()), print); Show(print, Lib.Old(Next(), Next())); Both(number, Lib.Old(Next(), Next()), print); }
            static void Both(int before, string text, Action<object> print) => print(before + text);
        }
        public static class Lib { [ReplaceWith("Lib.New(b, a + a)")] public static string Old(int a, int b) => New(b, a + a); public static string New(int b, int a) => a + ":" + b; }
        """,
        "Say(Lib.New(b, a + a), print)", "Show(print, Lib.New(b2, a2 + a2))", "Both(number, Lib.Old(Next(), Next()), print)");
}
