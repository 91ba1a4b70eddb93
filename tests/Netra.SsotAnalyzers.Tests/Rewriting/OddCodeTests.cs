using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>Legal C# that nobody writes twice, and names that collide.</summary>
public sealed class OddCodeTests
{
    private static Task VerifyAsync(string map, string before, string after)
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse> { FixedState = { MarkupHandling = MarkupMode.Allow } };
        map = "using System;\nusing System.Collections.Generic;\nusing Netra.Ssot;\n" + map;
        test.TestState.Sources.Add(("/0/Map.cs", map));
        test.FixedState.Sources.Add(("/0/Map.cs", map));
        test.TestState.Sources.Add(("/0/Test.cs", before));
        test.FixedState.Sources.Add(("/0/Test.cs", after));
        return test.RunAsync();
    }

    private static Task VerifyUntouchedAsync(string map, string source) => VerifyAsync(map, source, source);

    [Fact]
    public Task KeywordAsCanonicalName_IsEscaped() => VerifyAsync(
        """namespace @namespace.@void { public class @event { public static int Count; } [SupersededBy(typeof(@event))] public class Old { public static int Count; } }""",
        """class C { [|@namespace.@void.Old|] a = {|SSOT1002:new @namespace.@void.Old()|}; int b = {|SSOT1002:@namespace.@void.Old.Count|}; }""",
        """
        using @namespace.@void;

        class C { @event a = new @event(); int b = @event.Count; }
        """);

    [Fact]
    public Task KeywordInAQualifiedName_IsEscaped() => VerifyAsync(
        """namespace @namespace { public class @event { } [SupersededBy(typeof(@event))] public class Old { } }""",
        """using L = System.Collections.Generic.List<[|@namespace.Old|]>;""",
        """using L = System.Collections.Generic.List<@namespace.@event>;""");

    [Fact]
    public Task LettersBeyondAscii_AreFound() => VerifyAsync(
        """public class Größe { } [SupersededBy(typeof(Größe))] public class Ärger { }""",
        """class C { [|Ärger|] ä; }""",
        """class C { Größe ä; }""");

    [Fact]
    public Task NestedCanonical_IsNamedThroughItsContainer() => VerifyAsync(
        """namespace Canon { public class Outer { public class New { public static int Count; } } } namespace Legacy { [SupersededBy(typeof(Canon.Outer.New))] public class Old { public static int Count; } }""",
        """
        using Legacy;
        class C { [|Old|] a = {|SSOT1002:new Old()|}; int b = {|SSOT1002:Old.Count|}; }
        """,
        """
        using Canon;
        class C { Outer.New a = new Outer.New(); int b = Outer.New.Count; }
        """);

    [Fact]
    public Task CanonicalInAGenericType_IsWrittenWithItsArguments() => VerifyAsync(
        """public class Outer<T> { public class New { } } [SupersededBy(typeof(Outer<int>.New))] public class Old { }""",
        """class C { [|Old|] a; }""",
        """class C { Outer<int>.New a; }""");

    [Fact]
    public Task NestedLegacyType_IsRenamedWhole() => VerifyAsync(
        """public class New { public static int Count; } public class Outer { [SupersededBy(typeof(New))] public class Old { public static int Count; } }""",
        """
        using static Outer;
        class C : Outer { [|Outer.Old|] a; [|Old|] b = {|SSOT1002:new Outer.Old()|}; int c = {|SSOT1002:Outer.Old.Count|} + {|SSOT1002:Old.Count|}; }
        """,
        """
        using static Outer;
        class C : Outer { New a; New b = new New(); int c = New.Count + New.Count; }
        """);

    [Fact]
    public Task KeywordAsParameterName_IsAnArgument() => VerifyAsync(
        """public class New(string s) { public string S => s; } public static class Factory { [ReplaceWith("new New(@class)")] public static New Make(string @class) => new(@class); }""",
        """class C { New a = {|SSOT1002:Factory.Make("x")|}; New b = {|SSOT1002:Factory.Make(@class: "y")|}; System.Func<string, New> f = {|SSOT1002:Factory.Make|}; }""",
        """class C { New a = new New("x"); New b = new New("y"); System.Func<string, New> f = @class => new New(@class); }""");

    [Fact]
    public Task ParameterNamedLikeTheType_IsDistinguished() => VerifyAsync(
        """public class New(string s) { public string S => s; } public static class Factory { [ReplaceWith("new New(New)")] public static New Make(string New) => new(New); }""",
        """class C { New a = {|SSOT1002:Factory.Make("x")|}; }""",
        """class C { New a = new New("x"); }""");

    [Fact]
    public Task ArgumentCapturedByTheReplacementsLambda_IsUnfixable() => VerifyUntouchedAsync(
        """public static class Tools { public static string Map(Func<string, string> f) => f(""); } public static class Factory { [ReplaceWith("Tools.Map(x => x + user)")] public static string Make(string user) => user; }""",
        """class C { string M(string x) => {|SSOT1003:Factory.Make(x)|}; }""");

    [Fact]
    public Task ArgumentThatTheReplacementsLambdaDoesNotCapture_IsFine() => VerifyAsync(
        """public static class Tools { public static string Map(Func<string, string> f) => f(""); } public static class Factory { [ReplaceWith("Tools.Map(x => x + user)")] public static string Make(string user) => user; }""",
        """class C { string M(string y) => {|SSOT1002:Factory.Make(y)|}; }""",
        """class C { string M(string y) => Tools.Map(x => x + y); }""");

    [Fact]
    public Task MethodGroupOnAVariableNamedLikeTheParameter_KeepsItsReceiver() => VerifyAsync(
        """public class Widget { public void Send(string text) { } [ReplaceWith("this.Send(text)")] public void Emit(string text) { } }""",
        """class C { System.Action<string> M(Widget text) => {|SSOT1002:text.Emit|}; System.Action<string> N(Widget w) => {|SSOT1002:w.Emit|}; }""",
        """class C { System.Action<string> M(Widget text) => text.Send; System.Action<string> N(Widget w) => w.Send; }""");

    [Fact]
    public Task LocalNamedLikeTheCanonical_DoesNotCapture() => VerifyAsync(
        """namespace N { public class New { public static int Count; } public static class Factory { [ReplaceWith("New.Count", "N")] public static int Count => 1; } }""",
        """
        using N;
        class C { int M() { int New = 1; return New + {|SSOT1002:Factory.Count|}; } int K() => {|SSOT1002:Factory.Count|}; }
        """,
        """
        using N;
        class C { int M() { int New = 1; return New + N.New.Count; } int K() => New.Count; }
        """);

    [Fact]
    public Task TypeArgumentThatIsItselfSuperseded_ChangesWithTheCall() => VerifyAsync(
        """public class New { public static T Get<T>() => default; } [SupersededBy(typeof(New))] public class Old { } public static class Factory { [ReplaceWith("New.Get<T>()")] public static T Fetch<T>() => default; }""",
        """class C { [|Old|] a = {|SSOT1002:Factory.Fetch<[|Old|]>()|}; object b = {|SSOT1002:Factory.Fetch<System.Collections.Generic.List<[|Old|][]>>()|}; }""",
        """
        using System.Collections.Generic;

        class C { New a = New.Get<New>(); object b = New.Get<List<New[]>>(); }
        """);

    [Fact]
    public Task FileLocalCanonical_CannotBeNamedElsewhere() => VerifyUntouchedAsync(
        """file class Hidden { } [SupersededBy(typeof(Hidden))] public class Old { }""",
        """class C { {|SSOT1003:Old|} a; }""");

    [Fact]
    public Task NamespaceAliasOfTheLegacyName_IsNotTheType() => VerifyAsync(
        """namespace Canon { public class New { } } namespace Legacy { [SupersededBy(typeof(Canon.New))] public class Old { } public class Other { } }""",
        """
        using Old = Legacy;
        class C { [|Old.Old|] a; Old.Other b; }
        """,
        """
        using Canon;
        using Old = Legacy;
        class C { New a; Old.Other b; }
        """);

    [Fact]
    public Task LineDirective_ChangesNothing() => VerifyAsync(
        """public class New { } [SupersededBy(typeof(New))] public class Old { }""",
        """
        class C
        {
        #line 100 "Elsewhere.txt"
            [|Old|] a;
        #line default
            [|Old|] b;
        }
        """,
        """
        class C
        {
        #line 100 "Elsewhere.txt"
            New a;
        #line default
            New b;
        }
        """);

    [Fact]
    public Task ValueTypeToClass_IsRefused() => VerifyAsync(
        """public class New { } [SupersededBy(typeof(New))] public struct Old { }""",
        """
        unsafe class C { {|SSOT1003:Old|} fine; {|SSOT1003:Old|}? nullable; bool M() => nullable.HasValue; }
        class D<T> where T : struct { D<{|SSOT1003:Old|}> broken; }
        """,
        """
        unsafe class C { {|SSOT1003:Old|} fine; {|SSOT1003:Old|}? nullable; bool M() => nullable.HasValue; }
        class D<T> where T : struct { D<{|SSOT1003:Old|}> broken; }
        """);

    [Fact]
    public Task ClassToValueType_IsRefused() => VerifyAsync(
        """public struct New { } [SupersededBy(typeof(New))] public class Old { }""",
        """
        class C { {|SSOT1003:Old|} fine; {|SSOT1003:Old|} broken = null; }
        class D : {|SSOT1003:Old|} { }
        """,
        """
        class C { {|SSOT1003:Old|} fine; {|SSOT1003:Old|} broken = null; }
        class D : {|SSOT1003:Old|} { }
        """);

    [Fact]
    public Task ManyNestedHits_AreRewrittenInOne() => VerifyAsync(
        """public static class Tools { public static int One(int x) => x; [ReplaceWith("Tools.One(x)")] public static int Same(int x) => x; }""",
        "class C { int a = " + string.Concat(Enumerable.Repeat("{|SSOT1002:Tools.Same(", 12)) + "1" + string.Concat(Enumerable.Repeat(")|}", 12)) + "; }",
        "class C { int a = " + string.Concat(Enumerable.Repeat("Tools.One(", 12)) + "1" + new string(')', 12) + "; }");

    [Fact]
    public Task ReplacementWithACommentBehind_IsWrittenWithoutIt() => VerifyAsync(
        """public class New(string s) { public string S => s; } public static class Factory { [ReplaceWith("new New(user) // the new way")] public static New Make(string user) => new(user); [ReplaceWith("new New(\"a\\\\\" + user)")] public static New Prefixed(string user) => new(user); }""",
        """class C { New a = {|SSOT1002:Factory.Make("x")|}; New b = {|SSOT1002:Factory.Prefixed("y")|}; }""",
        """class C { New a = new New("x"); New b = new New("a\\" + "y"); }""");

    [Fact]
    public Task ReplacementByItself_IsNotRewrittenForEver() => VerifyUntouchedAsync(
        """public static class Tools { [ReplaceWith("Tools.Same(x)")] public static int Same(int x) => x; }""",
        """class C { int a = {|SSOT1003:Tools.Same(1)|}; }""");

    [Fact]
    public Task ReplacementThatIsItselfReplaced_EndsAtTheLast() => VerifyAsync(
        """public static class Tools { [ReplaceWith("Tools.Second(x)")] public static int First(int x) => x; [ReplaceWith("Tools.Third(x)")] public static int Second(int x) => x; public static int Third(int x) => x; }""",
        """class C { int a = {|SSOT1002:Tools.First(1)|} + {|SSOT1002:Tools.Second(2)|}; }""",
        """class C { int a = Tools.Third(1) + Tools.Third(2); }""");

    [Fact]
    public Task RecursiveGenericConstraint_IsRenamed() => VerifyAsync(
        """public interface INew<TSelf> where TSelf : INew<TSelf> { static abstract TSelf Zero { get; } } [SupersededBy(typeof(INew<>))] public interface IOld<TSelf> where TSelf : IOld<TSelf> { static abstract TSelf Zero { get; } }""",
        """class C : [|IOld<C>|] { public static C Zero => null; T M<T>() where T : [|IOld<T>|] => T.Zero; C N() => M<C>(); }""",
        """class C : INew<C> { public static C Zero => null; T M<T>() where T : INew<T> => T.Zero; C N() => M<C>(); }""");

    [Fact]
    public Task EmptyFile_DoesNotDisturb() => VerifyUntouchedAsync(
        """public class New { } [SupersededBy(typeof(New))] public class Old { }""",
        "");
}
