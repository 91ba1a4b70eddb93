using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>A light bulb compiles only what its edit can concern, and decides as the proof of everything would.</summary>
public sealed class ProofScopeTests
{
    private const string Map = """
        [Netra.Ssot.Canonical("Role")] public class New { }
        [Netra.Ssot.SupersededBy(typeof(New))] public class Old { public void Gone() { } }
        public enum NewKind { A }
        [Netra.Ssot.SupersededBy(typeof(NewKind))] public enum OldKind { A, B }
        """;

    [Theory]
    [InlineData("class C { private Old _f; }", "class D { private Old _f; void M() => _f.Gone(); }", true)]
    [InlineData("class C { Old _f; Old P { get; set; } }", "class D { }", true)]
    [InlineData("partial class C { private Old _f; }", "partial class C { void M() => _f.Gone(); }", false)]
    [InlineData("partial class C { Old M() => null; }", "partial class C { void N() => M().Gone(); }", false)]
    [InlineData("class C { internal Old Field; }", "class D { void M(C c) => c.Field.Gone(); }", false)]
    [InlineData("class C { internal Old Field; }", "class D { void M(C c) => c.F\\u0069eld.Gone(); }", false)]
    [InlineData("class C { internal Old Field; }", "class D { Old Fields; void M() => Fields.Gone(); }", true)]
    [InlineData("interface I { Old M(); }", "class D { void N(I i) => i.M().Gone(); }", false)]
    [InlineData("class C { internal C(Old o) { } }", "class D { C c = new(new Old()); void M(Old o) { o.Gone(); C c = new(o); } }", false)]
    [InlineData("class C { C(Old o) { } }", "class D { }", true)]
    [InlineData("class MarkAttribute : System.Attribute { public MarkAttribute(OldKind kind) { } }", "[Mark(OldKind.B)] class D { }", false)]
    [InlineData("class MarkAttribute : System.Attribute { public MarkAttribute(OldKind kind) { } }", "[Mark(OldKind.A)] class D { }", true)]
    public Task LightBulb_IsOfferedWhereTheWholeProofChangesSomething(string code, string other, bool isOffered) => AssertAsync(code, isOffered, other);

    /// <summary>The class in which the error shows says no name of what the edit changes.</summary>
    [Theory]
    [InlineData("interface I { Old M(); static void Use(I i) => i.M().Gone(); }", "class D : B, I { }", false)]
    [InlineData("interface I { Old M(); static void Use(I i) => i.M().Gone(); }", "class E : D, I { } class D : B { }", false)]
    [InlineData("interface I { Old M(); static void Use(I i) => i.M(); }", "class D : B, I { }", true)]
    [InlineData("interface I { Old M(); static void Use(I i) => i.M().Gone(); }", "class D : B { }", true)]
    public Task LightBulb_SeesClassThatInheritsTheImplementation(string asking, string having, bool isOffered) =>
        AssertAsync("class B { public Old M() => null; }", isOffered, asking, having);

    private static async Task AssertAsync(string code, bool isOffered, params string[] others)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Project", "Project", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: [.. Preamble.Framework, Preamble.Ssot]));
        var id = DocumentId.CreateNewId(project.Id);
        var solution = workspace.CurrentSolution
            .AddDocument(DocumentId.CreateNewId(project.Id), "Map.cs", Map, filePath: "/0/Map.cs")
            .AddDocument(id, "Code.cs", code, filePath: "/0/Code.cs");
        for (var file = 0; file < others.Length; file++)
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), $"Other{file}.cs", others[file], filePath: $"/0/Other{file}.cs");
        var document = solution.GetDocument(id)!;
        var tree = await document.GetSyntaxTreeAsync();
        var compilation = (await document.Project.GetCompilationAsync())!;
        var hits = await compilation.WithAnalyzers(Suite.UseAnalyzers()).GetAnalyzerDiagnosticsAsync();
        var hit = hits.Where(hit => hit.Location.SourceTree == tree && hit.Id == "SSOT1001").MinBy(hit => hit.Location.SourceSpan.Start)!;

        Assert.Equal(isOffered, await Rewriter.ChangesAsync(document, hit, CancellationToken.None));
        Assert.Equal(isOffered, await Rewriter.ApplyAsync(solution, [(id, hit)], CancellationToken.None) != solution);
    }
}
