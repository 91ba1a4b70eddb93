using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>Where entries come from, and how their attributes are told.</summary>
public sealed class EntryTests : MapTests
{
    [Fact]
    public Task EntryOfTheSameFile_IsRead() => VerifyAsync(
        """[Netra.Ssot.SupersededBy(typeof(New))] public class Old { } public class New { } class C { [|Old|] f; }""");

    [Fact]
    public Task EntryOfAnotherFile_IsRead() => VerifyAsync(
        """class C { [|Old|] f; }""",
        """using Netra.Ssot; [SupersededByAttribute(typeof(New))] public class Old { } public class New { }""");

    [Fact]
    public Task EntryOnANestedAndAPartialType_IsRead() => VerifyAsync(
        """partial class Outer { [Netra.Ssot.SupersededBy(typeof(New))] public partial class Old { } } class C { [|Outer.Old|] f; }""",
        """public class New { } partial class Outer { public partial class Old { } }""");

    [Fact]
    public Task EntryOfAProject_IsRead()
    {
        var test = NewTest("""class C { [|Old|] f; New g; }""");
        test.TestState.AdditionalProjects["Library"].Sources.Add("""[Netra.Ssot.SupersededBy(typeof(New))] public class Old { } public class New { }""");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync();
    }

    [Fact]
    public Task EntryOfAPackage_IsRead() => NewTest(
        Library.Compile(
            """
            using Netra.Ssot;
            [assembly: Supersedes(typeof(New), "T:Library.Third")]
            [SupersededBy(typeof(New))] public class Old { public class Nested { } }
            public class New { public class Nested { } }
            public static class Factory { [ReplaceWith("new New()")] public static New Create() => new(); }
            namespace Library { public class Third { } }
            """),
        """class C { [|Old|] f; [|Old|].Nested g; [|Library.Third|] h; New i = {|SSOT1002:Factory.Create()|}; }""").RunAsync();

    [Fact]
    public Task EntryAboutAPackageThatSaysNothing_IsRead() => NewTest(
        Library.Compile("""namespace Foreign { public class Old { } public static class Factory { public static object Create(int x) => x; public static object Create(string x) => x; } }""", withSsot: false),
        """
        using Netra.Ssot;
        [assembly: Supersedes(typeof(New), "T:Foreign.Old")]
        [assembly: ReplaceMember("M:Foreign.Factory.Create(System.Int32)", "new New()")]
        public class New { }
        class C { [|Foreign.Old|] f; object a = {|SSOT1002:Foreign.Factory.Create(1)|}; object b = Foreign.Factory.Create(""); }
        """).RunAsync();

    [Fact]
    public Task AttributesDeclaredInTheSource_AreRecognizedByFullName()
    {
        var test = NewTest(
            """
            namespace Netra.Ssot { class SupersededByAttribute(System.Type canonical) : System.Attribute { public System.Type Canonical => canonical; } }
            [Netra.Ssot.SupersededBy(typeof(New))] public class Old { }
            public class New { }
            class C { [|Old|] f; }
            """);
        test.TestState.AdditionalReferences.Clear();
        return test.RunAsync();
    }

    [Fact]
    public Task AttributesDeclaredInAPackage_AreRecognizedByFullName()
    {
        var test = NewTest(
            Library.Compile(
                """
                namespace Netra.Ssot { class SupersededByAttribute(System.Type canonical) : System.Attribute { public System.Type Canonical => canonical; } }
                [Netra.Ssot.SupersededBy(typeof(New))] public class Old { }
                public class New { }
                """,
                withSsot: false),
            """class C { [|Old|] f; }""");
        test.TestState.AdditionalReferences.RemoveRange(0, 2);
        return test.RunAsync();
    }

    [Fact]
    public Task AttributeOfThatNameElsewhere_IsNone() => VerifyAsync(
        """
        namespace Other { class SupersededByAttribute(System.Type t) : System.Attribute { public System.Type T => t; } }
        namespace Deep.Netra.Ssot { class SupersededByAttribute(System.Type t) : System.Attribute { public System.Type T => t; } }
        [Other.SupersededBy(typeof(New))] public class Old { }
        [Deep.Netra.Ssot.SupersededBy(typeof(New))] public class Older { }
        public class New { }
        class C { Old f; Older g; }
        """);

