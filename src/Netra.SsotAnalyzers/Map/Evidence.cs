namespace Netra.SsotAnalyzers.Map;

/// <summary>Why a type counts as superseded without an attribute that says so.</summary>
/// <param name="Kind">What kind of second implementation it is.</param>
/// <param name="Text">The reason, as a clause of a message: <c>it implements 'IManager'</c>.</param>
internal sealed record Evidence(EvidenceKind Kind, string Text);

/// <summary>What a type is that plays a role beside its canonical type.</summary>
internal enum EvidenceKind
{
    /// <summary>A second implementation: it implements the contract, or bears the canonical type's name.</summary>
    SecondImplementation,

    /// <summary>A compatibility shim: an empty subclass, or a wrapper that only forwards.</summary>
    Shim,
}
