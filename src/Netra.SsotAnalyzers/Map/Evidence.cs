namespace Netra.SsotAnalyzers.Map;

/// <summary>Why a type counts as superseded without an attribute that says so.</summary>
/// <param name="Kind">What kind of second implementation it is.</param>
/// <param name="Text">The reason, as a clause of a message: <c>it implements 'IManager'</c>.</param>
internal sealed record Evidence(EvidenceKind Kind, string Text);
