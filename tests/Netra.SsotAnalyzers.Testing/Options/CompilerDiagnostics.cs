namespace Microsoft.CodeAnalysis.Testing;

/// <summary>From which severity on a compiler diagnostic has to be expected.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}
