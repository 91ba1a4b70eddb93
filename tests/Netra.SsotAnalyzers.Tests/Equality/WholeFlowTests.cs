namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What belongs together moves in one run: subclasses, arguments that are themselves uses, chains behind <c>?.</c>, calls of base constructors.</summary>
public sealed class WholeFlowTests : EqualityTests
{
    [Fact]
    public Task SubclassOfASupersededClass_WithRenamedMembers_MovesWithItsUses() => VerifyAsync(
        """
        [Canonical("Node")] public class Node { public string Title { get; set; } = "t"; public virtual string Show() => "S" + Title; public int Rank; }
        [SupersededBy(typeof(Node))] public class OldNode
        {
            [ReplaceWith("this.Title")] public string Name { get; set; } = "t";
            [ReplaceWith("this.Show()")] public virtual string Draw() => "S" + Name;
            [ReplaceWith("this.Rank")] public int Order;
        }
        public class Kid : OldNode { public string Both() => Name + Draw() + this.Order + base.Draw(); }
        public class Grandkid : Kid { public void Set() { Name = "g"; Order = 3; } public string Get() => this.Name; }
        public static class Program
        {
            public static void Print(Action<object> p)
            {
                var k = new Kid { Name = "a", Order = 2 };
                k.Name = "k";
                p(k.Both() + k.Draw());
                OldNode b = k;
                p(b.Name);
                var g = new Grandkid();
                g.Set();
                p(g.Get() + g.Both() + g?.Name);
                if (b is Kid { Name: "k" } other) p(other.Order);
            }
        }
        """,
        "class Kid : Node { public string Both() => Title + Show() + this.Rank + base.Show(); }",
        "{ Title = \"g\"; Rank = 3; } public string Get() => this.Title;",
        "new Kid { Title = \"a\", Rank = 2 }",
        "g?.Title",
        "b is Kid { Title: \"k\" } other) p(other.Rank)");

    [Fact]
    public Task SubclassOfASupersededClass_WithProtectedMembers_MovesWithThem() => VerifyAsync(
        """
        [Canonical("Node")] public class Node<T> { protected T Content; protected static string Tag() => "tag"; public event Action<int> Fired; public void Fire(int n) => Fired?.Invoke(n); public T this[int i] => Content; }
        [SupersededBy(typeof(Node<>))] public class OldNode<T>
        {
            [ReplaceWith("this.Content")] protected T Value;
            [ReplaceWith("Node<T>.Tag()")] protected static string Mark() => "tag";
            [ReplaceWith("this.Fired")] public event Action<int> Done;
            [ReplaceWith("this.Fire(n)")] public void Raise(int n) => Done?.Invoke(n);
            public T this[int i] => Value;
        }
        public class Kid : OldNode<string>
        {
            public Kid(string v) { Value = v; this.Value += "!"; }
            public string Get(Kid other) => other.Value + other[0] + (other?.Value ?? "") + Mark();
        }
        public static class Program
        {
            public static void Print(Action<object> p) { var k = new Kid("v"); k.Done += n => p(n); k.Raise(3); p(k.Get(k)); }
        }
        """,
        "class Kid : Node<string>",
        "{ Content = v; this.Content += \"!\"; }",
        "other.Content + other[0] + (other?.Content ?? \"\") + Node<string>.Tag()",
        "k.Fired += n => p(n); k.Fire(3);");

    [Fact]
    public Task PublicMember_OfWhichTheSuccessorIsProtected_StaysForOutsiders() => VerifyAsync(
        """
        [Canonical("Node")] public class Node { protected string Title = "t"; }
        [SupersededBy(typeof(Node))] public class OldNode { [ReplaceWith("this.Title")] public string Name = "t"; }
        public class Kid : OldNode;
        public static class Program { public static void Print(Action<object> p) => p(new Kid().Name); }
        """,
        "new Kid().Name");

