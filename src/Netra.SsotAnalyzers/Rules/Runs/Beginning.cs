using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>Something that is begun and, on some way out of its method, not ended.</summary>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned.</param>
/// <param name="What">What is begun.</param>
/// <param name="Way">How the method is left with it open, in words.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsGuess">Whether only a method's name says that something is begun.</param>
internal sealed record Beginning(TextSpan Span, string Role, string What, string Way, string Remedy, bool IsGuess = false)
{
    public static string Describe(WayOut way) => way.HasFlag(WayOut.Return) ? "on every path" : "if an exception is thrown";
}

/// <summary>How a method is left with something still open.</summary>
[Flags]
internal enum WayOut
{
    None = 0,

    Return = 1,

    Exception = 2,
}
