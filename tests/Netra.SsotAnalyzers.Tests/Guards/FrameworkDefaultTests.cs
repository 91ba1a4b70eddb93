using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The test framework's checks are on, and a fix is done in one iteration: what is excepted stands in this list.</summary>
public sealed class FrameworkDefaultTests
{
    private static readonly (string Place, string Property, string Reason)[] Exceptions =
    [
        ("OneRuleTest.RunImplAsync", "TestBehaviors", "the suppression check writes its pragma on top of the main project's files: a pragma in the file, or the file's copy in another project, undoes it"),
        ("SingleFixTests.FirstHitAsync", "CodeFixTestBehaviors", "the first light bulb alone: what is left over is the point"),
        ("SuiteTest.CountIterations", "NumberOfFixAllInDocumentIterations", "all rules run together, and a fix-all is for one id: at most one for each id and document"),
        ("SuiteTest.CountIterations", "NumberOfFixAllInProjectIterations", "at most one for each id and project"),
        ("SuiteTest.CountIterations", "NumberOfFixAllIterations", "at most one for each id; that each id takes one is what every order of the ids verifies"),
    ];

    [Fact]
    public void WhatIsExcepted_StandsInTheList()
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "tests", "Netra.SsotAnalyzers.Tests");
        var set = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .SelectMany(file => FrameworkDefaults.SetIn(File.ReadAllText(file)))
            .Distinct()
            .Order();
        Assert.Equal(Exceptions.Select(exception => (exception.Place, exception.Property)), set);
        Assert.All(Exceptions, exception => Assert.NotEmpty(exception.Reason));
    }

    [Theory]
    [InlineData("class T { void M() { var test = new T { TestBehaviors = TestBehaviors.SkipSuppressionCheck }; } }", "T.M", "TestBehaviors")]
    [InlineData("class T { void M() { test.CodeFixTestBehaviors |= CodeFixTestBehaviors.FixOne; } }", "T.M", "CodeFixTestBehaviors")]
    [InlineData("class T { public T() { CompilerDiagnostics = CompilerDiagnostics.None; } }", "T.ctor", "CompilerDiagnostics")]
    [InlineData("class T { void M() { test.NumberOfFixAllIterations ??= -2; } }", "T.M", "NumberOfFixAllIterations")]
    [InlineData("class T { void M() { test.NumberOfIncrementalIterations = 2; } }", "T.M", "NumberOfIncrementalIterations")]
    [InlineData("class T { void M() { test.CodeActionValidationMode = CodeActionValidationMode.None; } }", "T.M", "CodeActionValidationMode")]
    public void Exception_IsNoticed(string source, string place, string property) => Assert.Equal([(place, property)], FrameworkDefaults.SetIn(source));

    [Fact]
    public void OneIteration_IsNone() => Assert.Empty(FrameworkDefaults.SetIn("class T { void M() { test.NumberOfFixAllIterations = 1; test.TestCode = \"\"; } }"));
}
