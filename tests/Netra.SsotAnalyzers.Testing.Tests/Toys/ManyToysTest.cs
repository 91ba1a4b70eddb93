using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>A test with any analyzers, fixes and generators.</summary>
public sealed class ManyToysTest : CSharpCodeFixTest<OldNameAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    public List<DiagnosticAnalyzer> Analyzers { get; } = [];

    public List<CodeFixProvider> Fixers { get; } = [];

    public List<Type> Generators { get; } = [];

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Fixers;

    protected override IEnumerable<Type> GetSourceGenerators() => Generators;
}
