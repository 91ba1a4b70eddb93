using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>A place in a file, counted from one.</summary>
internal sealed record Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}

/// <summary>A compiler error as the compiler would print it, with its place in the text before the rewrite.</summary>
internal sealed record CompilerError(string Id, string Message, Place? At, string Project)
{
    public override string ToString() => $"{(At is null ? "" : At + ": ")}error {Id}: {Message} [{Project}]";
}

/// <summary>Why a violation stays.</summary>
/// <param name="Kind">One of the constants of <see cref="ReasonKind"/>; programs read it.</param>
/// <param name="Text">The reason as one sentence.</param>
/// <param name="Error">The compiler error that the rewrite would bring, or null.</param>
/// <param name="Project">The project or framework in which the obstacle is, or null.</param>
/// <param name="Declarations">The declarations through which other uses are connected with this one.</param>
/// <param name="Connected">The places of the uses that were reverted together with this one.</param>
/// <param name="At">Where the proof failed, in the text before the rewrite, or null.</param>
internal sealed record Reason(
    string Kind,
    string Text,
    CompilerError? Error = null,
    string? Project = null,
    IReadOnlyList<string>? Declarations = null,
    IReadOnlyList<Place>? Connected = null,
    Place? At = null)
{
    /// <summary>The reason of a violation for which no rewrite is planned; null for one with a plan.</summary>
    public static Reason? WithoutPlan(string ruleId, string message) =>
        Suite.FixOf(ruleId) is not null ? null
        : ruleId == NoRewrite.Id && message.IndexOf(NoRewriteMark, StringComparison.Ordinal) is var mark && mark >= 0
            ? new Reason(ReasonKind.Analysis, message[(mark + NoRewriteMark.Length)..])
        : new Reason(ReasonKind.Rule, $"{ruleId} has no fix: 'ssot explain {ruleId}' says what to do");

    private static DiagnosticDescriptor NoRewrite { get; } = Suite.Rules.First(rule => rule.Id == SsotAnalyzers.DiagnosticIds.UnfixableUse);

    // The message of SSOT1003 ends with the reason; this is the text before it.
    private static string NoRewriteMark { get; } = MarkBefore("{2}", NoRewrite.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string MarkBefore(string argument, string format)
    {
        var end = format.LastIndexOf(argument, StringComparison.Ordinal);
        return format[(format.LastIndexOf('}', end) + 1)..end];
    }
}

/// <summary>The kinds of reasons, as reports write them.</summary>
internal static class ReasonKind
{
    /// <summary>The analysis knows of no rewrite: the reason of SSOT1003.</summary>
    public const string Analysis = "analysis";

    /// <summary>The rule never has a fix.</summary>
    public const string Rule = "rule";

    /// <summary>The fix is a suggestion, and a migration applies it only where its rule is named.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>The rewritten solution would not compile.</summary>
    public const string Compiler = "compiler";

    /// <summary>The rewritten solution would compile and do something else.</summary>
    public const string Meaning = "meaning";

    /// <summary>Another project overrides the member, and the replacement would not run the override.</summary>
    public const string Override = "override";

    /// <summary>Another project or framework that compiles the same file needs another text.</summary>
    public const string OtherProject = "project";

    /// <summary>Another project or framework that compiles the same file suppresses the violation.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>The file could not be analyzed.</summary>
    public const string Unread = "unread";

    /// <summary>The step of the migration that would fix it was rolled back.</summary>
    public const string Step = "step";

    /// <summary>The kind of what the rewriter left.</summary>
    public static string Of(RefusalKind refusal) =>
        refusal == Refusal.DoesNotCompileAfterwards ? Compiler
        : refusal == Refusal.MeansSomethingElse ? Meaning
        : refusal == Refusal.OverriddenElsewhere ? Override
        : refusal == Refusal.SuppressedElsewhere ? Suppressed
        : refusal == Refusal.FileUnread ? Unread
        : OtherProject;
}
