namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>What the proof of equality compares, and where. The product uses <see cref="Default"/>; tests use the rest.</summary>
/// <param name="Comparisons">The kinds of comparison that are made.</param>
/// <param name="IsUnrestricted">Whether every member of every file is compared, and not only those that an edit can reach.</param>
internal sealed record ProofOptions(Comparison Comparisons, bool IsUnrestricted)
{
    private static readonly AsyncLocal<ProofOptions?> Set = new();

    public static ProofOptions Default { get; } = new(Comparison.All, IsUnrestricted: false);

    /// <summary>The options of the current flow of control.</summary>
    public static ProofOptions Current => Set.Value ?? Default;

    /// <summary>Sets the options for the current flow of control and what it starts.</summary>
    public static void Use(ProofOptions options) => Set.Value = options;
}
