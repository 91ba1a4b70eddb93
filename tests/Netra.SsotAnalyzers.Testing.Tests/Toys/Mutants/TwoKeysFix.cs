using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Its equivalence key has the name in it.</summary>
public sealed class TwoKeysFix : OldNameFix
{
    public override string KeyFor(Diagnostic diagnostic) => diagnostic.GetMessage();
}
