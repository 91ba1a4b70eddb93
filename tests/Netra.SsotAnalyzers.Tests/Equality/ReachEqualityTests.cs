namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Overrides keep running, and nothing comes to call itself.</summary>
public sealed class ReachEqualityTests : EqualityTests
{
    [Fact]
    public Task CallThatMayReachAnOverride_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Repo r = new Mine(); print(r.Store(1)); print(new Repo().Store(2)); IRepo i = new Impl(); print(i.Store(3)); print(r.Keep(4)); } }
        public class Repo { [ReplaceWith("this.Save(x)")] public virtual string Store(int x) => Save(x); public string Save(int x) => "save" + x; [ReplaceWith("this.Save(x)")] public virtual string Keep(int x) => Save(x); }
        public class Mine : Repo { public override string Store(int x) => "mine" + x; public override string Keep(int x) => Save(x); }
        public interface IRepo { [ReplaceWith("this.Save(x)")] string Store(int x); string Save(int x); }
        public class Impl : IRepo { public string Store(int x) => "store" + x; public string Save(int x) => "saved" + x; }
        """,
        "r.Store(1)", "new Repo().Save(2)", "i.Store(3)", "r.Save(4)");

    [Fact]
    public Task OverrideInAnotherProject_KeepsTheCall() => VerifyAsync(
        [
            """
            public class Repo { [ReplaceWith("this.Save(x)")] public virtual string Store(int x) => Save(x); public string Save(int x) => "save" + x; [ReplaceWith("this.Save(x)")] public virtual string Keep(int x) => Save(x); }
            """,
            "public static class User { public static string Go(Repo r) => r.Store(5) + r.Keep(6); }",
            """
            public class Mine : Repo { public override string Store(int x) => "mine" + x; }
            public static class Program { public static void Print(Action<object> print) => print(User.Go(new Mine())); }
            """,
        ],
        "r.Store(5) + r.Save(6)");

    [Fact]
    public Task CodeThatTheReplacementRuns_KeepsItsUse() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(Tools.Old(1)); print(Shared.Value.N); } }
        public static class Tools { [ReplaceWith("Tools.New(x)")] public static int Old(int x) => x + 1; public static int New(int x) => Helper.Run(x); }
        public static class Helper { public static int Run(int x) => Tools.Old(x); public static int Other(int x) => Tools.Old(x) + 1; }
        public class Shared { public int N = 7; [ReplaceWith("Shared.Value")] public Shared() { } public static readonly Shared Value = new Shared(); }
        """,
        "print(Tools.New(1))", "Run(int x) => Tools.Old(x)", "Other(int x) => Tools.New(x) + 1", "Value = new Shared()");

    [Fact]
    public Task CanonicalTypeThatHoldsTheOldOne_KeepsIt() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var o = new Old(); print(o.F()); } }
        [SupersededBy(typeof(New))] public class Old { public int F() => 1; }
        [Canonical("R")] public class New { Old inner = new Old(); public int F() => inner.F(); }
        """,
        "var o = new New()", "Old inner = new Old()");

    [Fact]
    public Task ShimOverTheReplacement_IsNoObstacle() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) => print(Tools.Other(1)); }
        public static class Tools { [ReplaceWith("Tools.New(x, 0)")] public static int Old(int x) => New(x, 0); public static int New(int x, int y) => x + y; public static int Other(int x) => Old(x); }
        """,
        "Other(int x) => Tools.New(x, 0)");

    [Fact]
    public Task OverriddenPropertyInAPattern_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { R r = new M(); print(r is { Name: "mine" }); print(new List<R> { r } is [{ Name: "mine" }]); var p = new Plain(); print(p is { Name: "t" }); } }
        public class R { [ReplaceWith("this.Title")] public virtual string Name => Title; public string Title = "t"; }
        public class M : R { public override string Name => "mine"; }
        public class Plain { [ReplaceWith("this.Title")] public string Name => Title; public string Title = "t"; }
        """,
        "r is { Name: \"mine\" }", "[{ Name: \"mine\" }]", "p is { Title: \"t\" }");
}
