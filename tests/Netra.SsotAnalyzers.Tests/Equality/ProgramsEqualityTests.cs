namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What the generated programs found, each reduced to its cause, beside a harmless or a dangerous sibling.</summary>
public sealed class ProgramsEqualityTests : EqualityTests
{
    [Fact]
    public Task BaseCall_FindsTheOverrideOfTheReplacement() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(new Mine().Put()); print(new Mine().Name); print(new Plain().Put()); } }
        public class Repo { [ReplaceWith("this.Save(x)")] public string Store(int x) => Save(x); public virtual string Save(int x) => "save" + x; [ReplaceWith("this.Text")] public string Title => Text; public virtual string Text => "text"; [ReplaceWith("this.Fix(x)")] public string Old(int x) => Fix(x); public string Fix(int x) => "fix" + x; }
        public class Mine : Repo { public string Put() => base.Store(1); public override string Save(int x) => "mine" + x; public string Name => base.Title; public override string Text => "own"; }
        public class Plain : Repo { public string Put() => base.Old(2); }
        """,
        "Put() => Save(1)", "Name => Text", "Put() => base.Fix(2)");

    [Fact]
    public Task BaseCallBesideAHidingMember_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) => print(new Mine().Put()); }
        public class Repo { [ReplaceWith("this.Save(x)")] public string Store(int x) => Save(x); public virtual string Save(int x) => "save" + x; }
        public class Mine : Repo { public string Put() => base.Store(1); public new string Save(int x) => "hides" + x; }
        """,
        "Put() => base.Store(1)");

    [Fact]
    public Task InterfaceThatImplementsAnothersMember_IsReached() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IRepo r = new Mine(); print(r.Store(1)); print(r.Keep(2)); } }
        public interface IRepo { [ReplaceWith("this.Save(x)")] string Store(int x) => Save(x); [ReplaceWith("this.Save(x)")] string Keep(int x) => Save(x); string Save(int x); }
        public interface IMine : IRepo { string IRepo.Store(int x) => "mine" + x; }
        public class Mine : IMine { public string Save(int x) => "save" + x; }
        """,
        "r.Store(1)", "r.Save(2)");

    [Fact]
    public Task MemberOfABaseThatImplementsAnInterface_IsReached() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IRepo r = new Mine(); print(r.Store(1)); print(r.Keep(2)); } }
        public interface IRepo { [ReplaceWith("this.Save(x)")] string Store(int x); [ReplaceWith("this.Save(x)")] string Keep(int x); string Save(int x); }
        public class Some { public string Store(int x) => "some" + x; public string Keep(int x) => Save(x); public string Save(int x) => "save" + x; }
        public class Mine : Some, IRepo { }
        """,
        "r.Store(1)", "r.Save(2)");

    [Fact]
    public Task MemberOfABaseThatImplementsAnInterfaceInAnotherProject_IsReached() => VerifyAsync(
        [
            "public interface IRepo { [ReplaceWith(\"this.Save(x)\")] string Store(int x); [ReplaceWith(\"this.Save(x)\")] string Keep(int x); string Save(int x); }",
            "public static class User { public static string Go(IRepo r) => r.Store(5) + r.Keep(6); }",
            """
            public class Some { public string Store(int x) => "some" + x; public string Keep(int x) => Save(x); public string Save(int x) => "save" + x; }
            public class Mine : Some, IRepo { }
            public static class Program { public static void Print(Action<object> print) => print(User.Go(new Mine())); }
            """,
        ],
        "r.Store(5) + r.Save(6)");

    [Fact]
    public Task EmptyParamsThatIsUsedTwice_IsOneArray() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Tools.Old()); var a = Tools.Old(); print(a); print(Tools.Once()); } }
        public static class Tools { [ReplaceWith("object.ReferenceEquals(a, a)")] public static bool Old(params int[] a) => object.ReferenceEquals(a, a); [ReplaceWith("Tools.Count(a)")] public static int Once(params int[] a) => Count(a); public static int Count(int[] a) => a.Length; }
        """,
        "print(Tools.Old())", "a = Tools.Old()", "Tools.Count(new int[] { })");

    [Fact]
    public Task InstanceMethodOfTheName_IsNotCalledForAnExtension() => VerifyAsync(
        """
        namespace Lib { public static class Ex { public static string Shown(this object o) => "extension"; } public static class Tools { [ReplaceWith("o.Shown()", "Lib")] public static string Old(object o) => o.Shown(); [ReplaceWith("o.ToString()")] public static string Text(object o) => o.ToString(); } }
        public class Mine { public string Shown() => "mine"; public override string ToString() => "text"; }
        public static class Program { public static void Print(Action<object> print) { print(Lib.Tools.Old(new Mine())); print(Lib.Tools.Old("s")); print(Lib.Tools.Text(new Mine())); } }
        """,
        "((object)new Mine()).Shown()", "\"s\".Shown()", "new Mine().ToString()");

    [Fact]
    public Task StaticImportThatWouldCaptureAName_StaysAsItIs() => VerifyAsync(
        [
            """
            namespace Lib { [SupersededBy(typeof(New))] public static class Old { public static string Say(string s) => s; } [Canonical("R")] public static class New { public static string Say(string s) => s; public static string Print(int n) => "new"; } }
            namespace Other { public static class Screen { public static string Print(long n) => "screen"; } }
            """,
            """
            using static Lib.Old;
            using static Other.Screen;
            public static class Program { public static void Print(Action<object> print) { print(Say("a")); print(Go()); } static string Go() => Another.Print(); }
            public static class Another { public static string Print() => Other.Screen.Print(1) + Runs.Go(); }
            public static class Runs { public static string Go() => Print(1); }
            """,
        ],
        "using static Lib.Old;");

    [Fact]
    public Task StaticImportThatCapturesNothing_Follows() => VerifyAsync(
        [
            "namespace Lib { [SupersededBy(typeof(New))] public static class Old { public static string Say(string s) => s; } [Canonical(\"R\")] public static class New { public static string Say(string s) => s; public static string Print(int n) => \"new\"; } }",
            """
            using static Lib.Old;
            public static class Program { public static void Print(Action<object> print) => print(Say("a")); }
            """,
        ],
        "using static Lib.New;");

    [Fact]
    public Task InterpolatedText_GoesToTheStringAndNotToAHandler() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { int n = 7; print(Tools.Old($"<{n}>")); print(Tools.Old("a")); print(Tools.Plain($"<{n}>")); } }
        public static class Tools
        {
            [ReplaceWith("Tools.New(s)")] public static string Old(string s) => New(s);
            public static string New(string s) => "text " + s;
            public static string New(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler s) => "handler " + s.ToStringAndClear();
            [ReplaceWith("Tools.Only(s)")] public static string Plain(string s) => Only(s);
            public static string Only(string s) => s;
        }
        """,
        "Tools.New((string)$\"<{n}>\")", "Tools.New(\"a\")", "Tools.Only($\"<{n}>\")");

    [Fact]
    public Task MethodGroupOfATask_BecomesALambdaThatYieldsATask() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Func<int, System.Threading.Tasks.Task<int>> f = Tools.Old; print(f(1).Result); Func<int, System.Threading.Tasks.Task<int>> g = Tools.Same; print(g(2).Result); } }
        public static class Tools { [ReplaceWith("Tools.New(x, 1)")] public static System.Threading.Tasks.Task<int> Old(int x) => New(x, 1).AsTask(); public static System.Threading.Tasks.ValueTask<int> New(int x, int y) => new(x + y); [ReplaceWith("Tools.More(x, 1)")] public static System.Threading.Tasks.Task<int> Same(int x) => More(x, 1); public static System.Threading.Tasks.Task<int> More(int x, int y) => System.Threading.Tasks.Task.FromResult(x + y); }
        """,
        "x => Tools.New(x, 1).AsTask()", "x => Tools.More(x, 1);");

    [Fact]
    public Task ValueOfATypeThatImplementsBothContracts_KeepsItsCall() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IOld o = new Mine(); print(o.Name()); INew n = new Mine(); print(n.Name()); IOld p = new Plain(); print(p.Name()); } }
        [SupersededBy(typeof(INew))] public interface IOld { string Name(); }
        [Canonical("R")] public interface INew { string Name(); }
        public class Mine : IOld, INew { string IOld.Name() => "old"; string INew.Name() => "new"; }
        public class Plain : IOld { public string Name() => "plain"; }
        """,
        "class Mine : IOld, INew", "IOld o = new Mine()");

    [Fact]
    public Task ValueOfATypeThatAnswersBothContractsAlike_Moves() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IOld o = new Mine(); print(o.Name()); INew n = new Mine(); print(n.Name()); } }
        [SupersededBy(typeof(IOld2))] public interface IOld { string Name(); }
        [Canonical("R")] public interface IOld2 { string Name(); }
        public interface INew { string Name(); }
        public class Mine : IOld, INew { string IOld.Name() => "old"; string INew.Name() => "new"; }
        """,
        "class Mine : IOld2, INew", "IOld2 o = new Mine()");

    [Fact]
    public Task TypeThatIsStoredBesideItsCanonical_IsAskedForAsBefore() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Store.Put<Old>("old"); Store.Put<New>("new"); var o = Store.Get<Old>(); print(o); Other(print); } static void Other(Action<object> print) { Shelf.Put<Old>("shelf"); var o = Shelf.Get<Old>(); print(o); } }
        public static class Store { static readonly Dictionary<Type, string> All = new(); public static void Put<T>(string s) => All[typeof(T)] = s; public static string Get<T>() => All[typeof(T)]; }
        public static class Shelf { static readonly Dictionary<Type, string> All = new(); public static void Put<T>(string s) => All[typeof(T)] = s; public static string Get<T>() => All[typeof(T)]; }
        [SupersededBy(typeof(New))] public class Old { }
        [Canonical("R")] public class New { }
        """,
        "Store.Get<Old>()", "Shelf.Put<New>(\"shelf\")", "Shelf.Get<New>()");
}
