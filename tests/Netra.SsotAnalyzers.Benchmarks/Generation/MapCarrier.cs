namespace Netra.SsotAnalyzers.Benchmarks.Generation;

/// <summary>How a generated map is written down.</summary>
internal enum MapCarrier
{
    /// <summary><c>[SupersededBy]</c> on each superseded type.</summary>
    Declarations,

    /// <summary><c>[assembly: Supersedes]</c>, one for each superseded type, in one file.</summary>
    AssemblyAttributes,
}
