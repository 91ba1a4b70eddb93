using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>What is superseded without an attribute of its own, on strong evidence.</summary>
public sealed class InferenceTests : MapTests
{
    private const string Role = """
        using Netra.Ssot;
        namespace Canon
        {
            public interface IManager { }
            [Canonical("Manager", Contract = typeof(IManager))] public class Manager : IManager { }
            [Canonical("Box")] public class Box<T> { }
        }
        """;

    [Fact]
    public Task ImplementationOfTheContract_IsSuperseded() => VerifyAsync(
        Role,
        """class Mine : Canon.IManager { } class C { [|Mine|] f; Canon.IManager g; object o = {|SSOT1002:new Mine()|}; }""");

    [Fact]
    public Task IndirectImplementation_IsSuperseded() => VerifyAsync(
        Role,
        """interface IMore : Canon.IManager { } struct Mine : IMore { } record Other : IMore; class C { [|Mine|] f; [|Other|] g; IMore h; }""");

    [Fact]
    public Task NamesakeInAnotherNamespace_IsSuperseded() => VerifyAsync(
        Role,
        """namespace Copy { class Manager { } } class C { [|Copy.Manager|] f; Canon.Manager g; }""");

    [Fact]
    public Task NamesakeInTheSameNamespaceOfAType_IsNot() => VerifyAsync(
        Role,
        """namespace Canon { class Outer { public class Manager { } } } class C { Canon.Outer.Manager f; }""");

    [Fact]
    public Task NamesakeOfAnotherArity_IsNot() => VerifyAsync(
        Role,
        """namespace Copy { class Manager<T> { } class Box { } class Box<T, U> { } } class C { Copy.Manager<int> f; Copy.Box g; Copy.Box<int, int> h; }""");

    [Fact]
    public Task GenericNamesake_IsSuperseded() => VerifyAsync(
        Role,
        """namespace Copy { class Box<T> { } } class C { [|Copy.Box<int>|] f; }""");

    [Fact]
    public Task NamesakeThatIsAnInterfaceEnumOrDelegate_IsNot() => VerifyAsync(
        Role,
        """namespace A { interface Manager { } } namespace B { enum Manager { } } namespace D { delegate void Manager(); } class C { A.Manager a; B.Manager b; D.Manager d; }""");

    [Fact]
    public Task NamesakeOfTheFramework_IsNot() => VerifyAsync(
        """
        class C { Microsoft.AspNetCore.Http.WebSocketManager theirs; Netra.WebSockets.WebSocketManager ours; }
        """);

    [Fact]
    public Task NamesakeOfTheRealManager_IsSuperseded() => VerifyAsync(
        """namespace Backend { class WebSocketManager { } class C { [|WebSocketManager|] f; Microsoft.AspNetCore.Http.WebSocketManager theirs; } }""");

    [Fact]
    public Task DerivedFromTheCanonical_IsNot() => VerifyAsync(
        Role,
        """namespace Copy { class Manager : Canon.Manager { public int Own; } class More : Canon.Manager, Canon.IManager { } class C { Manager f; More g; } }""");

    [Fact]
    public Task DeclaredTypes_KeepTheirDeclaration() => VerifyAsync(
        Role,
        """
        namespace Copy { [Netra.Ssot.SupersededBy(typeof(Own))] class Manager : Canon.IManager { } class Own { } }
        namespace Second { [Netra.Ssot.Canonical("Other")] class Manager { } }
        class C { [|Copy.Manager|] f; Second.Manager g; }
        """);

    [Fact]
    public Task TestProject_InfersNothingOfItsOwn()
    {
        var test = NewTest(
            Role,
            """class Fake : Canon.IManager { } namespace Copy { class Manager { } } [Netra.Ssot.SupersededBy(typeof(Canon.Manager))] class Old { } class C { Fake f; Copy.Manager g; [|Old|] h; }""");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task NotATestProject_Infers()
    {
        var test = NewTest(Role, """class Fake : Canon.IManager { } class C { [|Fake|] f; }""");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = "));
        return test.RunAsync();
    }

    [Fact]
    public Task AssemblyThatTakesPart_IsInferredFrom() => NewTest(
        Library.Compile("""namespace Copy { public class Manager { } } public static class Own { [Netra.Ssot.ReplaceWith("2")] public static int One; }"""),
        Role,
        """class C { [|Copy.Manager|] f; }""").RunAsync();

    [Fact]
    public Task AssemblyThatDoesNotTakePart_IsNotRead() => NewTest(
        Library.Compile("""namespace Copy { public class Manager { } }""", withSsot: false),
        Role,
        """class C { Copy.Manager f; }""").RunAsync();

    [Fact]
    public Task UsesOfAnInferredTypeInsideItself_AreSilent() => VerifyAsync(
        Role,
        """class Mine : Canon.IManager { Mine next; public static Mine Create() => new Mine(); } class C { object o = {|SSOT1003:Mine.Create()|}; }""");

    [Fact]
    public Task FileLocalNamesake_IsNot() => VerifyAsync(
        Role,
        """namespace Copy { file class Manager { } file class C { Manager f; } }""");

    [Fact]
    public Task TwoCanonicalsOfOneName_AreBothCanonical() => VerifyAsync(
        """
        namespace A { [Netra.Ssot.Canonical("One")] class Manager { } }
        namespace B { [Netra.Ssot.Canonical("Two")] class Manager { } }
        class C { A.Manager a; B.Manager b; }
        """);

    [Fact]
    public Task NamesakeOfACatalogueOfEventNames_IsSupersededIfItHasNames() => VerifyAsync(
        """
        namespace Canon { [Netra.Ssot.Canonical("Events", EventNames = true)] public static class Events { public const string Started = "started"; } }
        namespace A { class Events { } class C { Events f; } }
        namespace B { class Events { public const string Started = "started"; } class C { int f = {|SSOT1002:Events.Started|}.Length; } }
        """);

    [Fact]
    public Task Decorator_IsNot() => VerifyAsync(
        Role,
        """class Logging(Canon.IManager inner) : Canon.IManager { public object Inner => inner; } class C { Logging f; }""");
}
