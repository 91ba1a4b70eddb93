using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>One test for each reason why a use cannot be rewritten.</summary>
public sealed class SSOT1003_UnfixableUseTests : RuleTests<SSOT1003_UnfixableUse>
{
    protected override string Map => """
        global using N;
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        using Netra.Ssot;

        namespace N;

        [Canonical("Manager")]
        public sealed class New
        {
            public New(string user) { }
            public static Task<New> OpenAsync(string user) => Task.FromResult(new New(user));
            public static Task CloseAsync(string user) => Task.CompletedTask;
            public static int Count;
            public int Renamed;
            public void Send(string text) { }
            public string User { get; set; }
        }

        [SupersededBy(typeof(New))]
        public class Old
        {
            public Old() { }
            public Old(string user) { }
            public static int Count;
            public static int Gone;
            public int Lost;
            public int Renamed { get; set; }
            public void Forgotten() { }
            public void Send(string text, bool twice) { }
            public string User { get; }
        }

        [SupersededBy(typeof(Helpers))] public class OldHelpers { public static int Help() => 1; }
        public static class Helpers { public static int Help() => 1; }

        [SupersededBy(typeof(Contract))] public interface IOldContract { }
        public class Contract { }

        [SupersededBy(typeof(Abstract))] public class Concrete { }
        public abstract class Abstract { }

        [SupersededBy(typeof(Plain))] public class OldAttribute : Attribute { }
        public class Plain { }

        [SupersededBy(typeof(Two<,>))] public class One<T> { }
        public class Two<T, U> { }

        public static class Factory
        {
            [ReplaceWith("New.OpenAsync(user)")] public static New Open(string user) => new(user);
            [ReplaceWith("New.CloseAsync(user)")] public static void Close(string user) { }
            [ReplaceWith("new New(user)")] public static New CreateLogged(string user, object log) => new(user);
            [ReplaceWith("new New(user + user)")] public static New CreateTwice(string user) => new(user);
            [ReplaceWith("new New(right + left)")] public static New CreateSwapped(string left, string right) => new(left);
            [ReplaceWith("((Func<New>)(() => new New(user)))()")] public static New CreateLater(string user) => new(user);
            [ReplaceWith("new New(user")] public static New CreateMalformed(string user) => new(user);
            [ReplaceWith("new Nowhere(user)")] public static New CreateUnbound(string user) => new(user);
            [ReplaceWith("")] public static New CreateEmpty(string user) => new(user);
            [ReplaceWith("new New(user); 1")] public static New CreateTwoStatements(string user) => new(user);
            [ReplaceWith("new New(user)")] public static Task<New> CreateAsync(string user) => Task.FromResult(new New(user));
            [ReplaceWith("New.CloseAsync(\"\").Wait()")] public static Task CloseAllAsync() => Task.CompletedTask;
            [ReplaceWith("Factory.Set(value)")] public static string Name { get; set; }
            public static string Set(string value) => value;
        }

        public class Widget
        {
            public Widget(string text) { }
            [ReplaceWith("Widget.Make()")] public Widget() { }
            [ReplaceWith("Widget.Make()")] public Widget(int x) { }
            public static Widget Make() => null;
            public string Title { get; set; }
            [ReplaceWith("Factory.Open(this.Title)")] public New Open() => null;
            [ReplaceWith("this.SendAsync()")] public void Send() { }
            public Task SendAsync() => Task.CompletedTask;
            [ReplaceWith("this.Label(value)")] public string Caption { get; set; }
            public void Label(string text) { }
        }
        """;

    protected override string FlaggedSample => """
        class C
        {
            string name = nameof([|Old|]);
            object made = [|new Old()|];
            New opened = [|Factory.Open("a")|];
        }
        class D : [|Old|] { }
        """;

    protected override string NotFlaggedSample => """
        class C
        {
            string name = nameof(New) + "Old";
            async Task M() { var a = await New.OpenAsync("a"); }
        }
        """;

