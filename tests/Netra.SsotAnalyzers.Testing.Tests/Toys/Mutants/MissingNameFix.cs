namespace Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;

/// <summary>Renames to a type that does not exist.</summary>
public sealed class MissingNameFix : OldNameFix
{
    protected override string Rename(string name) => "Missing";
}
