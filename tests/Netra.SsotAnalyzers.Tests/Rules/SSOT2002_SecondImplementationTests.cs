using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Tests.Support;
using Test = Netra.SsotAnalyzers.Tests.Support.DeclarationTest<Netra.SsotAnalyzers.Rules.SSOT2002_SecondImplementation>;

namespace Netra.SsotAnalyzers.Tests.Rules;

public sealed class SSOT2002_SecondImplementationTests
{
    private const string Role = """
        using Netra.Ssot;
        namespace Canon
        {
            public interface IManager { }
            [Canonical("Manager", Contract = typeof(IManager))] public class Manager : IManager { public int Count; }
            [Canonical("Box")] public class Box<T> { }
        }

        """;

    [Fact]
    public Task Implementation_IsDeclared() => Test.FixesAsync((Role, Role), (
        """
        using Canon;

        namespace App
        {
            /// <summary>Ours.</summary>
            [System.Serializable]
            public sealed class [|Mine|] : IManager
            {
            }
        }
        """,
        """
        using Canon;
        using Netra.Ssot;

        namespace App
        {
            /// <summary>Ours.</summary>
            [SupersededBy(typeof(Manager))]
            [System.Serializable]
            public sealed class Mine : IManager
            {
            }
        }
        """));

    [Fact]
    public Task UsesAndDeclaration_EndInOneText() => Test.FixesAsync((Role, Role), (
        """
        using Canon;

        namespace App
        {
            class [|Mine|] : IManager { public int Count; }

            class C
            {
                {|SSOT1001:Mine|} _mine = {|SSOT1002:new Mine()|};
                int M() => _mine.Count;
            }
        }
        """,
        """
        using Canon;
        using Netra.Ssot;

        namespace App
        {
            [SupersededBy(typeof(Manager))]
            class Mine : IManager { public int Count; }

            class C
            {
                Manager _mine = new Manager();
                int M() => _mine.Count;
            }
        }
        """));

    [Fact]
    public Task Namesake_IsDeclaredByTheQualifiedName() => Test.FixesAsync((Role, Role), (
        """
        namespace App.Old
        {
            public class [|Manager|]
            {
                public Manager Next;
            }
        }

        namespace App.New
        {
            class C { {|SSOT1001:App.Old.Manager|} f; Canon.Manager g; }
        }
        """,
        """
        using Canon;
        using Netra.Ssot;

        namespace App.Old
        {
            [SupersededBy(typeof(Canon.Manager))]
            public class Manager
            {
                public Manager Next;
            }
        }

        namespace App.New
        {
            class C { Manager f; Canon.Manager g; }
        }
        """));

    [Fact]
    public Task GenericNamesake_IsDeclaredByTheOpenType() => Test.FixesAsync((Role, Role), (
        """
        namespace App
        {
            public class [|Box|]<T> { }
        }
        """,
        """
        using Netra.Ssot;

        namespace App
        {
            [SupersededBy(typeof(Canon.Box<>))]
            public class Box<T> { }
        }
        """));

    [Fact]
    public Task DeclarationInTheMiddleOfALine_StaysThere() => Test.FixesAsync((Role, Role), (
        "namespace App { class [|Mine|] : Canon.IManager { } struct [|Other|] : Canon.IManager { } }",
        "using Canon;\nusing Netra.Ssot;\n\nnamespace App { [SupersededBy(typeof(Manager))] class Mine : Canon.IManager { } [SupersededBy(typeof(Manager))] struct Other : Canon.IManager { } }"));

    [Fact]
    public Task TwoFiles_AreDeclaredAtOnce() => Test.FixesAsync((Role, Role),
        ("record [|A|] : Canon.IManager;", "using Canon;\nusing Netra.Ssot;\n\n[SupersededBy(typeof(Manager))]\nrecord A : Canon.IManager;"),
        ("record [|B|] : Canon.IManager;\r\n", "using Canon;\r\nusing Netra.Ssot;\r\n\r\n[SupersededBy(typeof(Manager))]\r\nrecord B : Canon.IManager;\r\n"));

