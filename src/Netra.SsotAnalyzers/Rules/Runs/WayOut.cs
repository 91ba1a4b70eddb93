namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>How a method is left with something still open.</summary>
[Flags]
internal enum WayOut
{
    None = 0,

    Return = 1,

    Exception = 2,
}
