namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>A rewritten solution, with the requested uses that stay.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Leftovers">The requested hits that stay, each with its reason; of a chain of replacements its first link.</param>
internal sealed record RewriteResult(Solution Solution, ImmutableArray<Leftover> Leftovers);
