using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Planning;

/// <summary>What a plan is bound with.</summary>
public sealed class SpeculationTests
{
    /// <summary>With it, each speculation restores the state of every variable before it, and 10,000 hits in one body take minutes.</summary>
    [Fact]
    public void Model_HasNoNullableAnalysis()
    {
        var tree = CSharpSyntaxTree.ParseText("#nullable enable\nclass C { string M(string? s) => s!; }");
        var compilation = CSharpCompilation.Create("P", [tree], [.. Preamble.Framework, Preamble.Ssot], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var file = new FileContext(SsotEngine.For(compilation, new AnalyzerOptions([]), CancellationToken.None), compilation.GetSemanticModel(tree), CancellationToken.None);

#pragma warning disable RSEXPERIMENTAL001 // The one property that says so is as experimental as the option.
        Assert.False(file.Model.NullableAnalysisIsDisabled);
        Assert.True(file.SpeculationModel.NullableAnalysisIsDisabled);
#pragma warning restore RSEXPERIMENTAL001
        Assert.Same(file.SpeculationModel, file.SpeculationModel);
    }
}
