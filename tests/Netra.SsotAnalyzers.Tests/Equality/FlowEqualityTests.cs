namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What a running program tells by the type of a value moves together or not at all: base lists and objects with casts, patterns and <c>catch</c>.</summary>
public sealed class FlowEqualityTests : EqualityTests
{
    [Fact]
    public Task ThrowStays_WhereACatchCannotMove() => VerifyAsync(
        """
        public static class Thrower { public static void Go() => throw new OldEx(); public static Exception Make() => new OldEx(); }
        public static class Program { public static void Print(Action<object> print) { try { Thrower.Go(); } catch (OldEx e) { print(e.Code); } catch (Exception) { print("lost"); } try { throw Thrower.Make(); } catch (OldEx e) when (e.Code == 4) { print("when"); } catch { print("lost"); } } }
        [SupersededBy(typeof(NewEx))] public class OldEx : Exception { public int Code = 4; }
        [Canonical("R")] public class NewEx : Exception { }
        """,
        "throw new OldEx()", "Make() => new OldEx()");

    [Fact]
    public Task ThrowMoves_WithItsCatch() => VerifyAsync(
        """
        public static class Thrower { public static void Go() => throw new OldEx(); }
        public static class Program { public static void Print(Action<object> print) { try { Thrower.Go(); } catch (OldEx e) { print(e.Code); } catch (Exception) { print("lost"); } } }
        [SupersededBy(typeof(NewEx))] public class OldEx : Exception { public int Code = 4; }
        [Canonical("R")] public class NewEx : Exception { public int Code = 4; }
        """,
        "throw new NewEx()", "catch (NewEx e)");

    [Fact]
    public Task BaseListStays_WhereATestCannotMove() => VerifyAsync(
        """
        public class Reader { }
        public class TextReader2 : Reader, IOldInfo { public string Info => "i"; public string Gone => "g"; }
        public static class H { public static string F(IOldInfo i) => i == null ? "none" : i.Gone; }
        public static class Program { public static void Print(Action<object> print) { Reader r = new TextReader2(); print(H.F(r as IOldInfo)); if (r is IOldInfo y) print(y.Gone); print(new object[] { r }.OfType<IOldInfo>().Count()); } }
        [SupersededBy(typeof(IInfo))] public interface IOldInfo { string Info { get; } string Gone { get; } }
        [Canonical("R")] public interface IInfo { string Info { get; } }
        """,
        "TextReader2 : Reader, IOldInfo", "OfType<IOldInfo>()");

    [Fact]
    public Task BaseListMoves_WithEveryTest() => VerifyAsync(
        """
        public class Impl : IOld { public void Go() { } }
        public static class Program { public static void Print(Action<object> print) { object o = new Impl(); print(o is IOld); ((IOld)o).Go(); print(o switch { IOld => "old", _ => "other" }); print(typeof(IOld).IsAssignableFrom(o.GetType())); } }
        [SupersededBy(typeof(INew))] public interface IOld { void Go(); }
        [Canonical("R")] public interface INew { void Go(); }
        """,
        "class Impl : INew", "o is INew", "((INew)o)", "typeof(INew)");

    [Fact]
    public Task BaseListOfOneProject_StaysForTheTestOfAnother() => VerifyAsync(
        [
            """
            [SupersededBy(typeof(INew))] public interface IOld { string Gone { get; } }
            [Canonical("R")] public interface INew { }
            public interface IOther { }
            """,
            "public class Impl : IOld, IOther { public string Gone => \"g\"; } public static class Make { public static object It() => new Impl(); }",
            "public static class Program { public static void Print(Action<object> print) => print(Make.It() is IOld i ? i.Gone : \"lost\"); }",
        ],
        "class Impl : IOld, IOther");

    [Fact]
    public Task ObjectOfUnknownType_StaysForACastThatCannotMove() => VerifyAsync(
        """
        public static class Program { static object kept; public static void Print(Action<object> print) { kept = new Old(); Use(print); var plain = new Old(); print(plain.V); } static void Use(Action<object> print) => print(((Old)kept).Gone); }
        [SupersededBy(typeof(New))] public class Old { public int V = 1; public int Gone = 2; }
        [Canonical("R")] public class New { public int V = 1; }
        """,
        "kept = new Old()", "var plain = new New()");
}
