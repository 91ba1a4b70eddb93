using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Adds a file.</summary>
public sealed class FileAddingFix : OldNameFix
{
    public override async Task<Solution> FixAsync(Document document, IEnumerable<Diagnostic> hits, CancellationToken cancellationToken)
        => (await base.FixAsync(document, hits, cancellationToken)).GetProject(document.Project.Id)!.AddDocument("Added.cs", "// added").Project.Solution;
}
