using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Tests.Guards;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Planning;

/// <summary>All rules, the baseline and the fixes share the hits of a file: each hit is planned once.</summary>
public sealed class PlannedOnceTests
{
    [Fact]
    public async Task Hit_IsPlannedOnce_HoweverManyRulesAskForIt()
    {
        // The second file begins where the first has ended, so that no two places have one position.
        var compilation = await BigSample.CompileAsync();
        var second = compilation.SyntaxTrees.Last();
        var moved = CSharpSyntaxTree.ParseText(new string('\n', compilation.SyntaxTrees.First().Length) + second, (CSharpParseOptions)second.Options, second.FilePath);
        compilation = compilation.ReplaceSyntaxTree(second, moved);
        var planned = new ConcurrentDictionary<TextSpan, int>();
        Containment.Fault.Value = (stage, span) =>
        {
            if (stage == HitStage.Planning)
                planned.AddOrUpdate(span, 1, (_, count) => count + 1);
        };
        try
        {
            await compilation.WithAnalyzers(Suite.Analyzers()).GetAnalyzerDiagnosticsAsync();
        }
        finally
        {
            Containment.Fault.Value = null;
        }

        Assert.True(planned.Count > 20, $"only {planned.Count} places are planned");
        Assert.Empty(planned.Where(place => place.Value > 1).Select(place => $"{place.Key}: {place.Value} times"));
    }
}
