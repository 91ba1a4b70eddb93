namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Renames to another type that exists.</summary>
public sealed class WrongNameFix : OldNameFix
{
    protected override string Rename(string name) => "Unrelated";
}