    [Fact]
    public Task PartialType_IsDeclaredOnceOnItsFirstPart() => Test.ReportsAsync(Role, "partial class [|Mine|] : Canon.IManager { }", "partial class Mine { }");

    [Fact]
    public Task NestedImplementation_IsReported() => Test.ReportsAsync(Role, "class Outer { class [|Mine|] : Canon.IManager { } }");

    [Theory]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Canon.Manager))] class Mine : Canon.IManager { }")]
    [InlineData("[Netra.Ssot.Canonical(\"Other\")] class Mine : Canon.IManager { }")]
    [InlineData("class Decorator(Canon.IManager inner) : Canon.IManager { public object Inner => inner; }")]
    [InlineData("class Decorator : Canon.IManager { public Decorator(string name, Canon.Manager inner) { } }")]
    [InlineData("class Derived : Canon.Manager { public int Two => 2; }")]
    [InlineData("interface IMore : Canon.IManager { }")]
    [InlineData("class Outer { class Manager { } }")]
    [InlineData("namespace Other { class Manager<T> { } }")]
    [InlineData("[Netra.Ssot.SupersededBy(null)] class Mine : Canon.IManager { }")]
    public Task AnythingElse_IsSilent(string source) => Test.ReportsAsync(Role, source);

    [Fact]
    public Task AssemblyAttribute_IsADeclarationToo() => Test.ReportsAsync(Role, """[assembly: Netra.Ssot.Supersedes(typeof(Canon.Manager), "T:Mine")] class Mine : Canon.IManager { }""");

    [Fact]
    public Task GeneratedPart_IsNotTheOne()
    {
        var test = new Test();
        test.TestState.Sources.Add(("/0/Role.cs", Role));
        test.TestState.Sources.Add(("/0/A.g.cs", "partial class Mine : Canon.IManager { }"));
        test.TestState.Sources.Add(("/0/B.cs", "partial class [|Mine|] { }"));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_NamesTheEvidence()
    {
        var test = new Test { TestState = { Sources = { Role, "class {|#0:Mine|} : Canon.IManager { } namespace N { class {|#1:Manager|} { } }" } } };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2002).WithLocation(0).WithArguments("Mine", "Manager", "it implements 'IManager', so say that it is superseded by 'Manager'"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2002).WithLocation(1).WithArguments("Manager", "Manager", "it bears the name of 'Canon.Manager', so say that it is superseded by 'Manager'"));
        return test.RunAsync();
    }

    [Fact]
    public Task CanonicalThatIsNotVisible_IsNotReported()
    {
        var contracts = Library.Compile("namespace Canon { public interface IManager { } }", "Contracts");
        var library = Library.Compile("""namespace Canon { [Netra.Ssot.Canonical("Manager", Contract = typeof(IManager))] class Manager : IManager { } }""", "Library", withSsot: true, contracts);
        var test = new Test { TestState = { Sources = { "class Mine : Canon.IManager { }" } } };
        test.TestState.AdditionalReferences.AddRange([contracts, library]);
        return test.RunAsync();
    }

    [Fact]
    public Task ProjectWithoutTheAttribute_IsNotReported()
    {
        var test = new Test
        {
            TestState =
            {
                Sources =
                {
                    "namespace Netra.Ssot { class CanonicalAttribute(string role) : System.Attribute { public string Role => role; public System.Type Contract { get; set; } } }",
                    Role,
                    "class Mine : Canon.IManager { } class C { {|SSOT1001:Mine|} f; }",
                },
            },
        };
        test.TestState.AdditionalReferences.Clear();
        return test.RunAsync();
    }

    [Fact]
    public Task TestProject_IsSilent()
    {
        var test = new Test { TestState = { Sources = { Role, "class Fake : Canon.IManager { } namespace N { class Manager { } }" } } };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_IsRespected() => Test.FixesAsync((Role, Role), (
        "#pragma warning disable SSOT2002\nclass Mine : Canon.IManager { }\n#pragma warning restore SSOT2002\n",
        "#pragma warning disable SSOT2002\nclass Mine : Canon.IManager { }\n#pragma warning restore SSOT2002\n"));
}
