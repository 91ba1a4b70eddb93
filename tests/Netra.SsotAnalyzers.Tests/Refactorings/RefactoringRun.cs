using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Refactorings;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Refactorings;

/// <summary>A project with the cursor, <c>$$</c>, in its first file, and what an editor is offered there.</summary>
internal sealed class RefactoringRun
{
    private readonly Document _document;
    private readonly TextSpan _cursor;

    private RefactoringRun(Document document, TextSpan cursor)
    {
        _document = document;
        _cursor = cursor;
    }

    public static RefactoringRun Of(string source, params (string Path, string Source)[] others) => Of("/0/Test.cs", source, [Preamble.Ssot], "", others);

    public static RefactoringRun Of(string path, string source, IEnumerable<MetadataReference> references, string settings, params (string Path, string Source)[] others)
    {
        TestFileMarkupParser.GetPosition(source, out var text, out var position);
        var id = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(id);
        var solution = FormatRun.NewWorkspace().CurrentSolution
            .AddProject(id, "P", "P", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose))
            .AddMetadataReferences(id, [.. Preamble.Framework, .. references])
            .AddDocument(document, Path.GetFileName(path), text, filePath: path);
        foreach (var (otherPath, other) in others)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(otherPath), other, filePath: otherPath);
        if (settings.Length > 0)
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From($"is_global = true\n{settings}"), filePath: "/.globalconfig");
        return new RefactoringRun(solution.GetDocument(document)!, new TextSpan(position, 0));
    }

    /// <summary>The titles; those of a group with the group's in front, as <c>group: title</c>.</summary>
    public async Task<IReadOnlyList<string>> OffersAsync() => [.. (await ActionsAsync()).Select(action => action.Title)];

    /// <summary>The file after the one action whose title is the given one, which may leave errors of its own untouched and adds none.</summary>
    public async Task<string> ApplyAsync(string title)
    {
        var actions = await ActionsAsync();
        var action = Assert.Single(actions, action => action.Title == title).Action;
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;

        var before = await ErrorsAsync(_document.Project);
        Assert.Equal(before, await ErrorsAsync(changed.GetProject(_document.Project.Id)!));
        Assert.Equal([_document.Id], changed.GetChanges(_document.Project.Solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()));
        return (await changed.GetDocument(_document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(Project project) =>
        [.. (await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];

    private async Task<List<(string Title, CodeAction Action)>> ActionsAsync()
    {
        var offered = new List<CodeAction>();
        await new DeclarationRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(_document, _cursor, offered.Add, CancellationToken.None));
        return [.. offered.SelectMany(action => action.NestedActions.IsEmpty ? [(action.Title, action)] : action.NestedActions.Select(inner => (action.Title + ": " + inner.Title, inner)))];
    }
}
