using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2004_UnusedDeclarationTests
{
    private const string Role = """
        using Netra.Ssot;
        [Canonical("Manager")] public class Manager { public static int Count; }

        """;

    private static OneRuleTest<SSOT2004_UnusedDeclaration, SSOT2004_UnusedDeclarationFix> NewTest(string before, string after)
    {
        var test = new OneRuleTest<SSOT2004_UnusedDeclaration, SSOT2004_UnusedDeclarationFix>();
        test.TestState.AdditionalReferences.Add(Preamble.Ssot);
        test.TestState.Sources.Add(("/0/Role.cs", Role));
        test.TestState.Sources.Add(("/0/Test.cs", before));
        test.FixedState.Sources.Add(("/0/Role.cs", Role));
        test.FixedState.Sources.Add(("/0/Test.cs", after));
        return test;
    }

    private static Task FixesAsync(string before, string after) => NewTest(before, after).RunAsync();

    private static Task SilentAsync(string source) => FixesAsync(source, source);

    [Fact]
    public Task UnusedType_GoesWithItsComments() => FixesAsync(
        """
        using Netra.Ssot;

        class Before { }

        /// <summary>The old one.</summary>
        // Kept for nobody.
        [SupersededBy(typeof(Manager))]
        internal sealed class [|Old|]
        {
            // Goes as well.
            public Old Next => new Old();
        }

        class After { }
        """,
        """
        using Netra.Ssot;

        class Before { }

        class After { }
        """);

    [Fact]
    public Task OnlyTypeOfAFile_LeavesTheFile() => FixesAsync(
        "namespace Legacy\n{\n    [Netra.Ssot.SupersededBy(typeof(Manager))]\n    internal class [|Old|] { }\n}\n",
        "namespace Legacy\n{\n}\n");

    [Fact]
    public Task TypesThatOnlyUseEachOther_GoTogether()
    {
        var test = NewTest(
            "using Netra.Ssot;\n\n[SupersededBy(typeof(Manager))] class [|A|] { B b; }\n\n[SupersededBy(typeof(Manager))] class [|B|] { A a; }\n",
            "using Netra.Ssot;\n\n");
        return test.RunAsync();
    }

    [Fact]
    public Task PrivateNestedType_GoesEvenWithFriends() => FixesAsync(
        """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")] class C { [Netra.Ssot.SupersededBy(typeof(Manager))] private class [|Old|] { } int f; }""",
        """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")] class C { int f; }""");

    [Theory]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] public class Old { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class Old { } class C { Old f; }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class Old { } class C { string s = nameof(Old); }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class Old { } /** <see cref=\"Old\"/> */ class C { }")]
    [InlineData("using Alias = Old; [Netra.Ssot.SupersededBy(typeof(Manager))] class Old { } class C { }")]
    [InlineData("using static Old; [Netra.Ssot.SupersededBy(typeof(Manager))] class Old { } class C { }")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")] [Netra.Ssot.SupersededBy(typeof(Manager))] class Old { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class A { } [Netra.Ssot.SupersededBy(typeof(Manager))] public class B { A a; }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class A { } [Netra.Ssot.SupersededBy(typeof(Manager))] class B { A a; } class C { B b; }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] static class Old { public static int Twice(this string s) => 2; } class C { int i = \"\".Twice(); }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] partial class Old { } partial class Old { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class Old { static void Main() { } }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Manager))] class Old { static void Start() { } [System.Runtime.CompilerServices.ModuleInitializer] internal static void Init() { } }")]
    [InlineData("class Unused { }")]
    [InlineData("namespace Other { class Manager { } }")]
    public Task AnythingElse_IsSilent(string source) => SilentAsync(source);

    [Fact]
    public Task AttributeClass_IsUsedByItsShortName() => SilentAsync(
        """[Netra.Ssot.SupersededBy(typeof(NewAttribute))] class OldAttribute : System.Attribute { } class NewAttribute : System.Attribute { } [Old] class C { }""");

    [Fact]
    public Task OtherRules_NeverDelete()
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse>();
        test.TestState.Sources.Add(Role);
        test.FixedState.Sources.Add(Role);
        test.TestState.Sources.Add("namespace N { [Netra.Ssot.SupersededBy(typeof(Manager))] class Dead { } [Netra.Ssot.SupersededBy(typeof(global::Manager))] class Old { } class C { [|Old|] f; } }");
        test.FixedState.Sources.Add("namespace N { [Netra.Ssot.SupersededBy(typeof(Manager))] class Dead { } [Netra.Ssot.SupersededBy(typeof(global::Manager))] class Old { } class C { Manager f; } }");
        return test.RunAsync();
    }

    [Fact]
    public Task Enforce_LeavesItASuggestion()
    {
        var test = NewTest("[Netra.Ssot.SupersededBy(typeof(Manager))] class {|#0:Old|} { }", "");
        test.FixedState.Sources.Clear();
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.SsotMode = enforce"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2004).WithLocation(0).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info).WithArguments("Old", "Manager", "delete it"));
        return test.RunAsync();
    }
}
