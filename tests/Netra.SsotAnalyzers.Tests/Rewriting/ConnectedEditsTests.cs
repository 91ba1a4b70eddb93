namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>What belongs together changes together, or not at all.</summary>
public sealed class ConnectedEditsTests : RewriterTests
{
    [Fact]
    public Task DeclarationAndFactoryCall_AreOneChange() => VerifyAsync(
        """
        using Legacy;
        class C { void M() { [|Old|] m = {|SSOT1002:Factory.Make()|}; m.Run(); } }
        """,
        """
        using Canon;
        class C { void M() { New m = new New(); m.Run(); } }
        """);

    [Fact]
    public Task DeclarationAndAwaitedFactory_AreOneChange() => VerifyAsync(
        """
        using Legacy;
        class C { async System.Threading.Tasks.Task M() { [|Old|] m = await {|SSOT1002:Factory.MakeAsync("u")|}; m.Run(); } }
        """,
        """
        using Canon;
        class C { async System.Threading.Tasks.Task M() { New m = new New("u"); m.Run(); } }
        """);

    [Fact]
    public Task AllThreeIds_ConvergeInEveryOrder() => VerifyAsync(
        """
        using Legacy;
        {|SSOT2001:using Manager = Legacy.Old;|}
        class C
        {
            {|SSOT2001:Manager|} a = {|SSOT1002:Factory.Make()|};
            [|Old|] b = {|SSOT2001:new Manager("x")|};
            int M([|Old|] c, {|SSOT2001:Manager|} d) => (c ?? d ?? a ?? b).Value + {|SSOT2001:Manager.Count|} + {|SSOT1002:Old.Count|} + {|SSOT1002:Factory.Count|};
        }
        """,
        """
        using Canon;
        class C
        {
            New a = new New();
            New b = new New("x");
            int M(New c, New d) => (c ?? d ?? a ?? b).Value + New.Count + New.Count + New.Count;
        }
        """);

    [Fact]
    public Task FieldUsedInOtherFiles_ChangesWithThem() => VerifyAsync(
        new File("/0/A.cs",
            """
            using Legacy;
            public class A { public [|Old|] Shared = {|SSOT1002:new Old()|}; public [|Old|] Get() => Shared; }
            """,
            """
            using Canon;
            public class A { public New Shared = new New(); public New Get() => Shared; }
            """),
        new File("/0/B.cs",
            """
            using Legacy;
            public class B { void M(A a) { [|Old|] m = a.Shared; Take(a.Get()); } void Take([|Old|] m) { } }
            """,
            """
            using Canon;
            public class B { void M(A a) { New m = a.Shared; Take(a.Get()); } void Take(New m) { } }
            """));

