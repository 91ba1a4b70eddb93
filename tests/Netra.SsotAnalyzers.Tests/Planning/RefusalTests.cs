using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Planning;

/// <summary>Whatever cannot be rewritten says why and what to do, with a kind of its own, in the analysis and in the rewriter.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Message_IsTheReasonAndTheRemedy() =>
        Assert.Equal("'New' has no member 'Gone': give it a [ReplaceWith], or change this by hand", Refusal.NoMember.For("New", "Gone").Message);

    [Fact]
    public void Argument_IsTakenToTheLetter() =>
        Assert.Equal("'{type}' has no member '{member}'", Refusal.NoMember.For("{type}", "{member}").Reason);

    [Fact]
    public void RemedyMentionsAnArgument_IsFilled() =>
        Assert.Equal("call 'All(x)' explicitly", Refusal.CalledByPattern.For("'foreach'", "All(x)").Remedy);

    [Fact]
    public void WrongNumberOfArguments_Throws() => Assert.Throws<ArgumentException>(() => Refusal.NoMember.For("New"));

    [Fact]
    public void Kinds_AreKnownByTheirFields() =>
        Assert.Equal(
            typeof(Refusal).GetFields().Where(field => field.FieldType == typeof(RefusalKind)).Select(field => field.Name).Order(StringComparer.Ordinal),
            Refusal.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Kinds_SayWhatToDo() => Assert.All(Refusal.Kinds, kind => Assert.False(string.IsNullOrWhiteSpace(kind.Remedy) || kind.Remedy.EndsWith('.') || kind.Reason.EndsWith('.')));

    [Theory]
    [InlineData("sealed class S : Old { }", nameof(Refusal.IsSealed))]
    [InlineData("class C { string s = nameof(Old.Renamed); }", nameof(Refusal.InNameOf))]
    [InlineData("class C { int M(Old o) => o.Gone; }", nameof(Refusal.NoMember))]
    [InlineData("class C { void M(System.Action<int> call) { } void N(Old o) => M(o.Twice(Next(), Next())); static int Next() => 1; }", nameof(Refusal.NoMember))]
    [InlineData("class C { static int Next() => 1; int f = Old.Pair(Next()); }", nameof(Refusal.EvaluatedTwice))]
    public async Task UnfixableUse_NamesItsRefusal(string code, string kind)
    {
        var (solution, _) = await CreateAsync(code);
        var compilation = await solution.Projects.Single().GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers([new SSOT1003_UnfixableUse()]).GetAnalyzerDiagnosticsAsync();
        Assert.Contains(kind, diagnostics.Select(diagnostic => diagnostic.Properties[Violation.RefusalProperty]));
    }

    [Fact]
    public async Task RevertedEdit_SaysWhichErrorItWouldBring()
    {
        const string Code = """class C { int M(System.Collections.Generic.List<Old> all) => Api.Sum(all); int N(Old fine) => 0; }""";
        var (solution, document) = await CreateAsync(Code, """
            #pragma warning disable SSOT1001
            public static class Api { public static int Sum(System.Collections.Generic.List<Old> all) => all.Count; }
            """);
        var compilation = await solution.Projects.Single().GetCompilationAsync();
        var tree = await solution.GetDocument(document)!.GetSyntaxTreeAsync();
        var diagnostics = (await compilation!.WithAnalyzers([new SSOT1001_SupersededTypeUse()]).GetAnalyzerDiagnosticsAsync()).Where(diagnostic => diagnostic.Location.SourceTree == tree);

        var result = await Rewriter.RewriteAsync(solution, diagnostics.Select(diagnostic => (document, diagnostic)), CancellationToken.None);

        var reverted = Assert.Single(result.Leftovers);
        Assert.Equal((document, "SSOT1001", Code.IndexOf("Old", StringComparison.Ordinal)), (reverted.Document, reverted.RuleId, reverted.Span.Start));
        Assert.Same(Refusal.DoesNotCompileAfterwards, reverted.Refusal.Kind);
        Assert.Contains("CS1503", reverted.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains("int N(New fine)", (await result.Solution.GetDocument(document)!.GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    private static async Task<(Solution Solution, DocumentId Document)> CreateAsync(string code, string other = "")
    {
        const string Map = """
            [Netra.Ssot.Canonical("Manager")] public sealed class New { public int Renamed2; }
            [Netra.Ssot.SupersededBy(typeof(New))] public class Old
            {
                public int Gone;
                [Netra.Ssot.ReplaceWith("Renamed2")] public int Renamed;
                public int Twice(int a, int b) => 0;
                [Netra.Ssot.ReplaceWith("Old.Sum(a, a)")] public static int Pair(int a) => 0;
                public static int Sum(int a, int b) => 0;
            }
            """;
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Project", "Project", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: [.. Preamble.Framework, Preamble.Ssot]));
        var document = DocumentId.CreateNewId(project.Id);
        return (workspace.CurrentSolution
            .AddDocument(DocumentId.CreateNewId(project.Id), "Map.cs", Map, filePath: "/0/Map.cs")
            .AddDocument(DocumentId.CreateNewId(project.Id), "Other.cs", other, filePath: "/0/Other.cs")
            .AddDocument(document, "Code.cs", code, filePath: "/0/Code.cs"), document);
    }
}
