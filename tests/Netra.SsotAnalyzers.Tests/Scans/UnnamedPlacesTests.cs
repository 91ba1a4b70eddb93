using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Tests.Support;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Tests.Scans;

/// <summary>Constructions and indexers are found by their text: as many as a walk over all nodes finds.</summary>
public sealed class UnnamedPlacesTests
{
    private const string Declared = """
        using Netra.Ssot;
        [Canonical("Box")] public class Box
        {
            [ReplaceWith("new Box(1, 2)")] public Box(int one) { }
            public Box(int one, int two) { }
            public Box() { }
            [ReplaceWith("this.At(index)")] public int this[int index] => index;
            public int At(int index) => index;
        }
        """;

    [Theory]
    [InlineData("class C { Box b = new(1); }", 1)]
    [InlineData("class C { Box b = new (1), c = new\n\t(2), d = new/* why */(3), e = new // why\n (4); }", 4)]
    [InlineData("class C { Box b =\n#if X\n new(1);\n#else\n new\n#line 5\n (2);\n#endif\n }", 1)]
    [InlineData("class C { object o = new Box(1); int[] a = new[] { 1 }; object p = new { P = 1 }; int renew(int i) => renew (i); int news = 1; }", 0)]
    [InlineData("class C { string s = \"new(1)[2]\"; /* new(1) [2] */ string r = \"\"\"a[0] new(1)\"\"\"; }", 0)]
    [InlineData("class C { string S(Box b) => $\"{b[1]} {M(new(1))} new(2)\" + $\"\"\"{b[2]}\"\"\"; int M(Box b) => b [3]; }", 4)]
    [InlineData("class C { int M(Box b) => b/**/[1] + b\n[2] + (b)[3]; int[] a = new int[2]; [System.Obsolete] void O(int[] i) { } }", 3)]
    [InlineData("class C { int M(Box b, string s) => b++[1] + s![2] + new Box { }[3] + \"(\"[4] + b // (\n  [5] + M2([6])[7] + (b /* ( */ [8]); int M2(int[] i) { [System.Obsolete] int L() => 1; return i [0]; } }", 8)]
    [InlineData("class C { object M(Box b) => b?[1] ?? b?.Next?[2] ?? new Idx { [0] = 1, In = { [1] = 2 } } ?? (b is [1, [2, ..]] ? [1, .. b] : b?[3][4]); int this[int i] => 1; }", 9)]
    [InlineData("class C : Box { C(int i) : base(i) { } C() : this(1) { } C(long l) { } static C() { } }", 5)]
    [InlineData("class C(int i) : Box(i); class D : Box; record R(int i) { public R() : this(1) { } }", 3)]
    [InlineData("class C { class D : Box { D() { } struct S { public S(int i) { Box b = new(i); } } } } /// <summary><see cref=\"Box.this[int]\"/></summary>\n enum E : byte { A }", 5)]
    public async Task Places_AreThoseOfAWalk(string text, int count)
    {
        var subject = await SubjectAsync(text);
        var tree = subject.Compilation.SyntaxTrees[1];

        var found = UnnamedPlaces.In(tree, subject.Index, namesType: true, CancellationToken.None).OrderBy(node => node.SpanStart).ThenBy(node => node.Span.Length).ToList();

        Assert.Equal(tree.GetRoot().DescendantNodes().Where(IsPlace).OrderBy(node => node.SpanStart).ThenBy(node => node.Span.Length), found);
        Assert.Equal(count, found.Count);
    }

    [Fact]
    public async Task LongFile_IsSearchedAcrossItsChunks()
    {
        // Wherever a chunk of the text ends, it ends within one of these.
        var text = "class C { " + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"Box b{i} = new ({i}); int i{i}(Box b) => b[1]; ")) + "}";
        var subject = await SubjectAsync(text);

        Assert.Equal(8_000, UnnamedPlaces.In(subject.Compilation.SyntaxTrees[1], subject.Index, namesType: true, CancellationToken.None).Count());
    }

    private static bool IsPlace(SyntaxNode node) =>
        node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax or ListPatternSyntax or IndexerDeclarationSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or BaseTypeSyntax or ConstructorDeclarationSyntax { Initializer: null };

    private static async Task<Subject> SubjectAsync(string text)
    {
        var compilation = CSharpCompilation.Create(
            "Unnamed",
            [CSharpSyntaxTree.ParseText(Declared), CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose))],
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return new Subject(compilation, SsotEngine.For(compilation, new AnalyzerOptions([]), CancellationToken.None).Index);
    }

    private sealed record Subject(CSharpCompilation Compilation, NameIndex Index);
}
