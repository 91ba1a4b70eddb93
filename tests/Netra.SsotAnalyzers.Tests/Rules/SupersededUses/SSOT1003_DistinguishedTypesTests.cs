using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>
/// Code that tells a superseded type from its canonical one: what both would become one of stays, and so does what would
/// silently go the other way. It is SSOT1003 in every run, and in every order of the ids.
/// </summary>
public sealed class SSOT1003_DistinguishedTypesTests
{
    private const string Map = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        using Netra.Ssot;

        [Canonical("Fault")]
        public class New : Exception
        {
            public static New Make() => new();
            public const int Code = 1;
        }

        [SupersededBy(typeof(New))]
        public class Old : Exception
        {
            public static Old Make() => new();
            public const int Code = 2;
        }

        [Canonical("Base")] public class NewBase { public void Send(NewBase other) { } }
        [SupersededBy(typeof(NewBase))] public class OldShim : NewBase { }

        public interface IHandler<T> { string Handle(T value); T Get(); }
        public class Box<T> { public virtual string Put(T value) => ""; public virtual string Put(New value) => ""; }
        public enum Color { [ReplaceWith("Color.New")] Old, New, [ReplaceWith("Color.New")] Older, Other }
        public static class Factory
        {
            [ReplaceWith("new New()")] public static Old Create() => new();
            [ReplaceWith("new New()")] public static Task<Old> CreateAsync() => Task.FromResult(new Old());
        }

