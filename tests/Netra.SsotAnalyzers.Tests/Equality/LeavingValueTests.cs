namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A value that becomes an <c>object</c> is still found by the tests for its type: both move, or neither.</summary>
public sealed class LeavingValueTests : EqualityTests
{
    private const string Old = "[SupersededBy(typeof(New))] public class Old : Base { public void Go() { } public int Lost => 1; }";

    /// <summary>Programs in which <c>o</c> is a superseded object that nobody but a test knows as one.</summary>
    public static TheoryData<string, string> Programs => new()
    {
        { "object x = o; print(x is Old);", "" },
        { "object x = o; print(x.GetType() == typeof(Old));", "" },
        { "Base b = o; print(b is Old);", "" },
        { "EventHandler h = (s, e) => print(s.GetType() == typeof(Old)); h(o, null);", "" },
        { "EventHandler h = (s, e) => print(s is Old); h(o, null);", "" },
        { "Delegate held = o.Go; print(held.Target is Old);", "" },
        { "Action held = o.Go; print(held.Target is Old);", "" },
        { "Ask(o, print);", "static void Ask(object s, Action<object> print) { switch (s) { case Old: print(1); break; default: print(2); break; } }" },
        { "Ask(o, print);", "static void Ask<T>(T s, Action<object> print) => print(typeof(T) == typeof(Old));" },
        { "print(new object[] { o }.OfType<Old>().Count());", "" },
        { "IEnumerable<object> all = new List<Old> { o }; print(all.First() is Old);", "" },
        { "foreach (object one in new List<Old> { o }) print(one is Old);", "" },
        { "print(typeof(Old).IsInstanceOfType(o));", "" },
        { "print(new Dictionary<Type, string> { [typeof(Old)] = \"x\" }.ContainsKey(o.GetType()));", "" },
        { "print(Activator.CreateInstance(o.GetType()) is Old);", "" },
        { "Func<object> make = () => o; print(make() is Old);", "" },
        { "print(Pair(o).Item1 is Old);", "static (object, int) Pair(object o) => (o, 1);" },
        { "(object, int) pair = (o, 1); print(pair.Item1 is Old);", "" },
        { "try { object x = o; var y = (Old)x; print(y != null); } catch (InvalidCastException) { print(\"cast\"); }", "" },
        { "print(string.Join(\",\", new object[] { o, 1 }.Select(x => x switch { Old => \"old\", int => \"int\", _ => \"?\" })));", "" },
        { "print(new Box<Old>(o).Is());", "sealed class Box<T>(T value) { public bool Is() => value is Old; }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task ValueThatStays_IsStillFound(string use, string members) =>
        VerifyAsync(Program("print(o.Lost); " + use, members, lost: ""), "var o = new Old()");

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task ValueThatMoves_IsStillFound(string use, string members)
    {
        var (text, printed) = await RewriteAsync(Program("print(o.Lost); " + use, members, lost: "public int Lost => 1; "));

        Assert.Equal(printed.Before, printed.After);
        Assert.DoesNotContain("Old", text[..text.IndexOf("[Superseded", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object x = o; print(x is Old { Lost: 1 });", "")]
    [InlineData("object x = o; print((x as Old)?.Lost ?? 7);", "")]
    [InlineData("Ask(o, print);", "static void Ask(object x, Action<object> print) { if (x is Old y) print(y.Lost); else print(\"no\"); }")]
    [InlineData("Ask(() => o, print);", "static void Ask(Func<object> x, Action<object> print) { if (x() is Old y) print(y.Lost); else print(\"no\"); }")]
    [InlineData("F = o; Ask(print);", "static Old F; static object G => F; static void Ask(Action<object> print) => print(G is Old y ? y.Lost : -1);")]
    [InlineData("try { throw new Failure(o); } catch (Failure e) { print(e.Of is Old y ? y.Lost : -1); }", "sealed class Failure(object of) : Exception { public object Of => of; }")]
    public Task TestThatStays_StillFindsItsValues(string use, string members) =>
        VerifyAsync(Program("o.Go(); " + use + " var free = new Old(); free.Go();", members, lost: ""), "var o = new Old()", "var free = new New()");

    [Fact]
    public Task ValueThatGoesNowhereElse_Moves_ThoughATestStays() => VerifyAsync(
        Program("o.Go(); print($\"{o is not null}\"); print(\"x\" + (o == null)); ArgumentNullException.ThrowIfNull(o); GC.KeepAlive(o); print(ReferenceEquals(o, null)); object q = \"s\"; print(q is Old y ? y.Lost : -1);", "", lost: ""),
        "var o = new New()", "q is Old y");

    [Fact]
    public Task WhatIsAskedOfATypeItself_IsNoTestOfAValue() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Ask(print); Pass(print); } static void Ask(Action<object> print) => print(typeof(OldColor).GetEnumNames().Length); static void Pass(Action<object> print) { OldColor value = OldColor.None; print(value); } }
        [SupersededBy(typeof(Color))] public enum OldColor { None } [Canonical("R")] public enum Color { None, Red }
        """,
        "typeof(OldColor)", "Color value = Color.None");

    [Theory]
    [InlineData("if (Find() is not Old found) return; found.Go(); print(1);")]
    [InlineData("if (Find() is Old found) { found.Go(); print(1); }")]
    [InlineData("print(Find() is Old and not null);")]
    [InlineData("print(Find() switch { Old found => 1, null => 2 });")]
    [InlineData("print((Old)Find() is null);")]
    public Task TestOfWhatIsDeclaredAsTheType_Moves_ThoughAnotherValueStays(string use) => VerifyAsync(
        Program("print(o.Lost); object held = o; GC.KeepAlive(held); Other(print);", $"static Old Find() => new Old(); static void Other(Action<object> print) {{ {use} }}", lost: ""),
        "var o = new Old()", "static New Find() => new New()");

    [Fact]
    public Task TestInAnotherProject_KeepsTheValuesThatReachIt() => VerifyAsync(
        [
            """
            public class Base { }
            [SupersededBy(typeof(New))] public class Old : Base { public void Go() { } public int Lost => 1; }
            [Canonical("R")] public class New : Base { public void Go() { } }
            public static class Bus { public static bool Is(object o) => o is Old; }
            """,
            "public static class Held { public static bool Ask() { var o = new Old(); return o.Lost == 1 && Bus.Is(o); } }",
            """
            public static class Free { public static bool Ask() { var passed = new Old(); return Bus.Is(passed); } }
            public static class Program { public static void Print(Action<object> print) { print(Held.Ask()); print(Free.Ask()); var alone = new Old(); alone.Go(); } }
            """,
        ],
        "o is Old", "var o = new Old()", "var passed = new Old()", "var alone = new New()");

    private static string Program(string statements, string members, string lost) =>
        $"public static class Program {{ public static void Print(Action<object> print) {{ var o = new Old(); {statements} }} {members} }} public class Base {{ }}\n"
        + $"{Old} [Canonical(\"R\")] public class New : Base {{ {lost}public void Go() {{ }} }}";
}
