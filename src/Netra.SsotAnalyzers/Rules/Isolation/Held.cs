namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>Something of one user's that a type is or holds.</summary>
/// <param name="Role">The role that it belongs to.</param>
/// <param name="Name">The simple name of the type that is the user's own.</param>
internal sealed record Held(string Role, string Name);
