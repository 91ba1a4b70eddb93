using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.SsotAnalyzers.Tests.Baseline;

public sealed class ContainingSymbolTests
{
    [Theory]
    [InlineData("namespace A.B; class C { void M() { X(); } }", "A.B.C.M")]
    [InlineData("namespace A { namespace B { class C { X f; } } }", "A.B.C.f")]
    [InlineData("class C { int a, b = X; }", "C.b")]
    [InlineData("class C { X a, b; }", "C.a")]
    [InlineData("class C<T, U> { class D { int P { get { return X; } } } }", "C`2.D.P")]
    [InlineData("class C { C(X x) { } }", "C.#ctor")]
    [InlineData("class C { static C() { X(); } }", "C.#cctor")]
    [InlineData("class C { ~C() { X(); } }", "C.Finalize")]
    [InlineData("class C { void I.M() { X(); } }", "C.M")]
    [InlineData("class C { int this[X i] => 0; }", "C.this[]")]
    [InlineData("class C { public static C operator +(C a, X b) => a; }", "C.operator +")]
    [InlineData("class C { public static implicit operator X(C a) => null; }", "C.implicit operator")]
    [InlineData("class C { event X E; }", "C.E")]
    [InlineData("class C { event D E { add { X(); } remove { } } }", "C.E")]
    [InlineData("class C : X { }", "C")]
    [InlineData("[X] class C { }", "C")]
    [InlineData("class C(X x);", "C")]
    [InlineData("record C(X x);", "C")]
    [InlineData("class C { [X] void M() { } }", "C.M")]
    [InlineData("enum E { A = X }", "E.A")]
    [InlineData("delegate X D(int i);", "D")]
    [InlineData("class C { void M() { void L() { X(); } } }", "C.M")]
    [InlineData("static class C { extension(int i) { void M() { X(); } } }", "C.M")]
    [InlineData("/// <see cref=\"X\"/>\nclass C { }", "C")]
    [InlineData("class C { /// <see cref=\"X\"/>\npublic void M() { } }", "C.M")]
    [InlineData("X();", "<Main>")]
    [InlineData("using A = X;", "(file) src/Test.cs")]
    [InlineData("namespace N { using A = X; }", "(file) src/Test.cs")]
    [InlineData("[assembly: X]", "(file) src/Test.cs")]
    [InlineData("file class C { void M() { X(); } }", "(file) src/Test.cs")]
    public void Place_HasThisName(string source, string expected) => Assert.Equal(expected, NameIn(source, "/repo/src/Test.cs", "/repo"));

    [Theory]
    [InlineData("/repo/Test.cs", "/repo", "(file) Test.cs")]
    [InlineData("/shared/Test.cs", "/repo/app", "(file) /shared/Test.cs")]
    [InlineData("/code/shared/Test.cs", "/code/repo/app", "(file) ../../shared/Test.cs")]
    [InlineData("C:\\work\\shared\\Test.cs", "C:\\work\\app", "(file) ../shared/Test.cs")]
    public void Path_IsRelativeToTheBaseline(string path, string directory, string expected) => Assert.Equal(expected, NameIn("using A = X;", path, directory));

    [Fact]
    public void GeneratedFile_IsKnownByItsNameAlone() =>
        Assert.Equal("(file) App.GlobalUsings.g.cs", NameIn("global using A = X;", "/repo/obj/Debug/net10.0/App.GlobalUsings.g.cs", "/repo", isGenerated: true));

    private static string NameIn(string source, string path, string directory, bool isGenerated = false)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, Microsoft.CodeAnalysis.DocumentationMode.Diagnose), path);
        return ContainingSymbol.Of(tree, new TextSpan(source.IndexOf('X', StringComparison.Ordinal), 1), directory, isGenerated, CancellationToken.None).Name;
    }
}
