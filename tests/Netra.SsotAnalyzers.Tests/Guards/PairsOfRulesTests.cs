using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>
/// Fixes commute: any two ids of the bulk command in either order end in one text. What deletes is a suggestion and asked for
/// alone, and what writes attributes is a command of its own, before.
/// </summary>
public sealed class PairsOfRulesTests
{
    [Fact]
    public async Task EveryPairOfIds_InEitherOrderIsOneText()
    {
        var solution = await BigSample.SolutionAsync();
        var fixes = Suite.Fixes();
        var run = new FormatRun(fixes, Suite.Analyzers(), CancellationToken.None);
        var ids = new List<string>();
        var once = new Dictionary<string, Solution>();
        foreach (var id in fixes.SelectMany(fix => fix.FixableDiagnosticIds).Where(id => id is not (DiagnosticIds.UnusedDeclaration or DiagnosticIds.SecondImplementation or DiagnosticIds.CompatibilityShim)))
        {
            var rewritten = await run.FixAsync(solution, id);
            if (rewritten == solution)
                continue;

            ids.Add(id);
            once[id] = rewritten;
        }

        Assert.Equal(["SSOT1001", "SSOT1002", "SSOT1004", "SSOT1005", "SSOT2001"], ids);
        foreach (var first in ids)
        {
            foreach (var second in ids.Where(id => string.CompareOrdinal(first, id) < 0))
            {
                var forwards = await TextAsync(await run.FixAsync(once[first], second));
                var backwards = await TextAsync(await run.FixAsync(once[second], first));
                Assert.Equal($"{first} and {second}\n{forwards}", $"{first} and {second}\n{backwards}");
            }
        }
    }

    private static async Task<string> TextAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.Single().Documents.OrderBy(document => document.FilePath, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync()).ToString());
        return string.Join("\n", texts);
    }
}
