using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Renames in every file of the project, generated ones too.</summary>
public sealed class WholeProjectFix : OldNameFix
{
    public override async Task<Solution> FixAsync(Document document, IEnumerable<Diagnostic> hits, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        foreach (var other in document.Project.Documents)
        {
            var root = (await other.GetSyntaxRootAsync(cancellationToken))!;
            solution = solution.WithDocumentSyntaxRoot(other.Id, Renamed(root, UsesOfOldNames(root)));
        }

        return solution;
    }

    private static IEnumerable<SyntaxToken> UsesOfOldNames(SyntaxNode root)
        => root.DescendantTokens().Where(token => token.Parent.IsKind(SyntaxKind.IdentifierName) && token.Text.StartsWith("Old", StringComparison.Ordinal));
}