    [Fact]
    public Task UseInAnotherUsesArgument_MovesWithIt() => VerifyAsync(
        """
        [Canonical("Pump")] public class Pump { public string Label = ""; public static Pump Make(string label) => new Pump { Label = label }; public Pump Attach(Pump other) { Label += other.Label; return this; } }
        [SupersededBy(typeof(Pump))] public class OldPump
        {
            [ReplaceWith("this.Label")] public string Name = "";
            [ReplaceWith("Pump.Make(label)")] public static OldPump Create(string label) => new OldPump { Name = label };
            [ReplaceWith("this.Attach(x)")] public OldPump Join(OldPump x) { Name += x.Name; return this; }
        }
        public static class Program
        {
            public static void Print(Action<object> p)
            {
                var a = OldPump.Create("a");
                var b = OldPump.Create("net" + a.Name);
                p(a.Join(OldPump.Create(b.Name + a.Name)).Join(b).Name);
                var list = new List<OldPump> { OldPump.Create(OldPump.Create("z").Name) };
                p(string.Join(",", list.Select(x => OldPump.Create(x.Name + list[0].Name).Name)));
                p($"{OldPump.Create($"{a.Name}!").Name}");
            }
        }
        """,
        "Pump.Make(\"net\" + a.Label)",
        "a.Attach(Pump.Make(b.Label + a.Label)).Attach(b).Label",
        "new List<Pump> { Pump.Make(Pump.Make(\"z\").Label) }",
        "Pump.Make(x.Label + list[0].Label).Label",
        "$\"{Pump.Make($\"{a.Label}!\").Label}\"");

    [Fact]
    public Task MemberThatTheCanonicalTypeHasRetiredItself_IsReplacedInTheSameRun() => VerifyAsync(
        [
            """
            [SupersededBy(typeof(Middle))] public class Old { public string Name => "n"; public string Say(string s) => "o" + s; public static Old Same(Old o) => o; }
            [SupersededBy(typeof(New))] public class Middle { [ReplaceWith("this.Title")] public string Name => "n"; [ReplaceWith("this.Tell(s, 1)")] public string Say(string s) => "o" + s; public static Middle Same(Middle o) => o; }
            [Canonical("R")] public class New { public string Title => "n"; [ReplaceWith("this.Title")] public string Name => "n"; [ReplaceWith("this.Tell(s, 1)")] public string Say(string s) => "o" + s; public string Tell(string s, int times) => "o" + s; public static New Same(New o) => o; }
            public class Holder { public Old Held = new(); }
            """,
            "public static class Program { public static void Print(Action<object> print) { var o = new Old(); print(o.Say(o.Say(o.Name))); print(Old.Same(Old.Same(o)).Name); print(new Holder().Held.Say(\"h\")); } }",
        ],
        "New Held", "o.Tell(o.Tell(o.Title, 1), 1)", "New.Same(New.Same(o)).Title", "Held.Tell(\"h\", 1)");

    [Fact]
    public Task CanonicalConstructor_OfWhichTheSignatureNamesAnotherSupersededType_IsCalledWithBoth() => VerifyAsync(
        """
        namespace Retired { public enum Style { Flow, Block } public class Start { public Start(int name, Style style, OldMark from, OldMark to) { S = style.ToString() + from.At + to.At + name; } public string S; } }
        namespace Events { public enum Style { Flow, Block } public class Start { public Start(int name, Style style, OldMark from, OldMark to) { S = style.ToString() + from.At + to.At + name; } public string S; } }
        public static class Program { public static void Print(Action<object> print) { var mark = new OldMark { At = 3 }; print(new Retired.Start(1, Retired.Style.Block, mark, new OldMark()).S); } }
        [SupersededBy(typeof(Mark))] public class OldMark { public int At; }
        [Canonical("M")] public class Mark { public int At; }
        """.Insert(0, "[assembly: SupersededNamespace(\"Retired\", \"Events\")]\n"),
        "new Start(1, Style.Block, mark, new Mark())", "Start(int name, Style style, Mark from, Mark to)");