        public class Services
        {
            public Services Add<T>() => this;
            public Services Add<T, U>() => this;
            public T Get<T>() => default;
        }
        """;

    private const string Overloads = "static void G(New n) { } static void G({|SSOT1003:Old|} o) { }";

    [Theory]
    [InlineData(Overloads)]
    [InlineData("static void G(New n) { } static void G(in {|SSOT1003:Old|} o) { }")]
    [InlineData("static void G<T>(T t, List<New> n) { } static void G<U>(U u, List<{|SSOT1003:Old|}> o) { }")]
    [InlineData("C(New n) { } C({|SSOT1003:Old|} o) { }")]
    [InlineData("string this[New n] => null; string this[{|SSOT1003:Old|} o] => null;")]
    [InlineData("public static int operator +(C c, New n) => 1; public static int operator +(C c, {|SSOT1003:Old|} o) => 1;")]
    [InlineData("public static implicit operator C(List<New> n) => null; public static implicit operator C(List<{|SSOT1003:Old|}> o) => null;")]
    [InlineData("public static explicit operator List<New>(C c) => null; public static explicit operator List<{|SSOT1003:Old|}>(C c) => null;")]
    [InlineData("class B { public virtual void G({|SSOT1003:Old|} o) { } } class D : B { public void G(New n) { } }")]
    [InlineData("class B { public virtual void G(New n) { } public virtual void G({|SSOT1003:Old|} o) { } } class D : B { public override void G({|SSOT1003:Old|} o) { } }")]
    [InlineData("class D : Box<{|SSOT1003:Old|}> { public override string Put({|SSOT1003:Old|} o) => null; }")]
    [InlineData("class D : IHandler<New>, IHandler<{|SSOT1003:Old|}> { string IHandler<New>.Handle(New n) => null; string IHandler<{|SSOT1003:Old|}>.Handle({|SSOT1003:Old|} o) => null; New IHandler<New>.Get() => null; {|SSOT1003:Old|} IHandler<{|SSOT1003:Old|}>.Get() => {|SSOT1003:new Old()|}; static IHandler<{|SSOT1003:Old|}> handler = new D(); string s = handler.Handle({|SSOT1003:new Old()|}); }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New))] class Older { } static void G({|SSOT1003:Older|} n) { } static void G({|SSOT1003:Old|} o) { }")]
    [InlineData("static void G(NewBase n) { } static void G({|SSOT1003:OldShim|} o) { }")]
    public Task Overload_ThatWouldBecomeAnother_Stays(string members) => StaysAsync(members);

    [Fact]
    public Task Extension_ThatAnInstanceMemberWouldHide_Stays() => StaysInFileAsync(
        "class B { public void G(New n) { } } static class X { static void G(this B b, {|SSOT1003:Old|} o) { } static void M() { new B().G({|SSOT1003:new Old()|}); } }");

    [Fact]
    public Task PrimaryConstructor_ThatWouldBecomeAnother_Stays() => StaysInFileAsync(
        "class P({|SSOT1003:Old|} o) { public P(New n) : this({|SSOT1003:new Old()|}) { } string S => o.ToString(); }");

    [Theory]
    [InlineData("G({|SSOT1003:new Old()|});")]
    [InlineData("G({|SSOT1003:Old.Make()|});")]
    [InlineData("G({|SSOT1003:Factory.Create()|});")]
    [InlineData("G(({|SSOT1003:Old|})null);")]
    [InlineData("G(true ? {|SSOT1003:new Old()|} : null);")]
    [InlineData("var o = {|SSOT1003:new Old()|}; G(o);")]
    [InlineData("{|SSOT1003:Old|} o = {|SSOT1003:new Old()|}; {|SSOT1003:Old|} p = o; G(p);")]
    [InlineData("{|SSOT1003:Old|} o; o = {|SSOT1003:Old.Make()|}; G(o);")]
    [InlineData("var l = new List<{|SSOT1003:Old|}>(); l.Add({|SSOT1003:new Old()|}); foreach (var o in l) G(o);")]
    [InlineData("List<{|SSOT1003:Old|}> l = [{|SSOT1003:new Old()|}]; l.ForEach(o => G(o));")]
    [InlineData("Action<{|SSOT1003:Old|}> a = G; a({|SSOT1003:new Old()|});")]
    [InlineData("Action<{|SSOT1003:Old|}> a = o => G(o); a({|SSOT1003:new Old()|});")]
    [InlineData("void L({|SSOT1003:Old|} o) => G(o); L({|SSOT1003:new Old()|});")]
    [InlineData("foreach (var o in new[] { {|SSOT1003:new Old()|} }) G(o);")]
    public Task Value_ThatWouldGoToAnotherOverload_Stays(string statements) => StaysAsync(Overloads + " static void M() { " + statements + " }");

    [Theory]
    [InlineData("static {|SSOT1003:Old|} f = {|SSOT1003:new Old()|}; static void M() => G(f);")]
    [InlineData("static {|SSOT1003:Old|} P { get; } = {|SSOT1003:new Old()|}; static {|SSOT1003:Old|} Q() => P; static void M() => G(Q());")]
    [InlineData("static event Action<{|SSOT1003:Old|}> E; static void M() { E += o => G(o); E?.Invoke({|SSOT1003:new Old()|}); }")]
    [InlineData("static async Task<{|SSOT1003:Old|}> Q() { await Task.Yield(); return {|SSOT1003:new Old()|}; } static async Task M() => G(await Q());")]
    public Task Value_ThatTakesALongerWay_Stays(string members) => StaysAsync(Overloads + " " + members);

    [Theory]
    [InlineData("try { throw {|SSOT1003:new Old()|}; } catch (New) { } catch ({|SSOT1003:Old|}) { }")]
    [InlineData("try { throw {|SSOT1003:Factory.Create()|}; } catch (New) when (true) { } catch ({|SSOT1003:Old|}) { }")]
    [InlineData("try { var o = {|SSOT1003:new Old()|}; throw o; } catch ({|SSOT1003:Old|}) { } catch (New) { }")]
    [InlineData("try { try { throw {|SSOT1003:new Old()|}; } catch (New) { } } catch ({|SSOT1003:Old|}) { }")]
    [InlineData("try { Action a = () => throw {|SSOT1003:new Old()|}; a(); } catch (New) { } catch ({|SSOT1003:Old|}) { }")]
    [InlineData("try { throw {|SSOT1003:new Old()|}; } catch (New) { } catch (Exception e) when (e is {|SSOT1003:Old|}) { }")]
    public Task Exception_ThatAnotherClauseWouldCatch_Stays(string statements) => StaysAsync("static void M() { " + statements + " }");

    [Theory]
    [InlineData("int M(object o) => o switch { New => 1, {|SSOT1003:Old|} => 2, _ => 3 };")]
    [InlineData("int M(object o) => o switch { {|SSOT1003:Old|} when o.ToString() == \"\" => 1, New => 2, _ => 3 };")]
    [InlineData("int M(object o) { switch (o) { case New: return 1; case {|SSOT1003:Old|} p: return 2; default: return 3; } }")]
    [InlineData("int M(Exception o) => o switch { { InnerException: New } => 1, { InnerException: {|SSOT1003:Old|} } => 2, _ => 3 };")]
    [InlineData("int M(NewBase o) => o switch { {|SSOT1003:OldShim|} => 1, NewBase => 2, _ => 3 };")]
    [InlineData("int M(object o) { if (o is New) return 1; else if (o is {|SSOT1003:Old|}) return 2; return 3; }")]
    [InlineData("int M(object o) => o is {|SSOT1003:Old|} p ? 1 : o is New n ? 2 : 3;")]
    [InlineData("bool M(object o) => o is {|SSOT1003:Old|} && o is not New;")]
    [InlineData("void M(object o) { var a = o as {|SSOT1003:Old|}; var b = o as New; }")]
    [InlineData("Dictionary<Type, int> d = new() { [typeof({|SSOT1003:Old|})] = 1, [typeof(New)] = 2 };")]
    [InlineData("bool M(object o) => o.GetType() == typeof({|SSOT1003:Old|}) || o.GetType() == typeof(New);")]
    [InlineData("void M(Services s) { s.Add<{|SSOT1003:Old|}>(); s.Add<New>(); }")]
    [InlineData("void M(Services s) => s.Add<Exception, New>().Add<Exception, {|SSOT1003:Old|}>();")]
    [InlineData("int M(Color c) { switch (c) { case {|SSOT1003:Color.Old|}: return 1; case Color.New: return 2; default: return 3; } }")]
    [InlineData("int M(Color c) { switch (c) { case {|SSOT1003:Color.Old|}: case {|SSOT1003:Color.Older|}: return 1; default: return 3; } }")]
    [InlineData("int M(Color c) => c switch { {|SSOT1003:Color.Old|} => 1, Color.New => 2, _ => 3 };")]
    [InlineData("int M(int c) => c switch { {|SSOT1003:Old.Code|} => 1, 1 => 2, _ => 3 };")]
    [InlineData("Dictionary<Color, int> d = new() { [{|SSOT1003:Color.Old|}] = 1, [Color.New] = 2 };")]
    [InlineData("Dictionary<Color, int> d = new() { { {|SSOT1003:Color.Old|}, 1 }, { Color.New, 2 } };")]
    public Task Test_BesideOneForTheCanonical_Stays(string members) => StaysAsync(members);

    [Theory]
    [InlineData("void G([|Old|] o) { } void M() => G({|SSOT1002:new Old()|});", "void G(New o) { } void M() => G(new New());")]
    [InlineData("void G(object o) { } void G([|Old|] o) { } void M() => G({|SSOT1002:new Old()|});", "void G(object o) { } void G(New o) { } void M() => G(new New());")]
    [InlineData("void M() { try { throw {|SSOT1002:new Old()|}; } catch ([|Old|]) { } catch (Exception) { } }", "void M() { try { throw new New(); } catch (New) { } catch (Exception) { } }")]
    [InlineData("void M() { try { throw {|SSOT1002:new Old()|}; } catch (New) { } catch (Exception) { } }", "void M() { try { throw new New(); } catch (New) { } catch (Exception) { } }")]
    [InlineData("bool M(object o) => o is [|Old|] || o is New;", "bool M(object o) => o is New || o is New;")]
    [InlineData("bool M(object o, object p) => o is [|Old|] && p is New;", "bool M(object o, object p) => o is New && p is New;")]
    [InlineData("int M(object o) => o is [|Old|] p ? 1 : o is [|Old|] ? 2 : o as [|Old|] == null ? 3 : 4;", "int M(object o) => o is New p ? 1 : o is New ? 2 : o as New == null ? 3 : 4;")]
    [InlineData("Type M(bool b) => b ? typeof([|Old|]) : typeof([|Old|]);", "Type M(bool b) => b ? typeof(New) : typeof(New);")]
    [InlineData("void M(Services s) { s.Add<[|Old|]>(); s.Add<[|Old|]>(); s.Get<New>(); }", "void M(Services s) { s.Add<New>(); s.Add<New>(); s.Get<New>(); }")]
    [InlineData("object M(Services s) => s.Get<[|Old|]>() ?? (object)s.Get<New>();", "object M(Services s) => s.Get<New>() ?? (object)s.Get<New>();")]
    [InlineData("int M(Color c) => c switch { {|SSOT1002:Color.Old|} => 1, _ => 3 };", "int M(Color c) => c switch { Color.New => 1, _ => 3 };")]
    [InlineData("static void G(New n) { } static void G(ref {|SSOT1001:Old|} o) { }", "static void G(New n) { } static void G(ref New o) { }")]
    public async Task TypesThatNoCodeDistinguishes_AreRewritten(string before, string after)
    {
        var test = NewTest("class C { " + before + " }");
        test.FixedState.Sources.Add(("/0/Map.cs", Map));
        test.FixedState.Sources.Add(("/0/Test.cs", "class C { " + after + " }"));
        await test.RunAsync();
    }

    [Fact]
    public Task OverloadsOfAnotherAssembly_AreThereToMoveTo()
    {
        var library = Library.Compile(Map + "public static class Api { public static void Send(Old o) { } public static void Send(New n) { } }");
        return new SuiteTest<SSOT1001_SupersededTypeUse>
        {
            TestState = { Sources = { ("/0/Test.cs", "class C { void M() => Api.Send({|SSOT1002:new Old()|}); }") }, AdditionalReferences = { library } },
            FixedState = { Sources = { ("/0/Test.cs", "class C { void M() => Api.Send(new New()); }") }, AdditionalReferences = { library } },
        }.RunAsync();
    }

    [Fact]
    public Task HoleOfAnInterpolatedString_StaysWhereTheHandlerTakesBoth() => StaysInFileAsync(
        """
        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        public struct Handler
        {
            public Handler(int literals, int holes) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted(New n) { }
            public void AppendFormatted({|SSOT1003:Old|} o) { }
        }

