using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>A test of a rule without a fix, alone: <c>[|…|]</c> is this rule's, and the message is compared where it is given.</summary>
public abstract class UnfixableRuleTests<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    protected static Task ReportsAsync(params string[] sources) => NewTest(sources).RunAsync();

    /// <summary>The one hit, marked <c>{|#0:…|}</c>, says this.</summary>
    protected static Task SaysAsync(string source, params object[] arguments)
    {
        var test = NewTest(source);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(new TAnalyzer().SupportedDiagnostics[0]).WithLocation(0).WithArguments(arguments));
        return test.RunAsync();
    }

    protected static OneRuleTest<TAnalyzer> NewTest(params string[] sources)
    {
        var test = new OneRuleTest<TAnalyzer>();
        test.TestState.AdditionalReferences.AddRange([Preamble.Ssot, Preamble.WebSockets]);
        test.TestState.Sources.AddRange(sources.Select((source, index) => ($"/0/Test{index}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source))));
        return test;
    }
}
