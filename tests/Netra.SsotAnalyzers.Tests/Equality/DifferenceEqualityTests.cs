namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>Where a superseded type and its canonical type differ in what a running program can tell, the uses that depend on it stay, and the others move.</summary>
public sealed class DifferenceEqualityTests : EqualityTests
{
    [Fact]
    public Task ClassToStruct_StaysButForStaticMembers() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { var a = new Old(); var b = a; b.X = 3; print(a.X); Set(a); print(a.X); print((new Old[2])[1] == null); Old d = default; print(d == null); var l = new List<Old> { new Old() }; l[0].X = 9; print(l[0].X); print(Old.Count()); print(new Old().Name()); } static void Set(Old p) { p.X = 7; } }
        [SupersededBy(typeof(New))] public class Old { public int X; public static int Count() => 4; public string Name() => "n"; }
        [Canonical("R")] public struct New { public int X; public static int Count() => 4; public string Name() => "n"; }
        """,
        "New.Count()", "new New().Name()", "var a = new Old()", "new List<Old>");

    [Fact]
    public Task StructToClass_Stays() => VerifyAsync(
        """
        public static class Program { static Old s; public static void Print(Action<object> print) { var a = new Old(); var b = a; b.X = 3; print(a.X); print((new Old[2])[1].X); Old d = default; print(d.X); print(s.X); print(a.Equals(new Old())); } }
        [SupersededBy(typeof(New))] public struct Old { public int X; }
        [Canonical("R")] public class New { public int X; }
        """,
        "static Old s");

    [Fact]
    public Task OtherText_Stays_InParenthesesAndBehindANullTestToo() => VerifyAsync(
        """
        public static class Program
        {
            public static void Print(Action<object> print)
            {
                print($"{(new Old())}");
                var o = new Old();
                print(o?.ToString());
                var p = new Old();
                print((p!).ToString());
                print(new Old().Size);
            }
        }
        [SupersededBy(typeof(New))] public class Old { public int Size => 1; public override string ToString() => "old"; }
        [Canonical("R")] public class New { public int Size => 1; public override string ToString() => "new"; }
        """,
        "$\"{(new Old())}\"", "var o = new Old();", "var p = new Old();", "print(new New().Size);");

    [Fact]
    public Task FlagsThatAreNone_StayWhereTheTextShows() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print((Old.A | Old.B).ToString()); print($"{Old.A | Old.B}"); print((int)(Old.A | Old.B)); print((Old.A & Old.B) == 0); } }
        [SupersededBy(typeof(New)), Flags] public enum Old { A = 1, B = 2 }
        [Canonical("R")] public enum New { A = 1, B = 2 }
        """,
        "(Old.A | Old.B).ToString()", "{Old.A | Old.B}", "(int)(New.A | New.B)");

    [Fact]
    public Task EnumOfOtherNumbers_StaysWhereTheNumberShows() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print((int)Old.A); print((int)Old.B); Old b = Old.B; print(b == Old.B); print((int)(Old)2); print((Old)1 == Old.A); print(Enum.GetValues(typeof(Old)).Length); print(Enum.Parse<Old>("A") == Old.A); switch ((Old)1) { case Old.A: print("A"); break; default: print("other"); break; } } }
        [SupersededBy(typeof(New))] public enum Old { A = 1, B = 2 }
        [Canonical("R")] public enum New { A = 10, B = 2, C = 3 }
        """,
        "(int)Old.A", "(int)New.B", "typeof(Old)", "Enum.Parse<Old>");

    [Fact]
    public Task EnumOfAnotherDefault_StaysWhereTheDefaultShows() => VerifyAsync(
        """
        public class Holder { public Old Kind; }
        public static class Program { public static void Print(Action<object> print) { print(default(Old)); print(new Old()); print(new Holder().Kind); print(new Old[] { default }[0]); print(new List<Old>().FirstOrDefault()); print(nameof(Old.A)); } }
        [SupersededBy(typeof(New))] public enum Old { A, B }
        [Canonical("R")] public enum New { B, A }
        """,
        "default(Old)", "new Old()", "public Old Kind", "new Old[] { default }", "List<Old>");

    [Fact]
    public Task EnumOfTheSameDefault_Moves() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { print(default(Old)); print(new List<Old>().FirstOrDefault()); } }
        [SupersededBy(typeof(New))] public enum Old { A, B }
        [Canonical("R")] public enum New { A, C, B }
        """,
        "default(New)", "List<New>");

    [Fact]
    public Task EnumOfTheSameMembers_Moves() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Old a = Old.A; print((int)a); print((Old)2 == Old.B); print(Enum.GetValues(typeof(Old)).Length); } }
        [SupersededBy(typeof(New))] public enum Old { A = 1, B = 2 }
        [Canonical("R")] public enum New { B = 2, A = 1 }
        """,
        "New a = New.A", "typeof(New)");

    [Fact]
    public Task OtherEquality_StaysWhereValuesAreCompared() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Compare(print); Keys(print); Linq(print); Read(print); }
            static void Compare(Action<object> print) { var a = new Old(1); var b = new Old(1); print(a == b); print(a.Equals(b)); }
            static void Keys(Action<object> print) { var set = new HashSet<Old>(); set.Add(new Old(1)); set.Add(new Old(1)); print(set.Count); }
            static void Linq(Action<object> print) { var all = new[] { new Old(1), new Old(1) }; print(all.Distinct().Count()); var list = new List<Old>(); print(list.Contains(new Old(1))); }
            static void Read(Action<object> print) { var c = new Old(5); print(c.X); } }
        [SupersededBy(typeof(New))] public class Old { public int X; public Old(int x) { X = x; } }
        [Canonical("R")] public record New(int X);
        """,
        "new HashSet<Old>", "var c = new New(5)");

    [Fact]
    public Task OtherText_StaysWhereItIsWritten() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Write(print); Read(print); } static void Write(Action<object> print) { var t = new Old(); print($"{t}"); } static void Read(Action<object> print) { var t = new Old(); print(t.X); } }
        [SupersededBy(typeof(New))] public class Old { public int X = 1; public override string ToString() => "old"; }
        [Canonical("R")] public class New { public int X = 1; }
        """,
        "var t = new Old(); print($\"{t}\")", "var t = new New(); print(t.X)");

    [Fact]
    public Task ObjectThatIsAskedForAnInterface_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Hand(print); Read(print); } static void Hand(Action<object> print) => Close(new Old(), print); static void Close(object o, Action<object> print) => print(o is IDisposable); static void Read(Action<object> print) { var o = new Old(); print(o.X); } }
        [SupersededBy(typeof(New))] public class Old : IDisposable { public int X = 1; public void Dispose() { } }
        [Canonical("R")] public class New { public int X = 1; }
        """,
        "Close(new Old(), print)", "var o = new New()");

    [Theory]
    [InlineData("print(o is IThing)")]
    [InlineData("print((o as IThing) is null)")]
    [InlineData("print(o is not IThing)")]
    [InlineData("print(o is IThing { })")]
    [InlineData("print(o switch { string => 1, IThing t => 2, _ => 3 })")]
    [InlineData("switch (o) { case IThing: print(1); break; default: print(2); break; }")]
    [InlineData("print(new[] { o }.OfType<IThing>().Count())")]
    [InlineData("print(typeof(IThing).IsInstanceOfType(o))")]
    [InlineData("print(o.GetType().IsAssignableTo(typeof(IThing)))")]
    [InlineData("print(o is Thing)")]
    [InlineData("try { var t = (IThing)o; print(1); } catch (InvalidCastException) { print(2); }")]
    public async Task ObjectThatIsAskedForATypeOfYourOwn_Stays(string test)
    {
        var program = $$"""
            public static class Program { public static void Print(Action<object> print) { Hand(print); Read(print); } static void Hand(Action<object> print) => Ask(new Old(), print); static void Ask(object o, Action<object> print) { {{test}}; } static void Read(Action<object> print) { var o = new Old(); print(o.X); } }
            public interface IThing { } public abstract class Thing { }
            """;
        await VerifyAsync(program + """
            [SupersededBy(typeof(New))] public class Old { public int X = 1; }
            [Canonical("R")] public class New : Thing, IThing { public int X = 1; }
            """, "Ask(new Old(), print)", "var o = new New()");
        await VerifyAsync(program + """
            [SupersededBy(typeof(New))] public class Old : Thing, IThing { public int X = 1; }
            [Canonical("R")] public class New { public int X = 1; }
            """, "Ask(new Old(), print)", "var o = new New()");
        await VerifyAsync(program + """
            [SupersededBy(typeof(New))] public class Old : Thing, IThing { public int X = 1; }
            [Canonical("R")] public class New : Thing, IThing { public int X = 1; }
            """, "Ask(new New(), print)", "var o = new New()");
    }

    [Theory]
    [InlineData("IBase b = new Old(); print(b is IThing)")]
    [InlineData("var b = new Old(); print(b is IThing)")]
    [InlineData("print(Ask(new Old())); static bool Ask<T>(T value) => value is IThing")]
    [InlineData("print(new Box<Old>(new Old()).Ask())")]
    [InlineData("var all = new List<object> { new Old() }; print(all.Count(one => one is IThing))")]
    [InlineData("var all = new List<Old> { new Old() }; print(all.OfType<IThing>().Count())")]
    public Task ValueThatIsAskedForATypeOfYourOwn_Stays(string use) => VerifyAsync(
        $$"""
        public static class Program { public static void Print(Action<object> print) { Hand(print); Read(print); } static void Hand(Action<object> print) { {{use}}; } static void Read(Action<object> print) { var o = new Old(); print(o.X); } }
        public interface IThing { } public interface IBase { }
        public class Box<T>(T value) { public bool Ask() => value is IThing; }
        [SupersededBy(typeof(New))] public class Old : IBase { public int X = 1; }
        [Canonical("R")] public class New : IBase, IThing { public int X = 1; }
        """,
        "new Old()", "var o = new New()");

    [Fact]
    public Task ObjectKnownByItsContract_Moves_ThoughOthersAreAskedForAnInterfaceOfTheFramework() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IBase b = new Old(); print(b.N); print(Ask("text")); } static bool Ask(object o) => o is IDisposable; }
        public interface IBase { int N { get; } }
        [SupersededBy(typeof(New))] public class Old : IBase { public int N => 1; }
        [Canonical("R")] public class New : IBase, IDisposable { public int N => 1; public void Dispose() { } }
        """,
        "IBase b = new New()");

    [Fact]
    public Task ObjectWhoseContractIsAskedForAnInterfaceOfTheFramework_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { IBase b = new Old(); print(b.N); print(Ask(b)); } static bool Ask(IBase o) => o is IDisposable; }
        public interface IBase { int N { get; } }
        [SupersededBy(typeof(New))] public class Old : IBase { public int N => 1; }
        [Canonical("R")] public class New : IBase, IDisposable { public int N => 1; public void Dispose() { } }
        """,
        "IBase b = new Old()");

    [Fact]
    public Task BaseThatMovesToo_IsAskedForAsBefore() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) => Ask(new Old(), print); static void Ask(object o, Action<object> print) => print(o is OldBase); }
        [SupersededBy(typeof(NewBase))] public class OldBase { } [Canonical("B")] public class NewBase { }
        [SupersededBy(typeof(New))] public class Old : OldBase { } [Canonical("R")] public class New : NewBase { }
        """,
        "Ask(new New(), print)", "print(o is NewBase)");

    [Fact]
    public Task TestInAnotherProject_KeepsTheObject() => VerifyAsync(
        [
            """
            public interface IThing { } public static class Asking { public static bool Ask(object o) => o is IThing; }
            [SupersededBy(typeof(New))] public class Old { public int X = 1; }
            [Canonical("R")] public class New : IThing { public int X = 1; }
            """,
            "public static class Program { public static void Print(Action<object> print) { print(Asking.Ask(new Old())); Read(print); } static void Read(Action<object> print) { var o = new Old(); print(o.X); } }",
        ],
        "Asking.Ask(new Old())", "var o = new New()");

    [Fact]
    public Task ExceptionOfAnotherBase_IsThrownStill_WhereThatBaseIsCaught() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { try { throw new Old("a"); } catch (InvalidOperationException) { print("invalid"); } catch (Exception) { print("other"); } try { throw new Old2("b"); } catch (Old2 e) { print(e.Message); } } }
        [SupersededBy(typeof(New))] public class Old : Exception { public Old(string m) : base(m) { } }
        [Canonical("R")] public class New : InvalidOperationException { public New(string m) : base(m) { } }
        [SupersededBy(typeof(New2))] public class Old2 : Exception { public Old2(string m) : base(m) { } }
        [Canonical("R2")] public class New2 : ArithmeticException { public New2(string m) : base(m) { } }
        """,
        "throw new Old(", "throw new New2(", "catch (New2 e)");

    [Fact]
    public Task SerializedShape_StaysWithWhatIsSerialized() => VerifyAsync(
        """
        public class Holder { public Old D { get; set; } }
        public static class Program { public static void Print(Action<object> print) { print(System.Text.Json.JsonSerializer.Serialize(new Old { A = 1 })); print(System.Text.Json.JsonSerializer.Deserialize<Old>("{\"a\":5}").A); print(System.Text.Json.JsonSerializer.Serialize(new Holder { D = new Old() })); Plain(print); Read(print); }
            static void Plain(Action<object> print) => print(System.Text.Json.JsonSerializer.Serialize(new Old2 { A = 1 }));
            static void Read(Action<object> print) => print(System.Text.Json.JsonSerializer.Serialize(new Old3 { A = 1 })); }
        [SupersededBy(typeof(New))] public class Old { [System.Text.Json.Serialization.JsonPropertyName("a")] public int A { get; set; } }
        [Canonical("R")] public class New { public int A { get; set; } }
        [SupersededBy(typeof(New2))] public class Old2 { public int A { get; set; } }
        [Canonical("R2")] public class New2 { public int A { get; set; } public int B { get; set; } }
        [SupersededBy(typeof(New3))] public class Old3 { public int A { get; set; } }
        [Canonical("R3")] public class New3 { public int A { get; set; } }
        """,
        "Deserialize<Old>", "public Old D", "Serialize(new Old2", "Serialize(new New3");

    [Fact]
    public Task MemberOfWhatIsSerialized_Stays() => VerifyAsync(
        """
        using System.Text.Json;
        public class Holder { public Old D { get; set; } = new(); public List<Old> Many { get; set; } = new() { new Old { A = 3 } }; public (int, Old)? T { get; set; } }
        public record Rec(Old R, int X);
        public class Loud { public Old L { get; set; } = new(); public void Run() { } }
        public class Outer { public Loud I { get; set; } = new(); public void Run() { } }
        public class Service { public Old Current { get; set; } = new(); public int Go() => Current.A; }
        public static class Program { public static void Print(Action<object> print) { print(Write(new Holder())); print(JsonSerializer.Serialize(new Rec(new Old(), 2))); print(Write(new Outer())); print(new Service().Go()); }
            static string Write(Holder h) => JsonSerializer.Serialize(h);
            static string Write(Outer h) => JsonSerializer.Serialize(h); }
        [SupersededBy(typeof(New))] public class Old { public int A { get; set; } }
        [Canonical("R")] public class New { public int A { get; set; } public int B { get; set; } }
        """,
        "public Old D", "List<Old> Many", "(int, Old)? T", "Rec(Old R", "public Old L", "public New Current");

    [Fact]
    public Task MemberOfSerializedData_MovesWhereBothTypesAreWrittenAlike() => VerifyAsync(
        """
        using System.Text.Json;
        public class Holder { public Old D { get; set; } = new(); }
        public static class Program { public static void Print(Action<object> print) => print(Write(new Holder())); static string Write(Holder h) => JsonSerializer.Serialize(h); }
        [SupersededBy(typeof(New))] public class Old { public int A { get; set; } }
        [Canonical("R")] public class New { public int A { get; set; } }
        """,
        "public New D");

    [Fact]
    public Task EnumOfOtherNumbers_StaysInData() => VerifyAsync(
        """
        using System.Text.Json;
        public class Holder { public Old K { get; set; } }
        public static class Program { public static void Print(Action<object> print) => print(JsonSerializer.Serialize(Make())); static Holder Make() => new Holder { K = (Old)1 }; }
        [SupersededBy(typeof(New))] public enum Old { A, B }
        [Canonical("R")] public enum New { A, B = 7 }
        """,
        "public Old K");

    [Fact]
    public Task ValueThatAHelperSerializes_Stays() => VerifyAsync(
        """
        using System.Text.Json;
        public static class Store { public static string Save<T>(T value) => JsonSerializer.Serialize(value); public static string Keep(object o) => Save(o); public static int Count<T>(T value) => 1; }
        public static class Program { public static void Print(Action<object> print) { Generic(print); Open(print); Counted(print); }
            static void Generic(Action<object> print) { var generic = new Old { A = 4 }; print(Store.Save(generic)); }
            static void Open(Action<object> print) { print(Store.Keep(new Old { A = 5 })); }
            static void Counted(Action<object> print) { var counted = new Old { A = 4 }; print(Store.Count(counted)); } }
        [SupersededBy(typeof(New))] public class Old { public int A { get; set; } }
        [Canonical("R")] public class New { public int A { get; set; } public int B { get; set; } }
        """,
        "var generic = new Old", "Store.Keep(new Old", "var counted = new New");

    [Fact]
    public Task WhatAWebEndpointTakesAndGives_Stays() => VerifyAsync(
        """
        using System.Threading.Tasks; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Mvc;
        public class OrdersController : ControllerBase { [HttpGet] public Old Get() => new Old { A = 1 }; [HttpPost] public ActionResult<List<Old>> Post(Old o) => new List<Old> { o }; private Old Own() => new Old(); }
        public static class Program { public static void Print(Action<object> print) { var plain = new Old { A = 2 }; print(plain.A); }
            public static void Map(WebApplication app) { app.MapGet("/a", () => new Old { A = 3 }); app.MapPost("/b", (Old o) => Results.Ok(o)); app.MapGet("/c", Handler); app.MapPost("/d", TakeAsync); }
            static Old Handler() => new Old();
            static async Task<int> TakeAsync(Old o) { await Task.Yield(); return o.A; } }
        [SupersededBy(typeof(New))] public class Old { public int A { get; set; } }
        [Canonical("R")] public class New { public int A { get; set; } public int B { get; set; } }
        """,
        "public Old Get()", "ActionResult<List<Old>> Post(Old o)", "private New Own()", "var plain = new New", "() => new Old", "(Old o) => Results", "static Old Handler", "TakeAsync(Old o)");

    [Fact]
    public Task SealedTypeOfAMock_Stays() => VerifyAsync(
        """
        public class Mock<T> where T : class { public string Name => typeof(T).IsSealed ? "throws" : "mocks"; }
        public static class Program { public static void Print(Action<object> print) { print(new Mock<Old>().Name); print(new Old().N); } }
        [SupersededBy(typeof(New))] public class Old { public int N = 1; }
        [Canonical("R")] public sealed class New { public int N = 1; }
        """,
        "new Mock<Old>()", "new New().N");
}
