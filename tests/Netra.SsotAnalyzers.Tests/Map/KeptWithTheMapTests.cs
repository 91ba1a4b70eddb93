using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Map;

/// <summary>
/// What costs a look at every entry is made once for a map: a key pressed in a body makes none of it anew, and what somebody
/// declares is seen.
/// </summary>
public sealed class KeptWithTheMapTests
{
    private const string Declared = """
        using Netra.Ssot;
        [Canonical("Manager", NamePattern = "*Boss", PerUser = true)] public class Manager { public Manager(Context context) { } public void Send() { } }
        [SupersededBy(typeof(Manager))] public class Old { public void Lost() { } }
        public class Context { }
        """;

    [Fact]
    public async Task EditOfABody_KeepsEveryIndex()
    {
        var before = Engine(await CompileAsync("class C { int M() { return 1; } }"));
        var after = Engine(Edit(before.Compilation, "class C { int M() { return 1 + 2; } }"));

        Assert.NotSame(before, after);
        Assert.Same(before.Index, after.Index);
        Assert.Same(before.Runs, after.Runs);
        Assert.Same(RoleNames.Of(before), RoleNames.Of(after));
        Assert.Same(IsolationNames.Of(before, before.Isolation.Users), IsolationNames.Of(after, after.Isolation.Users));
    }

    [Fact]
    public async Task EditOfADeclaration_MakesThemAnew()
    {
        var before = Engine(await CompileAsync("class C { int M() { return 1; } }"));
        var after = Engine(Edit(before.Compilation, "[Netra.Ssot.SupersededBy(typeof(Manager))] class C { public int M() { return 1; } }"));

        var tree = after.Compilation.SyntaxTrees.Last();
        Assert.Contains("C", after.Index.NamesFor(tree, CancellationToken.None).Names);
        Assert.Contains("M", after.Index.NamesFor(tree, CancellationToken.None).Names);
        Assert.DoesNotContain("C", before.Index.NamesFor(tree, CancellationToken.None).Names);
    }

    [Fact]
    public async Task AliasTypedInAFile_IsSeenWithTheSameIndex()
    {
        var before = Engine(await CompileAsync("class C { int M() { return 1; } }"));
        var after = Engine(Edit(before.Compilation, "using Shorter = Old; class C { int M() { return 1; } }"));

        Assert.Contains("Shorter", after.Index.NamesFor(after.Compilation.SyntaxTrees.Last(), CancellationToken.None).Names);
    }

    private static SsotEngine Engine(Compilation compilation) => SsotEngine.For(compilation, new AnalyzerOptions([]), CancellationToken.None);

    private static Compilation Edit(Compilation compilation, string text) => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Last(), CSharpSyntaxTree.ParseText(text, path: "Edited.cs"));

    private static async Task<Compilation> CompileAsync(string text) => CSharpCompilation.Create(
        "Kept",
        [CSharpSyntaxTree.ParseText(Declared, path: "Declared.cs"), CSharpSyntaxTree.ParseText(text, path: "Edited.cs")],
        [.. Preamble.Framework, Preamble.Ssot],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