    [Fact]
    public Task CanonicalMethod_OfWhichAConstraintNamesASupersededType_IsCalled() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Tools.OldMake<OldStart>().Name); } }
        public static class Tools { [ReplaceWith("Tools.Make<T>(1)")] public static T OldMake<T>() where T : OldEvent, new() => Make<T>(1); public static T Make<T>(int n) where T : OldEvent, new() => new T { Name = "n" + n }; }
        [SupersededBy(typeof(Event))] public class OldEvent { public string Name; } [SupersededBy(typeof(Start))] public class OldStart : OldEvent { }
        [Canonical("E")] public class Event { public string Name; } [Canonical("S")] public class Start : Event { }
        """,
        "Tools.Make<Start>(1).Name", "where T : Event");

    [Fact]
    public Task ChainBehindANullTest_IsRewrittenLinkByLink() => VerifyAsync(
        """
        [Canonical("Q")] public class Q
        {
            public int V; public Q Next; public string Title = "t";
            public Q New(int k) { V += k; return this; }
            [ReplaceWith("this.New(1)")] public Q Old() => New(1);
            [ReplaceWith("this.Title")] public string Name { get => Title; set => Title = value; }
        }
        public static class Program
        {
            public static void Print(Action<object> p)
            {
                Q x = new Q { Next = new Q { V = 3 } }, n = null;
                p(x?.Old().Old().V);
                p((n?.Old().Old().V).HasValue);
                p(x?.Next.Old().Next?.Name ?? "none");
                p(x?.Next?.Name?.Length);
            }
        }
        """,
        "x?.New(1).New(1).V",
        "n?.New(1).New(1).V",
        "x?.Next.New(1).Next?.Title",
        "x?.Next?.Title?.Length");

    [Fact]
    public Task ResultOfAnotherType_BehindANullTest_IsLeft() => VerifyAsync(
        """
        [Canonical("Q")] public class Q { public int Count() => 7; [ReplaceWith("this.Count()")] public long Size() => 7; }
        public static class Program { static string Kind(long? n) => "long" + n; static string Kind(int? n) => "int" + n; public static void Print(Action<object> p) { Q q = new(); p(Kind(q?.Size())); p(Kind(q.Size())); } }
        """,
        "q?.Size()",
        "Kind((long)q.Count())");

    [Fact]
    public Task ExtensionWhoseExpressionNamesItsReceiver_IsRewrittenBehindANullTest() => VerifyAsync(
        """
        public class Q { public int V = 4; public static int Made; public static Q Make() { Made++; return new Q(); } }
        [Canonical("Ext")] public static class QExtensions
        {
            public static int Weigh(this Q p, int g) => p.V * g;
            [ReplaceWith("p.Weigh(g)")] public static int OldWeigh(this Q p, int g) => p.Weigh(g);
            [ReplaceWith("QExtensions.Weigh(p, g)")] public static int OlderWeigh(this Q p, int g) => p.Weigh(g);
            [ReplaceWith("p.V + g")] public static int Sum(this Q p, int g) => p.V + g;
        }
        public static class Program
        {
            public static void Print(Action<object> p)
            {
                Q q = new(), none = null;
                p(q?.OldWeigh(1));
                p(Q.Make()?.OlderWeigh(2));
                p((none?.OldWeigh(3)).HasValue);
                p(QExtensions.OldWeigh(Q.Make(), 4));
                p(q?.Sum(5));
                Func<int, int> f = q.OldWeigh;
                p(f(6) + Q.Made);
            }
        }
        """,
        "q?.Weigh(1)", "Q.Make()?.Weigh(2)", "none?.Weigh(3)", "Q.Make().Weigh(4)", "q?.Sum(5)", "f = q.Weigh;");

    [Fact]
    public Task ConstructorInitializer_CallsTheOtherConstructor() => VerifyAsync(
        """
        [Canonical("P")] public class Cfg { public int N; public Cfg(int n, bool strict) { N = strict ? n : -n; } [ReplaceWith("new Cfg(n, true)")] public Cfg(int n) : this(n, true) { } }
        public class Derived : Cfg { public Derived() : base(42) { } public Derived(string s) : this() { N += s.Length; } }
        public class Primary(int v) : Cfg(v);
        public class Named : Cfg { public Named(int a) : base(n: a + 1) { } }
        public static class Program { public static void Print(Action<object> p) { p(new Derived().N + new Derived("xx").N); p(new Primary(5).N); p(new Named(6).N); } }
        """,
        ": base(42, true)", "class Primary(int v) : Cfg(v, true);", ": base(a + 1, true)");

    [Fact]
    public Task ConstructorInitializer_OfASupersededAbstractBase_MovesWithTheBase() => VerifyAsync(
        """
        [Canonical("P")] public abstract class Cfg { public string S; protected Cfg(string name, int n) { S = name + n; } protected Cfg(object o) { S = "o" + o; } protected Cfg(int d, params int[] r) { S = d + "r" + r.Length; } }
        [SupersededBy(typeof(Cfg))] public abstract class OldCfg
        {
            public string S;
            [ReplaceWith("new Cfg(name, n)")] protected OldCfg(int n, string name) { S = name + n; }
            [ReplaceWith("new Cfg(o: v)")] protected OldCfg(string v) { S = "o" + v; }
            [ReplaceWith("new Cfg(d, r)")] protected OldCfg(int d, params int[] r) { S = d + "r" + r.Length; }
        }
        public class A : OldCfg
        {
            public A() : base(1, "x") { }
            public A(string s) : base(s) { }
            public A(int k) : base(Number("1"), Name("n")) { }
            public A(int a, int b, int c) : base(a, b, c) { }
            static int Number(string s) { Program.Out("number" + s); return 7; }
            static string Name(string s) { Program.Out("name" + s); return s; }
        }
        public class B(int k) : OldCfg(k, "b");
        public static class Program { public static Action<object> Out; public static void Print(Action<object> p) { Out = p; p(new A().S + new A("s").S + new A(3).S + new A(1, 2, 3).S); OldCfg o = new B(3); p(o.S); } }
        """,
        "class A : Cfg", ": base(\"x\", 1)", ": base(o: s)", ": base(n: Number(\"1\"), name: Name(\"n\"))", ": base(a, b, c)", "class B(int k) : Cfg(\"b\", k);");

    [Fact]
    public Task ConstructorInitializer_OfAConstructorThatTheOtherIsBuiltOn_Stays() => VerifyAsync(
        """
        [Canonical("P")] public class Cfg { public int N; [ReplaceWith("new Cfg(n, true)")] public Cfg(int n) { N = n; } public Cfg(int n, bool strict) : this(n) { } }
        public static class Program { public static void Print(Action<object> p) { p(new Cfg(3, true).N); p(new Cfg(4).N); } }
        """,
        "strict) : this(n) { }",
        "new Cfg(4, true).N");

    [Fact]
    public Task NestedTypesOfASupersededType_MoveWithTheirMembers() => VerifyAsync(
        """
        [Canonical("Lock")] public class Latch { public struct Releaser : IDisposable { public string T; public void Dispose() => Program.Out("free" + T); } public Releaser Take(string t) => new Releaser { T = t }; public enum Mode { A, B } public Mode M => Mode.B; }
        [SupersededBy(typeof(Latch))] public class OldLatch { public struct Releaser : IDisposable { public string T; public void Dispose() => Program.Out("free" + T); } public Releaser Take(string t) => new Releaser { T = t }; public enum Mode { A, B } public Mode M => Mode.B; }
        public static class Program
        {
            public static Action<object> Out;
            static OldLatch.Releaser Pass(OldLatch.Releaser r) => r;
            public static void Print(Action<object> p)
            {
                Out = p;
                var l = new OldLatch();
                using (l.Take("1")) p("in");
                using OldLatch.Releaser r = Pass(l.Take("2"));
                OldLatch.Mode m = l.M;
                p(m == OldLatch.Mode.B);
            }
        }
        """,
        "static Latch.Releaser Pass(Latch.Releaser r)", "using Latch.Releaser r = Pass(l.Take(\"2\"))", "Latch.Mode m = l.M;");

    [Fact]
    public Task CanonicalMember_OfWhichTheSignatureNamesASupersededType_IsFollowedAtOnce() => VerifyAsync(
        """
        [Canonical("Fmt")] public class Fmt { public string S = "f"; }
        [SupersededBy(typeof(Fmt))] public class OldFmt { public string S = "f"; }
        [Canonical("Conv")] public static class Conv { public static string Ser(object o, OldFmt f) => o + f.S; public static OldFmt Def => new OldFmt(); }
        [SupersededBy(typeof(Conv))] public static class OldConv { public static string Ser(object o, OldFmt f) => o + f.S; public static OldFmt Def => new OldFmt(); }
        public static class Program { public static void Print(Action<object> p) { p(OldConv.Ser(1, new OldFmt())); p(OldConv.Ser(2, OldConv.Def)); OldFmt f = OldConv.Def; p(Conv.Ser(3, f)); } }
        """,
        "Ser(object o, Fmt f)", "Conv.Ser(1, new Fmt())", "Conv.Ser(2, Conv.Def)", "Fmt f = Conv.Def;");

    [Fact]
    public Task MemberOfADerivedType_ThatHidesWhatTheExpressionNames_IsPassedOverByACastOrKeepsTheUse() => VerifyAsync(
        """
        [Canonical("Node")] public class Node
        {
            public string Title = "t"; public string Show() => "S" + Title;
            [ReplaceWith("this.Title")] public string Cap { get => Title; set => Title = value; }
            [ReplaceWith("this.Show()")] public string Old() => "S" + Title;
        }
        public class Kid : Node { public new string Title = "kid"; public new string Show() => "kidshow"; public string Get() => Cap + this.Cap + base.Cap + Old() + base.Old(); }
        public class Good : Node { public string Get() => Cap + Old(); }
        public static class Program
        {
            public static void Print(Action<object> p)
            {
                var k = new Kid { Cap = "c" };
                p(k.Cap + k.Get() + k.Title);
                Node o = k;
                p(o.Cap);
                p(k?.Old());
                Func<string> f = k.Old;
                p(f());
                p(k is { Cap: "c" });
                p(o is { Cap: "c" });
                p(new Good { Cap = "z" }.Get());
            }
        }
        """,
        "Get() => Cap + ((Node)this).Title + base.Title + Old() + base.Show();",
        "new Kid { Cap = \"c\" }", "p(((Node)k).Title + k.Get()", "p(o.Title)", "k?.Old()", "f = k.Old;", "k is { Cap: \"c\" }", "o is { Title: \"c\" }",
        "Get() => Title + Show();", "new Good { Title = \"z\" }");

    [Fact]
    public Task MemberOfASubclass_ThatHidesWhatTheExpressionNames_KeepsTheSubclass() => VerifyAsync(
        """
        [Canonical("Node")] public class Node { public string Title = "t"; }
        [SupersededBy(typeof(Node))] public class OldNode { [ReplaceWith("this.Title")] public string Name = "t"; }
        public class Kid : OldNode { public string Title = "kid"; }
        public class Other : OldNode { public string Get() => Name; }
        public static class Program { public static void Print(Action<object> p) { var k = new Kid(); p(k.Name + k.Title); p(new Other().Get()); } }
        """,
        "class Kid : OldNode", "p(k.Name + k.Title)");

    [Fact]
    public Task TypeParameterThatMustDeriveFromASupersededClass_MovesWithIt() => VerifyAsync(
        """
        [Canonical("Repo")] public abstract class Repo<T> { protected List<T> Map = new(); public void Store(T v) => Map.Add(v); public int Total => Map.Count; }
        [SupersededBy(typeof(Repo<>))] public abstract class OldRepo<T> { [ReplaceWith("this.Map")] protected List<T> Items = new(); [ReplaceWith("this.Store(v)")] public void Put(T v) => Items.Add(v); [ReplaceWith("this.Total")] public int Count => Items.Count; }
        public class Users : OldRepo<string> { public int All => Items.Count; }
        public static class Program
        {
            static T With<T>(T repo, string v) where T : OldRepo<string> { repo.Put(v); return repo; }
            static int Both<T, U>(T a, U b) where T : Users where U : T => a.Count + b.Count;
            public static void Print(Action<object> p) { var u = With(new Users(), "a"); u.Put("b"); p(u.All); p(Both(u, u)); Action<string> put = u.Put; put("c"); p(u?.Count); }
        }
        """,
        "class Users : Repo<string> { public int All => Map.Count; }", "where T : Repo<string> { repo.Store(v);", "a.Total + b.Total", "put = u.Store;", "u?.Total");

#if ROSLYN_5
    [Fact]
    public Task AssignmentBehindANullTest_IsRewritten() => VerifyAsync(
        """
        [Canonical("Q")] public class Q { public Q Next; public string Title = "t"; [ReplaceWith("this.Title")] public string Name { get => Title; set => Title = value; } }
        public static class Program { public static void Print(Action<object> p) { Q x = new Q { Next = new Q() }, n = null; x?.Name = "s"; x?.Next?.Name += "q"; n?.Name = "y"; p(x.Name + x.Next.Name); } }
        """,
        "x?.Title = \"s\";", "x?.Next?.Title += \"q\";", "n?.Title = \"y\";");

    [Fact]
    public Task MemberOfAnExtensionBlock_IsRewrittenBehindANullTest() => VerifyAsync(
        """
        public class Q { public int V = 4; }
        [Canonical("Ext")] public static class QExtensions { extension(Q x) { public int Half => x.V / 2; [ReplaceWith("x.Half")] public int OldHalf => x.V / 2; public int Third(int k) => x.V / 3 + k; [ReplaceWith("x.Third(k)")] public int OldThird(int k) => x.V / 3 + k; } }
        public static class Program { public static void Print(Action<object> p) { Q q = new(), none = null; p(q?.OldHalf); p(none?.OldHalf.ToString() ?? "none"); p(q?.OldThird(1)); p(q.OldHalf); Func<int, int> f = q.OldThird; p(f(2)); } }
        """,
        "q?.Half", "none?.Half", "q?.Third(1)", "p(q.Half)", "f = q.Third;");
#endif
}
