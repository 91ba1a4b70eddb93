namespace Netra.SsotAnalyzers.Map;

/// <summary>What a type is that plays a role beside its canonical type.</summary>
internal enum EvidenceKind
{
    /// <summary>A second implementation: it implements the contract, or bears the canonical type's name.</summary>
    SecondImplementation,

    /// <summary>A compatibility shim: an empty subclass, or a wrapper that only forwards.</summary>
    Shim,
}