    [Fact]
    public Task AttributeAlias_IsSeenThrough() => VerifyAsync(
        """
        using Retired = Netra.Ssot.SupersededByAttribute;
        using Also = Netra.Ssot.SupersedesAttribute;
        [assembly: Also(typeof(New), "T:Oldest")]
        [Retired(typeof(New))] public class Old { }
        public class Oldest { }
        public class New { }
        class C { [|Old|] f; [|Oldest|] g; }
        """);

    [Fact]
    public Task GlobalAttributeAlias_IsSeenThrough() => VerifyAsync(
        """global using Retired = Netra.Ssot.SupersededByAttribute;""",
        """[Retired(typeof(New))] public class Old { } public class New { } class C { [|Old|] f; }""");

    [Fact]
    public Task NamespaceAlias_IsSeenThrough() => VerifyAsync(
        """
        using Ssot = Netra.Ssot;
        [Ssot::SupersededBy(typeof(New))] public class Old { }
        [Ssot.SupersededBy(typeof(New))] public class Older { }
        public class New { }
        class C { [|Old|] f; [|Older|] g; }
        """);

    [Fact]
    public Task AttributeUnderAConditionThatIsOff_IsNone() => VerifyAsync(
        """
        #if NEVER
        [Netra.Ssot.SupersededBy(typeof(New))]
        #endif
        public class Old { }
        public class New { }
        class C { Old f; }
        """);

    [Fact]
    public Task EveryMemberKind_CarriesAnEntry() => VerifyAsync(
        """
        using System;
        using Netra.Ssot;
        class Owner
        {
            [ReplaceWith("new Owner(1)")] public Owner() { }
            public Owner(int x) { }
            [ReplaceWith("1")] public int Field, Other;
            [ReplaceWith("2")] public const int Constant = 2;
            [ReplaceWith("this.Fine")] public int Property { get; set; }
            [ReplaceWith("this.Happens")] public event Action Happened;
            [ReplaceWith("this.Happens")] public event Action Custom { add { } remove { } }
            public int Fine { get; set; }
            public event Action Happens;
            [ReplaceWith("this.Run()")] public void Go() { Happened(); Happens(); }
            public void Run() { }
            class Nested { [ReplaceWith("3")] public static int Deep; int Use => {|SSOT1002:Deep|}; }
        }
        class C
        {
            object o = {|SSOT1002:new Owner()|};
            int M(Owner w) { {|SSOT1002:w.Go()|}; {|SSOT1002:w.Happened|} += null; {|SSOT1002:w.Custom|} -= null; return {|SSOT1002:w.Field|} + {|SSOT1002:w.Other|} + {|SSOT1002:Owner.Constant|} + {|SSOT1002:w.Property|}; }
        }
        """);

    [Fact]
    public Task EntryForOneOverload_LeavesTheOthers() => VerifyAsync(
        """
        class Owner
        {
            [Netra.Ssot.ReplaceWith("Owner.Fine(x)")] public static int Go(int x) => x;
            public static int Go(string x) => 1;
            public static int Go<T>(int x) => 1;
            public static int Fine(int x) => x;
        }
        class C { int a = {|SSOT1002:Owner.Go(1)|} + Owner.Go("") + Owner.Go<int>(1); }
        """);

    [Fact]
    public Task TwoAssembliesWithATypeOfOneName_AreDistinguished() => NewTest(
        Library.Compile("""[Netra.Ssot.SupersededBy(typeof(Fresh))] public class Old { } public class Fresh { }"""),
        """namespace Mine { class Old { } class C { Old f; [|global::Old|] g; } }""").RunAsync();

    [Fact]
    public Task SupersessionAcrossAssemblies_IsFollowed() => NewTest(
        Library.Compile("""[Netra.Ssot.SupersededBy(typeof(Middle))] public class Old { } public class Middle { }"""),
        """
        [assembly: Netra.Ssot.Supersedes(typeof(Newest), "T:Middle")]
        public class Newest { }
        class C { [|Old|] f; [|Middle|] g; }
        """).RunAsync();
}
