using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Drops the third and later hits of a file, as <c>BatchFixer</c> does with colliding edits.</summary>
public sealed class ThirdHitDroppingFix : OldNameFix
{
    public override IEnumerable<Diagnostic> Fixes(IReadOnlyCollection<Diagnostic> hits, FixAllScope scope) => hits.Take(2);
}