        class C
        {
            static void Log(Handler text) { }
            void M() => Log($"{ {|SSOT1003:new Old()|} }");
        }
        """);

#if ROSLYN_5
    [Theory]
    [InlineData("public string T() => \"old\";", "public string T() => \"new\";", "_ = {|SSOT1003:new Old()|}.T();")]
    [InlineData("public int Size => 1;", "public int Size => 2;", "_ = {|SSOT1003:new Old()|}.Size;")]
    [InlineData("public string T(int i) => \"old\";", "public string T(int i) => \"new\";", "{|SSOT1003:Old|} o = null; _ = o.T(1); _ = X.T({|SSOT1003:new Old()|}, 2);")]
    public Task ExtensionBlocksForBoth_StayAndSoDoTheirCalls(string forOld, string forNew, string calls) => StaysInFileAsync(
        $$"""
        public static class X { extension({|SSOT1003:Old|} o) { {{forOld}} } extension(New n) { {{forNew}} } }
        class C { void M() { {{calls}} } }
        """);

    [Fact]
    public Task ExtensionBlocksOfOtherNames_Change()
    {
        var test = NewTest("public static class X { extension([|Old|] o) { public string T() => null; } extension(New n) { public string U() => null; } }\nclass C { void M() { _ = {|SSOT1002:new Old()|}.T(); } }");
        test.FixedState.Sources.Add(("/0/Map.cs", Map));
        test.FixedState.Sources.Add(("/0/Test.cs", "public static class X { extension(New o) { public string T() => null; } extension(New n) { public string U() => null; } }\nclass C { void M() { _ = new New().T(); } }"));
        return test.RunAsync();
    }
#endif

    [Theory]
    [InlineData("void G(New n) { } void G({|#0:Old|} o) { }", "'C.G(New)' is declared as well, and both would have the same signature: merge the two first")]
    [InlineData("void G(New n) { } void G({|SSOT1003:Old|} o) { } void M() => G({|#0:new Old()|});", "the call would bind to 'C.G(New)' instead of 'C.G(Old)': merge the two overloads first")]
    [InlineData("void M() { try { } catch (New) { } catch ({|#0:Old|}) { } }", "the clause for 'New' would catch the same exceptions, or catch none: merge the two clauses first")]
    [InlineData("void M() { try { throw {|#0:new Old()|}; } catch (New) { } catch ({|SSOT1003:Old|}) { } }", "the clause for 'Old' would no longer catch it, but the clause for 'New' would: merge the clauses first")]
    [InlineData("bool M(object o) => o is New && o is {|#0:Old|};", "the same value is also tested for 'New', and both tests would be the same: merge the two tests first")]
    [InlineData("object[] M() => [typeof(New), typeof({|#0:Old|})];", "'typeof(New)' is used beside it, and both would be the same: remove one of the two first")]
    public Task Message_SaysWhatToMerge(string members, string reason)
    {
        var test = NewTest("class C { " + members + " }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT1003).WithLocation(0).WithArguments("Old", "Fault", reason));
        return test.RunAsync();
    }

    private static Task StaysAsync(string members) => StaysInFileAsync("class C { " + members + " }");

    private static Task StaysInFileAsync(string source) => NewTest(source).RunAsync();

    private static SuiteTest<SSOT1001_SupersededTypeUse> NewTest(string source) =>
        new() { TestState = { Sources = { ("/0/Map.cs", Map), ("/0/Test.cs", source) } }, FixedState = { MarkupHandling = MarkupMode.Allow } };
}
