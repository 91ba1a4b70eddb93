using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Roslyn;

/// <summary>What the suite asks of symbols, in each case where two older versions of the question answered differently.</summary>
public sealed class SymbolExtensionsTests
{
    [Theory]
    [InlineData("class B { public virtual void M() { } } class C : B { public override void M() { } }", "M", "B.M()")]
    [InlineData("class B { public virtual int P => 1; } class C : B { public override int P => 2; }", "P", "B.P")]
    [InlineData("class B { public virtual event System.Action E; } class C : B { public override event System.Action E; }", "E", "B.E")]
    [InlineData("class A { public virtual void M() { } } class B : A { public override void M() { } } class C : B { public override void M() { } }", "M", "B.M() A.M()")]
    [InlineData("class B { public void M() { } } class C : B { public new void M() { } }", "M", "")]
    public async Task Overridden_IsFollowedToItsBeginning(string code, string member, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await MemberAsync(code, member)).SelfAndOverridden().Skip(1).Select(symbol => symbol.ToDisplayString())));

    [Theory]
    [InlineData("interface I { void M(); } class C : I { public void M() { } }", "M", "I.M()")]
    [InlineData("interface I { void M(); } class C : I { void I.M() { } }", "I.M", "I.M()")]
    [InlineData("interface I { event System.Action E; } class C : I { event System.Action I.E { add { } remove { } } }", "I.E", "I.E")]
    [InlineData("interface I { int this[int i] { get; } } class C : I { public int this[int i] => i; }", "this[]", "I.this[int]")]
    [InlineData("interface I { int this[int i] { get; } } class C : I { int I.this[int i] => i; }", "I.this[]", "I.this[int]")]
    [InlineData("interface I<T> { void M(T value); } class C : I<int> { void I<int>.M(int value) { } }", "I<System.Int32>.M", "I<int>.M(int)")]
    [InlineData("interface I { void M(); } interface J { void M(); } class C : I, J { public void M() { } }", "M", "I.M() J.M()")]
    [InlineData("interface I { void M(); } struct C : I { public void M() { } public void M(int i) { } }", "M", "I.M()")]
    [InlineData("interface I { void M(); } class C { public void M() { } } class D : C, I { }", "M", "")]
    [InlineData("interface I { void M(); } interface C : I { void I.M() { } }", "I.M", "I.M()")]
    public async Task Implemented_IsWhatTheInterfacesAskFor(string code, string member, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await MemberAsync(code, member)).Implemented().Select(symbol => symbol.ToDisplayString())));

    [Theory]
    [InlineData("class C { int f; }", "f", "int")]
    [InlineData("class C { string P { get; set; } }", "P", "string")]
    [InlineData("class C { string P { get; set; } }", "set_P", "string")]
    [InlineData("class C { int this[int i] { get => 1; set { } } }", "set_Item", "int")]
    [InlineData("class C { event System.Action E; }", "E", "System.Action")]
    [InlineData("class C { long M() => 1; }", "M", "long")]
    [InlineData("class C { public C(int i) { } }", ".ctor", "C")]
    public async Task ValueType_IsWhatTheMemberHoldsOrMakes(string code, string member, string expected) =>
        Assert.Equal(expected, (await MemberAsync(code, member)).ValueType()?.ToDisplayString());

    [Theory]
    [InlineData("public class C { public int f; }", "f", true)]
    [InlineData("public class C { protected int f; }", "f", true)]
    [InlineData("public class C { protected internal int f; }", "f", true)]
    [InlineData("public sealed class C { protected int f; }", "f", false)]
    [InlineData("public class C { internal int f; }", "f", false)]
    [InlineData("public class C { private protected int f; }", "f", false)]
    [InlineData("class C { public int f; }", "f", false)]
    public async Task VisibleOutside_ProtectedCountsUnlessTheTypeIsSealed(string code, string member, bool expected) =>
        Assert.Equal(expected, (await MemberAsync(code, member)).IsVisibleOutside());

    [Theory]
    [InlineData("namespace N { class C { } }", "N.C")]
    [InlineData("namespace N { class D { class C { } } }", "N.D+C")]
    [InlineData("class C { }", "C")]
    [InlineData("namespace N.M { class D<T> { class C<U> { } } }", "N.M.D`1+C`1")]
    public async Task FullMetadataName_FindsTheTypeAgain(string code, string expected)
    {
        var compilation = await CompileAsync(code);
        var type = compilation.Assembly.GlobalNamespace.AllTypes().Single(type => type.Name == "C");
        Assert.Equal(expected, type.FullMetadataName());
        Assert.Equal(type, compilation.GetTypeByMetadataName(expected), SymbolEqualityComparer.Default);
    }

    [Theory]
    [InlineData("OldAttribute", "Old")]
    [InlineData("Attribute", null)]
    [InlineData("Old", null)]
    public void AttributeShortName_LeavesAName(string name, string? expected) => Assert.Equal(expected, TypeExtensions.AttributeShortName(name));

    [Fact]
    public async Task FindNamespace_IsNullWhereNothingIsDeclared()
    {
        var compilation = await CompileAsync("namespace A.B { class C { } }");
        Assert.Equal("A.B", compilation.FindNamespace("A.B")?.ToDisplayString());
        Assert.Null(compilation.FindNamespace("A.X"));
        Assert.Null(compilation.FindNamespace("A.B.C"));
    }

    [Fact]
    public async Task MembersNamed_OfAnInterfaceComeFromItsInterfacesAsWell()
    {
        var compilation = await CompileAsync("interface I { void M(); } interface C : I { void M(int i); } class D : C { public void M() { } public void M(int i) { } }");
        Assert.Equal(["C.M(int)", "I.M()"], compilation.GetTypeByMetadataName("C")!.MembersNamed("M").Select(member => member.ToDisplayString()));
        Assert.Equal(["D.M()", "D.M(int)"], compilation.GetTypeByMetadataName("D")!.MembersNamed("M").Select(member => member.ToDisplayString()));
    }

    [Theory]
    [InlineData("M(1, 2)", "1 a", "2 b")]
    [InlineData("M(b: 1, a: 2)", "1 b", "2 a")]
    [InlineData("N(1, 2, 3)", "1 a", "2 rest", "3 rest")]
    [InlineData("this[4]", "4 key")]
    [InlineData("1.X(2)", "2 b")]
    public async Task ParameterOf_GoesByNameAndPlace(string call, params string[] expected)
    {
        var compilation = await CompileAsync($$"""
            class C { void M(int a, int b) { } void N(int a, params int[] rest) { } int this[int key] => key; object O() { {{(call.StartsWith("this", StringComparison.Ordinal) ? "_ = " : "")}}{{call}}; return null; } }
            static class E { public static void X(this int a, int b) { } }
            """);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var arguments = tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>();
        Assert.Equal(expected, arguments.Select(argument => $"{argument.Expression} {model.GetSymbolInfo(argument.Parent!.Parent!).Symbol.ParameterOf(argument)?.Name}"));
    }

    private static async Task<ISymbol> MemberAsync(string code, string member) =>
        (await CompileAsync(code)).GetTypeByMetadataName("C")!.GetMembers(member)[0];

    private static async Task<CSharpCompilation> CompileAsync(string code) => CSharpCompilation.Create(
        "Test", [CSharpSyntaxTree.ParseText(code)],
        Preamble.Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