    protected override string UnrelatedNamesakeSample => """
        namespace Elsewhere
        {
            class Old { public static int Gone; public int Lost; }
            class D : Old { string name = nameof(Old); int gone = Old.Gone + new Old().Lost; }
        }
        """;

    protected override string GeneratedSample => """
        class Generated
        {
            {|SSOT1003:Old|} field;
            string name = nameof({|SSOT1003:Old|});
        }
        """;

    [Fact]
    public Task Message_NamesRoleOffenderAndReason()
    {
        var test = NewTest([("/0/Test0.cs", """class C : {|#0:Old|} { }""")]);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT1003).WithLocation(0).WithArguments("Old", "Manager", "'New' is sealed: hold an instance instead of deriving"));
        return test.RunAsync();
    }

    [Fact]
    public Task MissingConstructor_IsUnfixable() => ReportsAsync(
        """class C { object a = [|new Old()|]; object b = [|new Old { }|]; object c = {|SSOT1002:new Old("x")|}; }""");

    [Fact]
    public Task MissingStaticMember_IsUnfixable() => ReportsAsync(
        """class C { int a = [|Old.Gone|]; int b = {|SSOT1002:Old.Count|}; void M() { [|Old.Gone|] = 1; } }""");

    [Fact]
    public Task MissingInstanceMember_IsUnfixable() => ReportsAsync(
        """class C { int M({|SSOT1001:Old|} o) { [|o.Forgotten()|]; return [|o.Lost|]; } }""");

    [Fact]
    public Task MemberOfAnotherKind_IsUnfixable() => ReportsAsync(
        """class C { void M({|SSOT1001:Old|} o) { [|o.Send("a", true)|]; } }""");

    [Fact]
    public Task ConditionalMissingMember_IsUnfixable() => ReportsAsync(
        """class C { int? M({|SSOT1001:Old|} o) => o?[|.Lost|]; void N({|SSOT1001:Old|} o) { o?[|.Forgotten()|]; } }""");

    [Fact]
    public Task StaticCanonical_CannotBeAType() => ReportsAsync(
        """class C { [|OldHelpers|] field; List<[|OldHelpers|]> list; object made = [|new OldHelpers()|]; int a = {|SSOT1002:OldHelpers.Help()|}; }""");

    [Fact]
    public Task InterfaceToClass_CannotBeImplementedBesideABase() => ReportsAsync(
        """class C : [|IOldContract|] { {|SSOT1001:IOldContract|} field; }""");

    [Fact]
    public Task AbstractCanonical_CannotBeMade() => ReportsAsync(
        """class C { object a = [|new Concrete()|]; {|SSOT1001:Concrete|} field; }""");

    [Fact]
    public Task CanonicalThatIsNoAttribute_CannotBeOne() => ReportsAsync(
        """[[|OldAttribute|]] class D { }""");

    [Fact]
    public Task OtherArity_IsUnfixable() => ReportsAsync(
        """class C { [|One<int>|] a; Type b = typeof([|One<>|]); object c = [|new One<int>()|]; }""");

    [Fact]
    public Task SealedBase_IsUnfixable() => ReportsAsync(
        """class C : [|Old|] { public C() : base("x") { } } class D<T> where T : [|Old|] { }""");

    [Fact]
    public Task InaccessibleCanonical_IsUnfixable() => ReportsAsync(
        """
        class Outer
        {
            private class Hidden { }
            [Netra.Ssot.SupersededBy(typeof(Hidden))] public class Shown { }
            {|SSOT1001:Shown|} inside;
        }
        class C { [|Outer.Shown|] outside; }
        """);

    [Fact]
    public Task AwaitInASynchronousMethod_IsUnfixable() => ReportsAsync(
        """class C { New field = [|Factory.Open("a")|]; New P => [|Factory.Open("b")|]; New Q { get; } = [|Factory.Open("c")|]; New M() => [|Factory.Open("d")|]; void N() { [|Factory.Close("e")|]; New L() => [|Factory.Open("f")|]; Func<New> f = () => [|Factory.Open("g")|]; } C() { [|Factory.Close("h")|]; } }""");

    [Fact]
    public Task AwaitInsideALock_IsUnfixable() => ReportsAsync(
        """class C { async Task M() { lock (this) { [|Factory.Close("a")|]; } lock ({|SSOT1002:Factory.Open("b")|}) { } } }""");

    [Fact]
    public Task AwaitInAnExceptionFilter_IsUnfixable() => ReportsAsync(
        """class C { async Task M() { try { } catch (Exception) when ([|Factory.Open("a")|] != null) { {|SSOT1002:Factory.Close("b")|}; } } }""");

    [Fact]
    public Task AwaitInAQuery_IsUnfixableButForTheFirstSource() => ReportsAsync(
        """class C { async Task<object> M() => from c in {|SSOT1002:Factory.Open("a")|}.User where [|Factory.Open("b")|] != null orderby [|Factory.Open("c")|].User select [|Factory.Open("d")|]; }""");

    [Fact]
    public Task AwaitInBaseArguments_IsUnfixable() => ReportsAsync(
        """class B(New n) { } class C : B { public C() : base([|Factory.Open("a")|]) { } } class D() : B([|Factory.Open("b")|]);""");

    [Fact]
    public Task AwaitInAnUnsafeContext_IsUnfixable() => ReportsAsync(
        """class C { async Task M() { unsafe { [|Factory.Close("a")|]; } } } unsafe class U { async Task M() { [|Factory.Close("b")|]; } }""");

    [Fact]
    public Task AwaitInAnIterator_IsUnfixable() => ReportsAsync(
        """class C { IEnumerable<New> M() { yield return [|Factory.Open("a")|]; } async IAsyncEnumerable<New> N() { yield return {|SSOT1002:Factory.Open("b")|}; } }""");

    [Fact]
    public Task AwaitInAnExpressionTree_IsUnfixable() => ReportsAsync(
        """class C { System.Linq.Expressions.Expression<Func<New>> e = () => [|Factory.Open("a")|]; }""");

    [Fact]
    public Task AwaitInAMethodWithRefParameters_IsUnfixable() => ReportsAsync(
        """class C { void M(ref int x) { [|Factory.Close("a")|]; } bool N(out New x) { x = [|Factory.Open("b")|]; return true; } }""");

    [Fact]
    public Task AwaitAcrossASpan_IsUnfixable() => ReportsAsync(
        """class C { async Task<int> M(char[] text) { Span<char> live = text; [|Factory.Close("a")|]; return live.Length; } }""");

    [Fact]
    public Task SynchronousDelegate_CannotAwait() => ReportsAsync(
        """class C { Func<string, New> a = [|Factory.Open|]; Action<string> b = [|Factory.Close|]; }""");

    [Fact]
    public Task AwaitBehindAConditional_IsUnfixable() => ReportsAsync(
        """class C { async Task M(Widget w) { w?[|.Send()|]; {|SSOT1002:w.Send()|}; } }""");

    [Fact]
    public Task ReplacementThatDoesNotStartWithThis_CannotFollowAConditional() => ReportsAsync(
        """class C { New M(Widget w) => w?[|.Open()|]; }""");

    [Fact]
    public Task DroppedSideEffect_IsUnfixable() => ReportsAsync(
        """class C { static int n; object Log() => n++; void M(New a) { } void N() => M([|Factory.CreateLogged("a", Log())|]); void O() => M([|Factory.CreateLogged("b", n++)|]); void P() => M([|Factory.CreateLogged("c", new object())|]); void Q() => M({|SSOT1002:Factory.CreateLogged("d", null)|}); void R() { M({|SSOT1002:Factory.CreateLogged("e", Log())|}); } }""");

    [Fact]
    public Task DuplicatedSideEffect_IsUnfixable() => ReportsAsync(
        """class C { string Next() => ""; string P => ""; void M(New a, string u) { } void N(string u) => M([|Factory.CreateTwice(Next())|], u); void O(string u) => M([|Factory.CreateTwice(this.P)|], u); void Q(string u) => M([|Factory.CreateTwice(u = "x")|], u); void R(string u) => M({|SSOT1002:Factory.CreateTwice(u)|}, u); void S(string u) { M({|SSOT1002:Factory.CreateTwice(Next())|}, u); } }""");

    [Fact]
    public Task DuplicatedPropertyByItsSimpleName_IsUnfixable() => ReportsAsync(
        """class C { int n; string Next => (n++).ToString(); New M() => [|Factory.CreateTwice(Next)|]; }""");

    [Fact]
    public Task ReorderedSideEffects_AreUnfixable() => ReportsAsync(
        """class C { string F() => ""; string G() => ""; void M(New a) { } void N() => M([|Factory.CreateSwapped(F(), G())|]); void O() => M({|SSOT1002:Factory.CreateSwapped("x", G())|}); void P() => M({|SSOT1002:Factory.CreateSwapped(right: F(), left: G())|}); void Q() { M({|SSOT1002:Factory.CreateSwapped(F(), G())|}); } }""");

    [Fact]
    public Task DeferredSideEffect_IsUnfixable() => ReportsAsync(
        """class C { string F() => ""; void M(New a) { } void N() => M([|Factory.CreateLater(F())|]); void O() => M({|SSOT1002:Factory.CreateLater("x")|}); void P() { M({|SSOT1002:Factory.CreateLater(F())|}); } }""");

    [Fact]
    public Task BadReplacementExpressions_AreUnfixable() => ReportsAsync(
        """class C { object a = [|Factory.CreateMalformed("a")|]; object b = [|Factory.CreateUnbound("b")|]; object c = [|Factory.CreateEmpty("c")|]; object d = [|Factory.CreateTwoStatements("d")|]; }""");

    [Fact]
    public Task TaskWithoutPlainResult_IsUnfixableWhereTheTaskIsWanted() => ReportsAsync(
        """class C { Task M() => [|Factory.CloseAllAsync()|]; async Task N() { await {|SSOT1002:Factory.CloseAllAsync()|}; } }""");

    [Fact]
    public Task CompoundAssignmentToASetterReplacement_IsUnfixable() => ReportsAsync(
        """class C { string M(Widget w) { {|SSOT1002:w.Caption|} = "a"; [|w.Caption|] += "b"; return [|w.Caption|]; } }""");

    [Fact]
    public Task UsedAssignment_IsUnfixable() => ReportsAsync(
        """class C { string M(Widget w) { var t = [|w.Caption|] = "a"; return t; } object N() => new Widget("x") { [|Caption|] = "b" }; }""");

    [Fact]
    public Task InitializerBehindAFactory_IsUnfixable() => ReportsAsync(
        """class C { object a = [|new Widget { Title = "x" }|]; object b = {|SSOT1002:new Widget()|}; }""");

    [Fact]
    public Task ConstructorInitializer_IsUnfixable() => ReportsAsync(
        """class W : Widget { public W() : [|base(1)|] { } public W(string s) : base(s) { } } class V(int x) : [|Widget(x)|] { }""");

    [Fact]
    public Task NameOfAReplacedMember_IsUnfixable() => ReportsAsync(
        """class C { string a = nameof([|Factory.Open|]); string b = nameof([|Factory.Name|]); string c = nameof([|Widget.Caption|]); }""");

    [Fact]
    public Task CanonicalOfAnAssemblyThatIsNotReferenced_IsUnfixable()
    {
        var test = new SuiteTest<SSOT1003_UnfixableUse>
        {
            TestState =
            {
                Sources = { """class C { [|Old|] f; object o = [|new Old()|]; }""" },
                AdditionalProjects =
                {
                    ["Canonical"] = { Sources = { """public class New { }""" } },
                    ["Legacy"] = { Sources = { """[Netra.Ssot.SupersededBy(typeof(New))] public class Old { }""" }, AdditionalProjectReferences = { "Canonical" } },
                },
                AdditionalProjectReferences = { "Legacy" },
            },
        };
        return test.RunAsync();
    }
}
