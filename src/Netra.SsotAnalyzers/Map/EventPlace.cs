namespace Netra.SsotAnalyzers.Map;

/// <summary>A member of code that cannot be annotated, where an event name belongs.</summary>
/// <param name="MemberId">The member's documentation-comment id.</param>
/// <param name="Parameter">The parameter's name; null for the member itself, or for what a method returns.</param>
internal sealed record EventPlace(string MemberId, string? Parameter);
