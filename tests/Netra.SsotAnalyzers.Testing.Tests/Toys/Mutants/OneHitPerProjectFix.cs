using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Fixes less in project scope than in the others.</summary>
public sealed class OneHitPerProjectFix : OldNameFix
{
    public override IEnumerable<Diagnostic> Fixes(IReadOnlyCollection<Diagnostic> hits, FixAllScope scope) => scope is FixAllScope.Project ? hits.Take(1) : hits;
}
