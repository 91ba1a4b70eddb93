using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>What no attribute declares is not in the map: no rule about uses reports it.</summary>
public sealed class InferenceTests : MapTests
{
    private const string Role = """
        using Netra.Ssot;
        namespace Canon
        {
            public interface IManager { }
            [Canonical("Manager", Contract = typeof(IManager), NamePattern = "*Manager")]
            public class Manager : IManager { public void Send(string text) { } public void Close() { } }
        }
        """;

    [Theory]
    [InlineData("class Mine : Canon.IManager { } class C { Mine f; object o = new Mine(); }")]
    [InlineData("namespace Copy { class Manager { public void Send(string text) { } public void Close() { } } } class C { Copy.Manager f; object o = new Copy.Manager(); }")]
    [InlineData("class LegacyManager : Canon.Manager { } class C { LegacyManager f; object o = new LegacyManager(); }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) { public void Send(string text) => m.Send(text); } class C { ManagerWrapper f; object o = new ManagerWrapper(null); }")]
    [InlineData("class OtherManager { public void Send(string text) { } public void Close() { } } class C { OtherManager f; object o = new OtherManager(); }")]
    public Task UsesOfWhatNobodyDeclared_AreSilent(string source) => VerifyAsync(Role, source);

    [Theory]
    [InlineData("class NullManager : Canon.IManager { } class C { Canon.IManager M(bool off) => off ? new NullManager() : new Canon.Manager(); }")]
    [InlineData("using System.Text.Json; class Manager { public int Id { get; set; } public string Name { get; set; } } class C { string M() => JsonSerializer.Serialize(new Manager { Id = 1, Name = \"a\" }); }")]
    public Task CodeThatUsesWhatLooksAlike_StaysAsItIs(string source) => VerifyAsync(Role, source);

    [Fact]
    public Task DeclaredTypes_KeepTheirDeclaration() => VerifyAsync(
        Role,
        """
        namespace Copy { [Netra.Ssot.SupersededBy(typeof(Own))] class Manager : Canon.IManager { } class Own { } }
        namespace Second { [Netra.Ssot.Canonical("Other")] class Manager { } }
        class C { [|Copy.Manager|] f; Second.Manager g; }
        """);

    [Fact]
    public Task ReferencedAssembly_IsNotInferredFrom() => NewTest(
        Library.Compile("""namespace Copy { public class Manager { public void Send(string text) { } public void Close() { } } } public static class Own { [Netra.Ssot.ReplaceWith("2")] public static int One; }"""),
        Role,
        """class C { Copy.Manager f; }""").RunAsync();

    [Fact]
    public Task TwoCanonicalsOfOneName_AreBothCanonical() => VerifyAsync(
        """
        namespace A { [Netra.Ssot.Canonical("One")] class Manager { } }
        namespace B { [Netra.Ssot.Canonical("Two")] class Manager { } }
        class C { A.Manager a; B.Manager b; }
        """);

    [Fact]
    public Task NamespaceThatIsSuperseded_TakesItsTypesWithIt() => VerifyAsync(
        """
        [assembly: Netra.Ssot.SupersededNamespace("Old", "New")]
        namespace Old { class Thing { } }
        namespace New { class Thing { } }
        class C { {|SSOT1004:Old.Thing|} f; }
        """);
}
