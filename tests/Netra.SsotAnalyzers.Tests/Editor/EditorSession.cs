using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Editor;

/// <summary>
/// What an editor does with the suite, over a workspace: one document is open, the analyzers live as long as the session,
/// and after each change the open document is asked for its diagnostics, and each of these for its light bulb. What an
/// analyzer throws fails the test.
/// </summary>
internal sealed class EditorSession : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = Suite.Analyzers();
    private readonly ImmutableArray<CodeFixProvider> _fixes = Suite.Fixes();
    private readonly Stack<Solution> _undo = new();
    private readonly DocumentId _open;

    private EditorSession(ImmutableArray<MetadataReference> references, string text, IReadOnlyList<string> others)
    {
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Edited", "Edited", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
            metadataReferences: [.. references, Preamble.Ssot, Preamble.WebSockets]));
        for (var index = 0; index < others.Count; index++)
            Add($"Other{index}.cs", others[index]);
        _open = Add("Open.cs", text);
        _workspace.OpenDocument(_open);

        DocumentId Add(string name, string content) => _workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), name, filePath: "/0/" + name,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(content), VersionStamp.Default)))).Id;
    }

    private Document Document => _workspace.CurrentSolution.GetDocument(_open)!;

    /// <summary>Opens a document beside others of the same project that stay closed.</summary>
    public static async Task<EditorSession> OpenAsync(string text, params string[] others) =>
        new(Preamble.Framework, text, others);

    public async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();

    public async Task<IReadOnlyList<string>> CompilerErrorsAsync() =>
        [.. (await Document.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <summary>Whether what is typed compiles.</summary>
    public async Task<bool> IsWholeAsync() => (await CompilerErrorsAsync()).Count == 0;

    /// <summary>Inserts what somebody types.</summary>
    public async Task TypeAsync(int position, string typed) =>
        Change(_workspace.CurrentSolution.WithDocumentText(_open, (await Document.GetTextAsync()).Replace(position, 0, typed)));

    /// <summary>The diagnostics that the open document shows, in the order of their places.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var model = (await Document.GetSemanticModelAsync())!;
        var analysis = model.Compilation.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
            Document.Project.AnalyzerOptions, (exception, _, _) => throw new InvalidOperationException("an analyzer has thrown", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, CancellationToken.None);
        var semantic = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        var length = model.SyntaxTree.Length;
        Assert.All(syntax.AddRange(semantic), diagnostic => Assert.True(diagnostic.Location.SourceTree == model.SyntaxTree && diagnostic.Location.SourceSpan.End <= length, $"stale: {diagnostic}"));
        return [.. syntax.AddRange(semantic).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same, as an editor that was opened just now shows it.</summary>
    public async Task<IReadOnlyList<string>> AfreshAsync()
    {
        var others = new List<string>();
        foreach (var document in Document.Project.Documents.Where(document => document.Id != _open))
            others.Add((await document.GetTextAsync()).ToString());
        using var other = await OpenAsync(await TextAsync(), [.. others]);
        return [.. (await other.DiagnosticsAsync()).Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>What the light bulb at a diagnostic offers.</summary>
    public async Task<ImmutableArray<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.ToImmutable();
    }

    public async Task ApplyAsync(CodeAction action)
    {
        var operation = Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
        Change(Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution);
    }

    public void Undo() => Assert.True(_workspace.TryApplyChanges(WithTextsOf(_undo.Pop())));

    public void Dispose() => _workspace.Dispose();

    private void Change(Solution changed)
    {
        _undo.Push(_workspace.CurrentSolution);
        Assert.True(_workspace.TryApplyChanges(changed));
    }

    /// <summary>A workspace takes only what follows from its own solution, so an earlier one is written as a change.</summary>
    private Solution WithTextsOf(Solution earlier) =>
        earlier.Projects.SelectMany(project => project.Documents).Aggregate(
            _workspace.CurrentSolution,
            (solution, document) => document.TryGetText(out var text) ? solution.WithDocumentText(document.Id, text) : solution);
}
