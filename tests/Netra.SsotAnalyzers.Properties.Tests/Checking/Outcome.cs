using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>In which way the guarantee is broken.</summary>
internal enum FailureKind
{
    DoesNotCompileBefore,
    FixThrows,
    DoesNotCompile,
    PrintsSomethingElse,
    NewWarning,
    LosesDirective,
    OrderShows,
    ProofIsTooNarrow,
    SecondRunChanges,
    LeftFixable,
    RefusedWithoutReason,
}

/// <summary>What became of one program.</summary>
/// <param name="Failure">How the guarantee is broken; null if it holds.</param>
/// <param name="Details">What shows that it is.</param>
/// <param name="Before">The program.</param>
/// <param name="After">The program rewritten.</param>
/// <param name="Refusals">The SSOT1003 left, each with its use.</param>
internal sealed record Outcome(FailureKind? Failure, string Details, Solution Before, Solution After, ImmutableArray<(int Use, string Message)> Refusals)
{
    public static Outcome Failed(FailureKind kind, string details, Solution before, Solution after) => new(kind, details, before, after, []);
}
