using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Also writes into every other project.</summary>
public sealed class OtherProjectFix : OldNameFix
{
    public override async Task<Solution> FixAsync(Document document, IEnumerable<Diagnostic> hits, CancellationToken cancellationToken)
    {
        var solution = await base.FixAsync(document, hits, cancellationToken);
        foreach (var other in solution.Projects.Where(project => project.Id != document.Project.Id).SelectMany(project => project.Documents))
            solution = solution.WithDocumentText(other.Id, (await other.GetTextAsync(cancellationToken)).WithChanges(new TextChange(default, "// ")));

        return solution;
    }
}
