using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Editor;

/// <summary>"Fix all occurrences in" a member or a type: what is in it and what that needs, and nothing else.</summary>
public sealed class FixAllScopeTests
{
    private const string Map = """
        using Netra.Ssot;
        [Canonical("Manager")] public class New { public int Value; }
        [SupersededBy(typeof(New))] public class Old { public int Value; }
        """;

    private const string First = """
        public partial class C
        {
            int M(Old a, Old b) { Old c = a; return b.Value + c.Value; }
            int N(Old a) => a.Value;
        }
        public class D { Old f; }
        """;

    private const string Second = """
        public partial class C
        {
            Old O(Old a) => a;
        }
        public class E { Old f; }
        """;

    public static TheoryData<FixAllScope, string, string> Scopes => new()
    {
        { FixAllScope.ContainingMember, First.Replace("int M(Old a, Old b) { Old c", "int M(New a, New b) { New c", StringComparison.Ordinal), Second },
        {
            FixAllScope.ContainingType,
            First.Replace("int M(Old a, Old b) { Old c", "int M(New a, New b) { New c", StringComparison.Ordinal).Replace("int N(Old", "int N(New", StringComparison.Ordinal),
            Second.Replace("Old O(Old", "New O(New", StringComparison.Ordinal)
        },
        { FixAllScope.Document, First.Replace("Old", "New", StringComparison.Ordinal), Second },
        { FixAllScope.Project, First.Replace("Old", "New", StringComparison.Ordinal), Second.Replace("Old", "New", StringComparison.Ordinal) },
        { FixAllScope.Solution, First.Replace("Old", "New", StringComparison.Ordinal), Second.Replace("Old", "New", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Scope_IsFixedWhole_AndNoMore(FixAllScope scope, string first, string second)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("P", LanguageNames.CSharp)
            .WithMetadataReferences([.. Preamble.Framework, Preamble.Ssot])
            .AddDocument("Map.cs", Map, filePath: "/0/Map.cs").Project
            .AddDocument("First.cs", First, filePath: "/0/First.cs").Project
            .AddDocument("Second.cs", Second, filePath: "/0/Second.cs").Project;
        var hits = await (await project.GetCompilationAsync())!.WithAnalyzers([new SSOT1001_SupersededTypeUse()]).GetAnalyzerDiagnosticsAsync();
        var document = project.Documents.Single(document => document.Name == "First.cs");
        var fix = new SSOT1001_SupersededTypeUseFix();
        Assert.Contains(scope, fix.GetFixAllProvider().GetSupportedFixAllScopes());

        var at = First.IndexOf("Old a", StringComparison.Ordinal);
        var context = new FixAllContext(document, new(at, 3), fix, scope, "SSOT1001", ["SSOT1001"], new Hits(hits), CancellationToken.None);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var changed = (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

        Assert.Equal(first, await TextAsync("First.cs"));
        Assert.Equal(second, await TextAsync("Second.cs"));

        async Task<string> TextAsync(string name) => (await changed.Projects.Single().Documents.Single(document => document.Name == name).GetTextAsync()).ToString();
    }

    private sealed class Hits(ImmutableArray<Diagnostic> hits) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(hits);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(hits.Where(hit => hit.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
