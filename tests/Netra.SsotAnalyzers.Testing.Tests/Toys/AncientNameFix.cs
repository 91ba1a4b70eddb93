using System.Collections.Immutable;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Renames <c>AncientA</c> to <c>NewA</c>.</summary>
public sealed class AncientNameFix : OldNameFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [AncientNameAnalyzer.Id];

    protected override string Rename(string name) => "NewA";
}
