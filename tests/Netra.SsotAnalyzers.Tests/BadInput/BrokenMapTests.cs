using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.BadInput;

/// <summary>Whatever the map says, and whatever is missing around it, no analyzer of the suite throws.</summary>
public sealed class BrokenMapTests
{
    private const string Uses = """

        class Uses : Old { Old a = new Old(); New b = (New)(object)new Old(); string c = nameof(Old); void M(Old o) { o.M(); Old.S(); _ = o.P; System.Type.GetType("Old"); } }
        """;

    [Theory]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Old))] class Old { } class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New))] class Old { } [Netra.Ssot.SupersededBy(typeof(Old))] class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(Gone))] class Old { } class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New)), Netra.Ssot.SupersededBy(typeof(New))] class Old { } class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New)), Netra.Ssot.Canonical(\"R\")] class Old { } [Netra.Ssot.Canonical(\"R\"), Netra.Ssot.SupersededBy(typeof(Old))] class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New))] class Old { } [Netra.Ssot.SupersededBy(typeof(New))] class Old { } class New { } class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New<>))] class Old { } class New<T> { } class New { }")]
    [InlineData("[Netra.Ssot.SupersededBy(typeof(New))] class Old : New { } class New : Old { }")]
    [InlineData("[Netra.Ssot.Canonical(\"R\", Contract = typeof(I))] class New : I { } interface I : I { } class Old : I { }")]
    [InlineData("[Netra.Ssot.Canonical(\"R\", Contract = typeof(New))] class New { } class Old : New { }")]
    [InlineData("[Netra.Ssot.Canonical(\"R\")] class New { } class Old : New { public Old() : base( } ")]
    [InlineData("[Netra.Ssot.Canonical(\"R\", NamePattern = \"***\")] class New { } class Old { }")]
    [InlineData("class New { } class Old { [Netra.Ssot.ReplaceWith(\"this.M()\")] public void M() { } [Netra.Ssot.ReplaceWith(\"((\")] public static void S() { } [Netra.Ssot.ReplaceWith(\"value value\")] public int P { get; set; } }")]
    [InlineData("class New { } class Old { [Netra.Ssot.ReplaceWith(\"this.N()\")] public void M() { } [Netra.Ssot.ReplaceWith(\"this.M()\")] public void N() { } }")]
    [InlineData("[assembly: Netra.Ssot.Supersedes(typeof(New), \"T:Old\")] [assembly: Netra.Ssot.Supersedes(typeof(Old), \"T:New\")] class Old { } class New { }")]
    [InlineData("[assembly: Netra.Ssot.ReplaceMember(\"M:Old.M(\", \"1\")] [assembly: Netra.Ssot.ReplaceMember(\"M:Old.``1(``0)\", \"1\")] [assembly: Netra.Ssot.ReplaceMember(\"P:..\", \"\")] class Old { } class New { }")]
    [InlineData("[assembly: Netra.Ssot.SupersededNamespace(\"\", \".\")] [assembly: Netra.Ssot.SupersededNamespace(\"A\", \"A\")] [assembly: Netra.Ssot.SupersededNamespace(\"A.B\", \"A\")] [assembly: Netra.Ssot.SupersededNamespace(\"A\", \"A.B\")] class Old { } class New { } namespace A { class Old { } } namespace A.B { class Old { } }")]
    [InlineData("[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Gone))] [assembly: System.Runtime.CompilerServices.TypeForwardedTo(null)] class Old { } class New { }")]
    [InlineData("using Old = Old; using New = Old; global using X = X; class C { Old a; New b; X c; }")]
    public async Task BrokenMap_CrashesNothing(string source) =>
        AssertNoCrash(await DiagnosticsAsync(source + Uses, [.. await Framework(), Preamble.Ssot, Preamble.WebSockets]));

    [Fact]
    public async Task NoReferenceAtAll_CrashesNothing() =>
        AssertNoCrash(await DiagnosticsAsync("[Netra.Ssot.SupersededBy(typeof(New))] class Old { } class New { }" + Uses, []));

    [Fact]
    public async Task MissingAssembly_CrashesNothing()
    {
        var canonical = Library.Compile("public class New { public interface I { } }", "Canonical");
        var library = Library.Compile(
            """
            using Netra.Ssot; [assembly: Supersedes(typeof(New), "T:Third")]
            [SupersededBy(typeof(New))] public class Old : New { public New P => null; public static void S() { } public void M() { } }
            public static class Factory { [ReplaceWith("new New()")] public static New Make() => null; }
            """,
            "Library", withSsot: true, canonical);
        foreach (var references in new MetadataReference[][] { [library], [library, Preamble.Ssot], [library, canonical] })
            AssertNoCrash(await DiagnosticsAsync("class C : Old { Old f = new Old(); object g = Factory.Make(); } class Third { } class New { }" + Uses, [.. await Framework(), .. references]));
    }

    [Fact]
    public async Task TwoVersionsOfTheAttributes_CrashNothing()
    {
        const string Attributes = """
            [assembly: System.Reflection.AssemblyVersion("9.0")]
            namespace Netra.Ssot
            {
                public sealed class CanonicalAttribute(string role) : System.Attribute { public string Role => role; public System.Type Contract { get; set; } }
                public sealed class SupersededByAttribute(System.Type canonical) : System.Attribute { public System.Type Canonical => canonical; }
            }
            """;
        var second = Library.Compile(Attributes, "Netra.Ssot", withSsot: false);
        var third = Library.Compile(Attributes, "Vendored", withSsot: false);
        foreach (var references in new MetadataReference[][] { [Preamble.Ssot, second], [second, Preamble.Ssot], [Preamble.Ssot, third], [Preamble.Ssot, second, third] })
            AssertNoCrash(await DiagnosticsAsync("[Netra.Ssot.SupersededBy(typeof(New))] class Old { } [Netra.Ssot.Canonical(\"R\")] class New { } namespace N { class New { } }" + Uses, [.. await Framework(), .. references]));
    }

    [Fact]
    public async Task AmbiguousReference_CrashesNothing()
    {
        var one = Library.Compile("""[Netra.Ssot.Canonical("R")] public class New { } [Netra.Ssot.SupersededBy(typeof(New))] public class Old { }""", "One");
        var two = Library.Compile("""[Netra.Ssot.Canonical("R")] public class New { } [Netra.Ssot.SupersededBy(typeof(New))] public class Old { }""", "Two");
        AssertNoCrash(await DiagnosticsAsync("class C { Old f; New g; }" + Uses, [.. await Framework(), Preamble.Ssot, one, two]));
    }

    private static async Task<ImmutableArray<MetadataReference>> Framework() => Preamble.Framework;

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText(source, path: "/0/Test.cs")], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return await compilation.WithAnalyzers(Suite.Analyzers()).GetAllDiagnosticsAsync();
    }

    private static void AssertNoCrash(ImmutableArray<Diagnostic> diagnostics) =>
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()));
}
