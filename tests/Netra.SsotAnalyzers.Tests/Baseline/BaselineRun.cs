using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Baseline;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Baseline;

/// <summary>A project with a baseline, and what the suite reports of it.</summary>
internal sealed class BaselineRun
{
    public const string Map = """
        using Netra.Ssot;
        [Canonical("Manager")] public class New { public void Send() { } }
        [SupersededBy(typeof(New))] public class Old { public void Send() { } }
        public static class Factory { [ReplaceWith("new New()")] public static Old Create() => new(); }
        """;

    private readonly AdhocWorkspace _workspace = FormatRun.NewWorkspace();

    private BaselineRun(Project project) => Project = project;

    public Project Project { get; private set; }

    /// <summary>The project with the shared map, the given files, and a baseline of the given entries.</summary>
    public static async Task<BaselineRun> OfAsync(string? entries, string settings = "", params (string Path, string Source)[] sources)
    {
        var run = new BaselineRun(null!);
        var id = ProjectId.CreateNewId();
        var solution = run._workspace.CurrentSolution
            .AddProject(id, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose))
            .AddMetadataReferences(id, [.. Preamble.Framework, Preamble.Ssot])
            .AddDocument(DocumentId.CreateNewId(id), "Map.cs", Map, filePath: "/0/Map.cs");
        foreach (var (path, source) in sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, source, filePath: path);
        if (entries is not null)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), "Ssot.Baseline.txt", entries.StartsWith('#') ? entries : $"{BaselineFile.Header}\n{entries}", filePath: "/0/Ssot.Baseline.txt");
        if (settings.Length > 0)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From($"is_global = true\n{settings}"), filePath: "/.globalconfig");
        run.Project = solution.GetProject(id)!;
        return run;
    }

    /// <summary>The diagnostics of the given rules, or of all, sorted by place.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(params DiagnosticAnalyzer[] analyzers)
    {
        var compilation = await Project.GetCompilationAsync();
        var reported = await WithAnalyzers(compilation!, analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What an editor asks for: one file, and nothing of the rest.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync(string path, params DiagnosticAnalyzer[] analyzers)
    {
        var compilation = WithAnalyzers((await Project.GetCompilationAsync())!, analyzers);
        var tree = compilation.Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        return await compilation.GetAnalyzerSemanticDiagnosticsAsync(compilation.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
    }

    /// <summary>As <c>SSOT1001 Warning Test.cs(2)</c>; hidden ones are left out.</summary>
    public async Task<IReadOnlyList<string>> VisibleAsync(params DiagnosticAnalyzer[] analyzers) =>
        [.. (await DiagnosticsAsync(analyzers)).Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(Show)];

    public static string Show(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return $"{diagnostic.Id} {diagnostic.Severity} {Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1})";
    }

    private CompilationWithAnalyzers WithAnalyzers(Compilation compilation, DiagnosticAnalyzer[] analyzers) =>
        compilation.WithAnalyzers(analyzers.Length > 0 ? [.. analyzers] : Suite.Analyzers(), Project.AnalyzerOptions);
}
