using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Hands the diagnostics of one analysis to a fix-all.</summary>
internal sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
{
    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        => Where(diagnostic => document.Project.Solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Where(diagnostic => diagnostic.Location == Location.None);

    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        => Where(diagnostic => diagnostic.Location.SourceTree is null || project.Solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id == project.Id);

    private Task<IEnumerable<Diagnostic>> Where(Func<Diagnostic, bool> isAsked) => Task.FromResult(diagnostics.Where(isAsked));
}
