using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>Why a type looks superseded although no attribute says so. It is not in the map: its uses are silent.</summary>
/// <param name="Canonical">The canonical type of the role.</param>
/// <param name="IsShim">Whether it is an empty subclass or a wrapper that only forwards; otherwise it is an implementation of its own.</param>
/// <param name="Text">The reason, as a clause of a message: <c>it implements 'IManager'</c>.</param>
internal sealed record Evidence(CanonicalType Canonical, bool IsShim, string Text);
