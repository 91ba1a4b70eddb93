using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>One violation, once, however many frameworks and projects compile its file.</summary>
/// <param name="Key">What a baseline counts it by.</param>
/// <param name="Severity">The highest that a compilation gives it.</param>
/// <param name="Role">The role concerned, or nothing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Path">The file, by its full path: for generated code with <c>#line</c> directives the file that they name.</param>
/// <param name="Source">The compiled file.</param>
/// <param name="Span">The place in <paramref name="Source"/>.</param>
/// <param name="Lines">The place in <paramref name="Path"/> as lines and columns, from zero.</param>
/// <param name="Projects">The names of the projects that see it.</param>
/// <param name="Expected">How many of its kind the baseline freezes; null where it has no entry.</param>
/// <param name="Found">How many there are.</param>
internal sealed record Finding(
    BaselineKey Key,
    DiagnosticSeverity Severity,
    string Role,
    string Message,
    string Path,
    string Source,
    TextSpan Span,
    LinePositionSpan Lines,
    IReadOnlyList<string> Projects,
    int? Expected,
    int Found)
{
    public string RuleId => Key.RuleId;

    /// <summary>Whether the analysis of this use ended with an exception, which the message names.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Whether the baseline covers it: then no build reports it.</summary>
    public bool IsFrozen => Expected is { } expected && Found <= expected;

    /// <summary>Whether the analysis knows a rewrite. Whether the result compiles is not known before the engine has proved it.</summary>
    public bool IsPlanned => Suite.FixOf(RuleId) is not null;

    /// <summary>Whether the engine has proved that the rewrite compiles; null if no proof was requested.</summary>
    public bool? IsFixable { get; init; }

    /// <summary>Why the violation stays; null where it is fixable, or planned and not proved.</summary>
    public Reason? Reason { get; init; }

    public int Line => Lines.Start.Line + 1;

    public int Column => Lines.Start.Character + 1;
}
