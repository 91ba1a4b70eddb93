using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>
/// The first of the two commands: the rules that write attributes, and no other fix. The rules about uses report, so that a test
/// shows that uses are silent before the attribute stands and reported afterwards.
/// </summary>
public sealed class DeclarationTest<TAnalyzer> : SuiteTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Given these sources, what is marked is reported, and fixed to those: hit by hit, at once, and in every order of ids.</summary>
    public static Task FixesAsync(params (string Before, string After)[] files)
    {
        var test = new DeclarationTest<TAnalyzer>();
        for (var i = 0; i < files.Length; i++)
        {
            test.TestState.Sources.Add(($"/0/Test{i}.cs", files[i].Before));
            test.FixedState.Sources.Add(($"/0/Test{i}.cs", files[i].After));
        }

        test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        return test.RunAsync();
    }

    /// <summary>Given these sources, exactly what is marked is reported.</summary>
    public static Task ReportsAsync(params string[] sources)
    {
        var test = new DeclarationTest<TAnalyzer>();
        foreach (var source in sources)
            test.TestState.Sources.Add(source);
        return test.RunAsync();
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers()
    {
        var others = new DiagnosticAnalyzer[] { new SSOT2002_SecondImplementation(), new SSOT2003_CompatibilityShim() }.Where(analyzer => analyzer is not TAnalyzer);
        return base.GetDiagnosticAnalyzers().Concat(others);
    }

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
        [new SSOT2002_SecondImplementationFix(), new SSOT2003_CompatibilityShimFix()];
}
