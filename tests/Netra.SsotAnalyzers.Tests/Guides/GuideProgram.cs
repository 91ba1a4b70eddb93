using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guides;

/// <summary>A program that is written from a page, with the settings of the page; analysed and fixed as a build and <c>dotnet format</c> do it.</summary>
internal sealed class GuideProgram
{
    private readonly AdhocWorkspace _workspace = FormatRun.NewWorkspace();
    private Project _project;

    public GuideProgram()
    {
        _project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Guide", "Guide", LanguageNames.CSharp, filePath: "/guide/Guide.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: [.. Preamble.Framework, Preamble.Ssot]));
    }

    public GuideProgram With(string path, string source)
    {
        _project = _project.AddDocument(path, source, filePath: "/guide/" + path).Project;
        return this;
    }

    /// <summary>An <c>.editorconfig</c> beside the project.</summary>
    public GuideProgram WithSettings(string text) => WithConfig(".editorconfig", "root = true\n\n" + text);

    public GuideProgram WithProperty(string name, string value) => WithConfig(".globalconfig", $"is_global = true\nbuild_property.{name} = {value}\n");

    /// <summary>What the suite reports, as <c>file(line): id severity</c>, lines counted from 1; hidden diagnostics are left out.</summary>
    public async Task<IReadOnlyList<string>> ReportedAsync()
    {
        var compilation = await CompileAsync(_project);
        var reported = await compilation.WithAnalyzers(Suite.Analyzers(), _project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. reported.Where(diagnostic => !diagnostic.IsSuppressed && diagnostic.Severity != DiagnosticSeverity.Hidden)
                .Select(diagnostic => (Place: diagnostic.Location.GetLineSpan(), Diagnostic: diagnostic))
                .OrderBy(found => found.Place.Path, StringComparer.Ordinal).ThenBy(found => found.Place.StartLinePosition).ThenBy(found => found.Diagnostic.Id, StringComparer.Ordinal)
                .Select(found => $"{Path.GetFileName(found.Place.Path)}({found.Place.StartLinePosition.Line + 1}): {found.Diagnostic.Id} {found.Diagnostic.Severity}"),
        ];
    }

    /// <summary>A file's text after every fix that rewrites uses; the result has to compile.</summary>
    public async Task<string> FixedAsync(string path)
    {
        var run = new FormatRun(Suite.UseFixes(), Suite.UseAnalyzers(), CancellationToken.None);
        var solution = _project.Solution;
        foreach (var id in Suite.UseFixes().SelectMany(fix => fix.FixableDiagnosticIds))
            solution = await run.FixAsync(solution, id);
        var project = solution.GetProject(_project.Id)!;
        await CompileAsync(project);
        return (await project.Documents.Single(document => document.Name == path).GetTextAsync()).ToString();
    }

    private GuideProgram WithConfig(string path, string text)
    {
        _project = _project.AddAnalyzerConfigDocument(path, SourceText.From(text), filePath: "/guide/" + path).Project;
        return this;
    }

    private static async Task<Compilation> CompileAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return compilation;
    }
}
