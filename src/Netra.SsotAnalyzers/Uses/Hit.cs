using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>One use of something superseded, with the one rule that owns it.</summary>
/// <param name="RuleId">The rule that reports it.</param>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned.</param>
/// <param name="Offender">What the message names as superseded: a type, a member, or for SSOT2001 the alias.</param>
/// <param name="Remedy">What the message says to use; for SSOT1003 the reason why there is no rewrite.</param>
/// <param name="Plan">How it is rewritten; null exactly for SSOT1003.</param>
/// <param name="Sunset">From when on it is an error, or null.</param>
/// <param name="Alias">The alias directive that is used or declared here, by file and position; null without one.</param>
/// <param name="IsReported">False for a use inside superseded code: no violation, but to be changed when something that it hangs on is.</param>
/// <param name="Namespace">The superseded namespace that the name is found in or the directive imports, or null.</param>
/// <param name="LeadsOn">Whether the replacement is itself replaced, so that the rewrite goes on from there.</param>
/// <param name="Target">What a baseline knows the hit by where the offender is an alias: an alias goes, and what it meant may stay.</param>
/// <param name="StandsAlone">Whether it is rewritten only when it is asked for, and never along with another hit: a deletion completes no other edit.</param>
/// <param name="Together">What it shares with other hits of the file that have to be rewritten with it; null for a hit of its own.</param>
/// <param name="Refusal">Why it is not rewritten; not null exactly for SSOT1003.</param>
/// <param name="Dispatch">The id of the replaced member where the use may reach an override, which another project may declare; null where it cannot.</param>
internal sealed record Hit(
    string RuleId,
    TextSpan Span,
    string Role,
    string Offender,
    string Remedy,
    Plan? Plan,
    Sunset? Sunset,
    AliasKey? Alias = null,
    bool IsReported = true,
    bool LeadsOn = false,
    string? Namespace = null,
    string? Target = null,
    bool StandsAlone = false,
    string? Together = null,
    Refusal? Refusal = null,
    string? Dispatch = null)
{
    /// <summary>The hit that takes the place of one whose analysis failed.</summary>
    public static Hit Failed(TextSpan span, string role, string offender, Exception exception)
    {
        var refusal = Planning.Refusal.AnalysisFailed.For(exception.GetType().Name);
        return new Hit(DiagnosticIds.UnfixableUse, span, role, offender, refusal.Message, Plan: null, Sunset: null, Refusal: refusal);
    }

    /// <summary>The hits that <paramref name="find"/> makes of one place; a failed hit where it throws.</summary>
    public static IReadOnlyList<Hit> Find(HitStage stage, TextSpan span, string offender, Func<IEnumerable<Hit>> find, CancellationToken cancellationToken)
    {
        try
        {
            Containment.Enter(stage, span);
            return [.. find()];
        }
        catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
        {
            return [Failed(span, offender, offender, exception)];
        }
    }
}
