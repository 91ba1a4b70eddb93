namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>What it writes is a hit again.</summary>
public sealed class NeverDoneFix : OldNameFix
{
    protected override string Rename(string name) => name + "A";
}
