namespace Netra.Ssot.Tool;

/// <summary>What <c>ssot</c> exits with. Scripts rely on the numbers: they are documented in docs/ratchet.md and do not change.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>
    /// There are violations that no baseline covers, a baseline would have to grow, a role cannot be removed, an audit has too many
    /// clusters, or a section of AGENTS.md is not up to date.
    /// </summary>
    public const int Violations = 1;

    /// <summary>The arguments are invalid: an unknown role, rule or folder, an ambiguous folder, a required map that is missing.</summary>
    public const int Usage = 2;

    /// <summary>The solution cannot be restored, loaded, compiled or tested as it is, before anything is changed.</summary>
    public const int NotBuildable = 3;

    /// <summary>At least one step of a migration was rolled back, or the declarations of an init were.</summary>
    public const int RolledBack = 4;

    /// <summary>The work tree has changes that are not committed.</summary>
    public const int DirtyWorkTree = 5;

    /// <summary>A file cannot be read or written; nothing is half-written.</summary>
    public const int File = 6;

    /// <summary>A baseline cannot be read: malformed, of another version, or not there.</summary>
    public const int Baseline = 7;

    /// <summary>Interrupted, as after Ctrl+C; what was begun is restored.</summary>
    public const int Cancelled = 130;
}
