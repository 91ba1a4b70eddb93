using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>Callers in other projects, and files that several projects see.</summary>
public sealed class SeveralProjectsTests : RewriterTests
{
    [Fact]
    public Task CallerInAnotherProject_ChangesToo()
    {
        var test = NewTest(new File("/0/Test.cs",
            """
            using Legacy;
            class Caller { void M(Api api) { [|Old|] m = api.Get(); api.Set(m); api.Shared = {|SSOT1002:new Old()|}; } }
            """,
            """
            using Canon;
            class Caller { void M(Api api) { New m = api.Get(); api.Set(m); api.Shared = new New(); } }
            """));
        MoveDeclarations(test);
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/Library/Api.cs",
            """
            using Legacy;
            public class Api { public [|Old|] Shared; public [|Old|] Get() => Shared; public void Set([|Old|] m) => Shared = m; }
            """));
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/Library/Api.cs",
            """
            using Canon;
            public class Api { public New Shared; public New Get() => Shared; public void Set(New m) => Shared = m; }
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task CallerThatCannotChange_HoldsTheOtherProjectBack()
    {
        const string Caller = """
            using Legacy;
            class Caller { int M(Api api) => {|SSOT1003:api.Get().Lost|}; }
            """;
        var test = NewTest(new File("/0/Test.cs", Caller));
        MoveDeclarations(test);
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/Library/Api.cs",
            """
            using Legacy;
            public class Api { public [|Old|] Get() => null; }
            public class Own { public [|Old|] Get() => null; }
            """));
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/Library/Api.cs",
            """
            using Canon;
            using Legacy;
            public class Api { public [|Old|] Get() => null; }
            public class Own { public New Get() => null; }
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task FileOfTwoProjects_ChangesOnceForBoth() => VerifyLinkedAsync(
        before: """
            using Legacy;
            class Linked { [|Old|] a = {|SSOT1002:new Old()|}; }
            """,
        beforeInLibrary: """
            using Legacy;
            class Linked { [|Old|] a = {|SSOT1002:new Old()|}; }
            """,
        after: """
            using Canon;
            class Linked { New a = new New(); }
            """,
        afterInLibrary: """
            using Canon;
            class Linked { New a = new New(); }
            """);

    [Fact]
    public Task CodeOfOneProjectAlone_Changes() => VerifyLinkedAsync(
        before: """
            using Legacy;
            class Linked
            {
            #if LIBRARY
                Old library;
            #else
                [|Old|] main;
            #endif
            }
            """,
        beforeInLibrary: """
            using Legacy;
            class Linked
            {
            #if LIBRARY
                [|Old|] library;
            #else
                Old main;
            #endif
            }
            """,
        after: """
            using Canon;
            class Linked
            {
            #if LIBRARY
                New library;
            #else
                New main;
            #endif
            }
            """,
        afterInLibrary: """
            using Canon;
            class Linked
            {
            #if LIBRARY
                New library;
            #else
                New main;
            #endif
            }
            """);

    [Fact]
    public Task MemberThatOneProjectLacks_HoldsTheEditBack()
    {
        const string Declarations = """
            namespace Canon
            {
                [Netra.Ssot.Canonical("Manager")] public class New { }
                public static class Start
                {
            #if LIBRARY
                    public static New Fresh() => new();
            #endif
                }
            }

            namespace Legacy { public static class Factory { [Netra.Ssot.ReplaceWith("Start.Fresh()", "Canon")] public static Canon.New Make() => new(); } }
            """;
        var test = NewLinkedTest();
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.Sources.Clear();
            state.AdditionalProjects["Library"].Sources.Clear();
            state.Sources.Add(("/0/Declarations.cs", Declarations));
            state.Sources.Add(("/0/Linked.cs", """class Linked { object a = {|SSOT1003:Legacy.Factory.Make()|}; }"""));
            state.AdditionalProjects["Library"].Sources.Add(("/0/Declarations.cs", Declarations));
            state.AdditionalProjects["Library"].Sources.Add(("/0/Linked.cs", """class Linked { object a = {|SSOT1002:Legacy.Factory.Make()|}; }"""));
        }

        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Fact]
    public Task UsingThatOneProjectNeeds_Stays() => VerifyLinkedAsync(
        before: """
            using Legacy;
            class Linked
            {
                [|Old|] a;
            #if LIBRARY
                System.Type b = typeof(Factory);
            #endif
            }
            """,
        beforeInLibrary: """
            using Legacy;
            class Linked
            {
                [|Old|] a;
            #if LIBRARY
                System.Type b = typeof(Factory);
            #endif
            }
            """,
        after: """
            using Canon;
            using Legacy;
            class Linked
            {
                New a;
            #if LIBRARY
                System.Type b = typeof(Factory);
            #endif
            }
            """,
        afterInLibrary: """
            using Canon;
            using Legacy;
            class Linked
            {
                New a;
            #if LIBRARY
                System.Type b = typeof(Factory);
            #endif
            }
            """);

    [Fact]
    public Task DirectivesInACallThatOneProjectLeavesOut_AreNoReasonToStop()
    {
        const string Declarations = """
            namespace Canon { [Netra.Ssot.Canonical("Manager")] public class New { public static New Fresh(int a, int b) => new(); } }
            namespace Legacy { public static class Factory { [Netra.Ssot.ReplaceWith("Canon.New.Fresh(a, b)")] public static Canon.New Make(int a, int b) => new(); } }
            """;
        var test = NewLinkedTest();
        foreach (var (state, isFixed) in new[] { (test.TestState, false), (test.FixedState, true) })
        {
            state.Sources.Clear();
            state.AdditionalProjects["Library"].Sources.Clear();
            state.Sources.Add(("/0/Declarations.cs", Declarations));
            state.AdditionalProjects["Library"].Sources.Add(("/0/Declarations.cs", Declarations));
            state.Sources.Add(("/0/Linked.cs", isFixed ? "using Canon;\n\n" + Linked("New.Fresh(", ")") : Linked("Legacy.Factory.Make(", ")")));
            state.AdditionalProjects["Library"].Sources.Add(("/0/Linked.cs", isFixed ? "using Canon;\n\n" + Linked("New.Fresh(", ")") : Linked("{|SSOT1002:Legacy.Factory.Make(", ")|}")));
        }

        return test.RunAsync();

        static string Linked(string call, string end) => $$"""
            #if LIBRARY
            class Linked
            {
                object a = {{call}}1,
            #pragma warning disable CS1591
                    2
            #pragma warning restore CS1591
                    {{end}};
            }
            #endif
            """;
    }

    [Fact]
    public Task FailureInOneProject_HoldsTheLinkedFileBack() => VerifyLinkedAsync(
        before: """
            using Legacy;
            class Linked
            {
                [|Old|] a;
                [|Old|] Fine() => null;
            #if LIBRARY
                int Lost => a.Lost;
            #endif
            }
            """,
        beforeInLibrary: """
            using Legacy;
            class Linked
            {
                [|Old|] a;
                [|Old|] Fine() => null;
            #if LIBRARY
                int Lost => {|SSOT1003:a.Lost|};
            #endif
            }
            """,
        after: """
            using Canon;
            using Legacy;
            class Linked
            {
                [|Old|] a;
                New Fine() => null;
            #if LIBRARY
                int Lost => a.Lost;
            #endif
            }
            """,
        afterInLibrary: """
            using Canon;
            using Legacy;
            class Linked
            {
                [|Old|] a;
                New Fine() => null;
            #if LIBRARY
                int Lost => {|SSOT1003:a.Lost|};
            #endif
            }
            """);

    private static Task VerifyLinkedAsync(string before, string beforeInLibrary, string after, string afterInLibrary)
    {
        var test = NewLinkedTest();
        test.TestState.Sources.Add(("/0/Linked.cs", before));
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/0/Linked.cs", beforeInLibrary));
        test.FixedState.Sources.Add(("/0/Linked.cs", after));
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/0/Linked.cs", afterInLibrary));
        return test.RunAsync();
    }

    /// <summary>Two projects with the same declarations, the second of which defines <c>LIBRARY</c>; neither references the other.</summary>
    private static SuiteTest<Netra.SsotAnalyzers.Rules.SupersededUses.SSOT1001_SupersededTypeUse> NewLinkedTest()
    {
        var test = NewTest();
        test.Symbols["Library"] = ["LIBRARY"];
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/0/Declarations.cs", Declarations));
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/0/Declarations.cs", Declarations));
        return test;
    }

    /// <summary>The declarations go to the library that the main project references.</summary>
    private static void MoveDeclarations(SuiteTest<Netra.SsotAnalyzers.Rules.SupersededUses.SSOT1001_SupersededTypeUse> test)
    {
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AdditionalProjects["Library"].Sources.Add(("/0/Declarations.cs", Declarations));
            state.Sources.RemoveAt(0);
        }

        test.TestState.AdditionalProjectReferences.Add("Library");
    }
}
