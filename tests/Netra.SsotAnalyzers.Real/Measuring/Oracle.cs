using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Real.Seeding;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Real.Measuring;

/// <summary>Fixes a code base in memory twice, with the proof that the product makes and with one that compares every member of every file: the texts have to be equal.</summary>
internal static class Oracle
{
    public static ImmutableArray<string> Ids { get; } =
        [DiagnosticIds.SupersededTypeUse, DiagnosticIds.SupersededMemberUse, DiagnosticIds.SupersededNamespaceUse, DiagnosticIds.DocumentationReference, DiagnosticIds.HidingAlias, DiagnosticIds.RawEventName];

    public static async Task<bool> RunAsync(CodeBase code, Action<string> say, CancellationToken cancellationToken)
    {
        var run = new FormatRun(Suite.Fixes(), Suite.Analyzers(), cancellationToken);
        var restricted = await FixAsync(code, run, isUnrestricted: false);
        var unrestricted = await FixAsync(code, run, isUnrestricted: true);
        var differences = 0;
        foreach (var file in code.Files())
        {
            var (one, other) = (await restricted.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken), await unrestricted.GetDocument(file.First().Id)!.GetTextAsync(cancellationToken));
            if (one.ContentEquals(other))
                continue;
            differences++;
            say($"{file.Key}: {other.GetTextChanges(one).Count} differences");
        }

        say($"the unrestricted proof: {differences} files with another text");
        return differences == 0;
    }

    private static async Task<Solution> FixAsync(CodeBase code, FormatRun run, bool isUnrestricted)
    {
        ProofOptions.Use(ProofOptions.Default with { IsUnrestricted = isUnrestricted });
        var solution = code.Solution;
        foreach (var id in Ids)
            solution = await run.FixAsync(solution, id);
        return solution;
    }
}