    [Fact]
    public Task MissingMember_TakesTheWholeFlowBack() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C
        {
            [|Old|] _m = {|SSOT1002:new Old()|};
            [|Old|] Get() => _m;
            int Lost([|Old|] m) => {|SSOT1003:m.Lost|};
            int Use() => Lost(Get());
        }
        """);

    [Fact]
    public Task MissingMember_LeavesUnconnectedUsesFixed() => VerifyAsync(
        """
        using Legacy;
        class C
        {
            int Lost([|Old|] m) => {|SSOT1003:m.Lost|};
            int Fine([|Old|] m) => m.Value;
            int Count => {|SSOT1002:Old.Count|};
        }
        """,
        """
        using Canon;
        using Legacy;
        class C
        {
            int Lost([|Old|] m) => {|SSOT1003:m.Lost|};
            int Fine(New m) => m.Value;
            int Count => New.Count;
        }
        """);

    [Fact]
    public Task MemberOfAnotherType_TakesTheFlowBack() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C { int M([|Old|] m) => m.Changed.Length; }
        """);

    [Fact]
    public Task Overrides_ChangeWithTheirBase() => VerifyAsync(
        new File("/0/A.cs",
            """
            using Legacy;
            public abstract class A { public abstract [|Old|] Make([|Old|] from); public virtual [|Old|] P { get; set; } }
            """,
            """
            using Canon;
            public abstract class A { public abstract New Make(New from); public virtual New P { get; set; } }
            """),
        new File("/0/B.cs",
            """
            using Legacy;
            public class B : A { public override [|Old|] Make([|Old|] from) => from; public override [|Old|] P { get => base.P; set => base.P = value; } }
            """,
            """
            using Canon;
            public class B : A { public override New Make(New from) => from; public override New P { get => base.P; set => base.P = value; } }
            """));

    [Fact]
    public Task Implementations_ChangeWithTheirInterface() => VerifyAsync(
        new File("/0/A.cs",
            """
            using Legacy;
            public interface IMaker { [|Old|] Make(); event System.Action<[|Old|]> Made; [|Old|] this[[|Old|] key] { get; } }
            """,
            """
            using Canon;
            public interface IMaker { New Make(); event System.Action<New> Made; New this[New key] { get; } }
            """),
        new File("/0/B.cs",
            """
            using Legacy;
            public class B : IMaker { public [|Old|] Make() => null; public event System.Action<[|Old|]> Made; public [|Old|] this[[|Old|] key] => key; }
            public class D : IMaker { [|Old|] IMaker.Make() => null; event System.Action<[|Old|]> IMaker.Made { add { } remove { } } [|Old|] IMaker.this[[|Old|] key] => key; }
            """,
            """
            using Canon;
            public class B : IMaker { public New Make() => null; public event System.Action<New> Made; public New this[New key] => key; }
            public class D : IMaker { New IMaker.Make() => null; event System.Action<New> IMaker.Made { add { } remove { } } New IMaker.this[New key] => key; }
            """));

    [Fact]
    public Task OverrideOfAnUntouchableBase_IsTakenBack()
    {
        var test = NewTest(new File("/0/Test.cs", """
            using Legacy;
            public class B : Base { public override [|Old|] Make([|Old|] from) => from; [|Old|] Own() => Make(null); int Fine([|Old|] m) => m.Value; }
            """, """
            using Canon;
            using Legacy;
            public class B : Base { public override [|Old|] Make([|Old|] from) => from; [|Old|] Own() => Make(null); int Fine(New m) => m.Value; }
            """));
        test.TestState.Sources.Add(("/0/Base.g.cs", """public abstract class Base { public abstract {|SSOT1003:Legacy.Old|} Make({|SSOT1003:Legacy.Old|} from); }"""));
        test.FixedState.Sources.Add(("/0/Base.g.cs", """public abstract class Base { public abstract {|SSOT1003:Legacy.Old|} Make({|SSOT1003:Legacy.Old|} from); }"""));
        return test.RunAsync();
    }

    [Fact]
    public Task ListPassedToAnUntouchedApi_IsTakenBack() => VerifyAsync(
        new File("/0/Api.cs",
            """
            #pragma warning disable SSOT1001
            public static class Api { public static int Sum(System.Collections.Generic.List<Legacy.Old> all) => all.Count; }
            """),
        new File("/0/Test.cs",
            """
            using System.Collections.Generic;
            using Legacy;
            class C { int M(List<[|Old|]> all) => Api.Sum(all); int N(List<[|Old|]> all) => all.Count; }
            """,
            """
            using System.Collections.Generic;
            using Canon;
            using Legacy;
            class C { int M(List<[|Old|]> all) => Api.Sum(all); int N(List<New> all) => all.Count; }
            """));

    [Fact]
    public Task SuppressedDeclaration_HoldsItsFlowBack() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C
        {
        #pragma warning disable SSOT1001
            Old _m;
        #pragma warning restore SSOT1001
            [|Old|] Get() => _m;
        }
        """);

    [Fact]
    public Task SuppressedCreation_HoldsItsDeclarationBack() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C
        {
            [|Old|] _m =
        #pragma warning disable SSOT1002
                new Old();
        #pragma warning restore SSOT1002
        }
        """);

    [Fact]
    public Task LambdaParametersAndDelegates_ChangeTogether() => VerifyAsync(
        """
        using System;
        using Legacy;
        delegate [|Old|] Maker([|Old|] from);
        class C { Maker maker = ([|Old|] m) => m; Func<[|Old|]> f = () => {|SSOT1002:new Old()|}; void M() { Func<[|Old|], [|Old|]> g = m => maker(m); g(f()); } }
        """,
        """
        using System;
        using Canon;
        delegate New Maker(New from);
        class C { Maker maker = (New m) => m; Func<New> f = () => new New(); void M() { Func<New, New> g = m => maker(m); g(f()); } }
        """);

    [Fact]
    public Task GenericInference_Follows() => VerifyAsync(
        """
        using System.Collections.Generic;
        using System.Linq;
        using Legacy;
        class C { T Id<T>(T t) => t; [|Old|] M(IEnumerable<[|Old|]> all) { var first = all.Select(m => m).Where(m => m.Value > 0).First(); return Id(first) ?? all.ToList()[0]; } }
        """,
        """
        using System.Collections.Generic;
        using System.Linq;
        using Canon;
        class C { T Id<T>(T t) => t; New M(IEnumerable<New> all) { var first = all.Select(m => m).Where(m => m.Value > 0).First(); return Id(first) ?? all.ToList()[0]; } }
        """);

    [Fact]
    public Task TypeTestAndCreation_OfDifferentMembersAgree() => VerifyAsync(
        """
        using Legacy;
        class C { object Make() => {|SSOT1002:new Old()|}; bool Is(object o) => o is [|Old|] m && m.Value > 0; }
        """,
        """
        using Canon;
        class C { object Make() => new New(); bool Is(object o) => o is New m && m.Value > 0; }
        """);

    [Fact]
    public Task OverloadsThatWouldCollide_AreUnfixable() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C { void M({|SSOT1003:Old|} m) { } void M(Canon.New m) { } }
        """);

    [Fact]
    public Task DuplicateInterfaces_AreUnfixable() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C : {|SSOT1003:IOld|}, Canon.INew { int Canon.INew.M() => 1; int {|SSOT1003:IOld|}.M() => 2; }
        """);

    [Fact]
    public Task DuplicateSwitchCases_AreUnfixable() => VerifyUntouchedAsync(
        """
        using Legacy;
        class C { int M(object o) => o switch { Canon.New => 1, {|SSOT1003:Old|} => 2, _ => 3 }; }
        """);

    [Fact]
    public Task EarlierErrors_BlockNothing() => VerifyAsync(
        """
        using Legacy;
        using {|CS0246:Nowhere|};
        class C { [|Old|] a = {|SSOT1002:new Old()|}; {|CS0246:Missing|} b; int M() => {|CS0103:nothing|}; int N([|Old|] m) => m.Value; }
        """,
        """
        using Canon;
        using {|CS0246:Nowhere|};
        class C { New a = new New(); {|CS0246:Missing|} b; int M() => {|CS0103:nothing|}; int N(New m) => m.Value; }
        """);

    [Fact]
    public Task EarlierErrorThatNamesTheType_BlocksNothing() => VerifyAsync(
        """
        using Legacy;
        class C { int M([|Old|] m) { string s = {|CS0029:m|}; return m.Value; } }
        """,
        """
        using Canon;
        class C { int M(New m) { string s = {|CS0029:m|}; return m.Value; } }
        """);

    [Fact]
    public Task SyntaxErrorInTheFile_BlocksNothing() => VerifyAsync(
        """
        using Legacy;
        class C { [|Old|] a{|CS1002:|}
        int M([|Old|] m) => m.Value; }
        """,
        """
        using Canon;
        class C { New a{|CS1002:|}
        int M(New m) => m.Value; }
        """);

    [Fact]
    public Task NullableFlow_GetsNoNewWarning() => VerifyAsync(
        """
        #nullable enable
        using Legacy;
        class C { [|Old|]? a; [|Old|] M([|Old|]? m) => m ?? a ?? {|SSOT1002:new Old()|}; string N([|Old|] m) => m.Value.ToString() ?? ""; }
        """,
        """
        #nullable enable
        using Canon;
        class C { New? a; New M(New? m) => m ?? a ?? new New(); string N(New m) => m.Value.ToString() ?? ""; }
        """);

    /// <summary>Both name a superseded class that implements a superseded interface, and one of them overrides its member: that connects nothing.</summary>
    [Fact]
    public Task SupersededTypeInSource_ConnectsNotAllItsUses() => VerifyAsync(
        new File("/0/More.cs",
            """
            namespace Canon
            {
                public interface IPart { }
                public class Part : IPart { public Part Self => this; public virtual int Same(Part other) => 1; }
            }

            namespace Legacy
            {
                [Netra.Ssot.SupersededBy(typeof(Canon.IPart))] public interface IOldPart { }
                [Netra.Ssot.SupersededBy(typeof(Canon.Part))] public class OldPart : IOldPart { public OldPart Self => this; public virtual int Same(OldPart other) => 1; public void Gone() { } }
            }
            """),
        new File("/0/A.cs",
            """
            using Legacy;
            class A : [|OldPart|] { public override int Same([|OldPart|] other) => base.Same(other); [|OldPart|] Made() => {|SSOT1002:new OldPart()|}; }
            """,
            """
            using Canon;
            class A : Part { public override int Same(Part other) => base.Same(other); Part Made() => new Part(); }
            """),
        new File("/0/B.cs",
            """
            using Legacy;
            class B { void M([|OldPart|] part) { {|SSOT1003:part.Gone()|}; } }
            """));
}
