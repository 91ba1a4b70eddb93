using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Tests.Support;
using Test = Netra.SsotAnalyzers.Tests.Support.DeclarationTest<Netra.SsotAnalyzers.Rules.Implementations.SSOT2002_SecondImplementation>;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2002_SecondImplementationTests
{
    private const string Role = """
        using Netra.Ssot;
        namespace Canon
        {
            public interface IManager { }
            [Canonical("Manager", Contract = typeof(IManager))] public class Manager : IManager { public int Count; public void Send(string text) { } public Manager Next { get; set; } }
            [Canonical("Box")] public class Box<T> { public void Put(T item) { } public T Take() => default; }
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
    public Task Uses_AreSilentUntilTheAttributeStands() => Test.FixesAsync((Role, Role), (
        """
        using Canon;

        namespace App
        {
            class [|Mine|] : IManager { public int Count; }

            class C
            {
                Mine _mine = new Mine();
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
                {|SSOT1001:Mine|} _mine = {|SSOT1002:new Mine()|};
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
                public Manager Next { get; set; }
                public void Send(string text) { }
            }
        }

        namespace App.New
        {
            class C { App.Old.Manager f; Canon.Manager g; }
        }
        """,
        """
        using Netra.Ssot;

        namespace App.Old
        {
            [SupersededBy(typeof(Canon.Manager))]
            public class Manager
            {
                public Manager Next { get; set; }
                public void Send(string text) { }
            }
        }

        namespace App.New
        {
            class C { {|SSOT1001:App.Old.Manager|} f; Canon.Manager g; }
        }
        """));

    [Fact]
    public Task GenericNamesake_IsDeclaredByTheOpenType() => Test.FixesAsync((Role, Role), (
        """
        namespace App
        {
            public class [|Box|]<T> { public void Put(T item) { } public T Take() => default; }
        }
        """,
        """
        using Netra.Ssot;

        namespace App
        {
            [SupersededBy(typeof(Canon.Box<>))]
            public class Box<T> { public void Put(T item) { } public T Take() => default; }
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
    [InlineData("namespace Other { class Manager<T> { public void Send(string text) { } public Manager<T> Next { get; set; } } }")]
    [InlineData("namespace Other { class Manager { } }")]
    [InlineData("namespace Other { class Manager { public int Count; public Manager Next { get; set; } } }")]
    [InlineData("namespace Shop.Dto { class Manager { public void Send(string text) { } public Manager Next { get; set; } } }")]
    [InlineData("namespace Other { class Base { public virtual void Send(string text) { } } class Manager : Base { public override void Send(string text) { } public Manager Next { get; set; } } }")]
    [InlineData("[Netra.Ssot.SupersededBy(null)] class Mine : Canon.IManager { }")]
    public Task AnythingElse_IsSilent(string source) => Test.ReportsAsync(Role, source);

    [Theory]
    [InlineData("class All(System.Collections.Generic.IEnumerable<Canon.IManager> inner) : Canon.IManager { public object Inner => inner; }")]
    [InlineData("class All : Canon.IManager { readonly System.Collections.Generic.List<Canon.IManager> _inner = new(); }")]
    [InlineData("class All : System.Collections.Generic.List<Canon.IManager>, Canon.IManager { }")]
    [InlineData("class Late(System.Lazy<Canon.IManager> inner) : Canon.IManager { public object Inner => inner; }")]
    [InlineData("class Late(System.Func<Canon.IManager> make) : Canon.IManager { public object Inner => make; }")]
    [InlineData("class Scoped(System.IServiceProvider services) : Canon.IManager { public object Inner => services.GetService(typeof(Canon.IManager)); }")]
    [InlineData("class Switch : Canon.IManager { public object Inner => new Canon.Manager(); }")]
    [InlineData("class Decorator : Canon.IManager { public required Canon.IManager Inner { get; init; } }")]
    [InlineData("class Decorator : Canon.IManager { Canon.IManager _inner; public void Wrap(Canon.IManager inner) => _inner = inner; }")]
    [InlineData("class Base<T> { protected T Inner; } class Decorator : Base<Canon.IManager>, Canon.IManager { }")]
    [InlineData("abstract class Base : Canon.IManager { protected Canon.IManager Inner; } class Decorator : Base { }")]
    [InlineData("class Decorator<T>(T inner) : Canon.IManager where T : Canon.IManager { public T Inner => inner; }")]
    [InlineData("class Pool { public Canon.Manager Rent() => null; } class Pooled(Pool pool) : Canon.IManager { public void M() => pool.Rent(); }")]
    [InlineData("class NullManager : Canon.IManager { }")]
    public Task ImplementationAroundAnother_IsSilent(string source) => Test.ReportsAsync(Role, source);

    [Theory]
    [InlineData("class Quiet : Canon.ISender { public void Send(string text) { } public int Count => 0; public System.Threading.Tasks.Task FlushAsync() => System.Threading.Tasks.Task.CompletedTask; }")]
    [InlineData("class NoOpSender(System.Action<string> log) : Canon.ISender { public void Send(string text) => log(text); public int Count => 0; public System.Threading.Tasks.Task FlushAsync() => null; }")]
    [InlineData("class [|Real|] : Canon.ISender { readonly System.Collections.Generic.List<string> _sent = new(); public void Send(string text) => _sent.Add(text); public int Count => _sent.Count; public System.Threading.Tasks.Task FlushAsync() => System.Threading.Tasks.Task.CompletedTask; }")]
    [InlineData("class [|Unfinished|] : Canon.ISender { public void Send(string text) => throw new System.NotImplementedException(); public int Count => 0; public System.Threading.Tasks.Task FlushAsync() => null; }")]
    [InlineData("class [|Single|] : Canon.ISender { public static readonly Canon.ISender Instance = new Single(); public static Canon.ISender Create() => new Single(); int _sent; public void Send(string text) => _sent++; public int Count => _sent; public System.Threading.Tasks.Task FlushAsync() => null; }")]
    public Task ImplementationThatDoesNothing_IsSilent(string source) => Test.ReportsAsync(
        """
        namespace Canon
        {
            public interface ISender { void Send(string text); int Count { get; } System.Threading.Tasks.Task FlushAsync(); }
            [Netra.Ssot.Canonical("Sender", Contract = typeof(ISender))] public class Sender : ISender { public void Send(string text) { } public int Count => 1; public System.Threading.Tasks.Task FlushAsync() => null; }
        }
        """, source);

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
        var test = new Test { TestState = { Sources = { Role, "class {|#0:Mine|} : Canon.IManager { } namespace N { class {|#1:Manager|} { public void Send(string text) { } public Manager Next { get; set; } } }" } } };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2002).WithLocation(0).WithArguments("Mine", "Manager", "it implements 'IManager', so declare that 'Manager' supersedes it"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2002).WithLocation(1).WithArguments("Manager", "Manager", "it has the name and the members of 'Canon.Manager', so declare that 'Manager' supersedes it"));
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
                    "class Mine : Canon.IManager { } class C { Mine f; }",
                },
            },
        };
        test.TestState.AdditionalReferences.Clear();
        return test.RunAsync();
    }

    [Fact]
    public Task TestProject_IsSilent()
    {
        var test = new Test { TestState = { Sources = { Role, "class Fake : Canon.IManager { } namespace N { class Manager { public void Send(string text) { } public Manager Next { get; set; } } }" } } };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task Pragma_IsRespected() => Test.FixesAsync((Role, Role), (
        "#pragma warning disable SSOT2002\nclass Mine : Canon.IManager { }\n#pragma warning restore SSOT2002\n",
        "#pragma warning disable SSOT2002\nclass Mine : Canon.IManager { }\n#pragma warning restore SSOT2002\n"));
}
