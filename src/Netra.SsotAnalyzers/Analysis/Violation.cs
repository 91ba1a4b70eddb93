using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>Something that a rule reports: where, for which role, and what the message says. Every diagnostic of the suite is made here.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Tree">The tree that it is found in.</param>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned: its mode decides on the severity.</param>
/// <param name="Sunset">From when on it is an error, or null.</param>
/// <param name="Arguments">What the descriptor's message is filled with.</param>
/// <param name="Target">What a baseline knows the violation by, if not by its first argument.</param>
/// <param name="Refusal">The kind of the refusal of an SSOT1003; null for any other.</param>
/// <param name="IsGuess">Whether nothing that is declared says so: then it is a suggestion in every mode.</param>
/// <param name="Replacement">What a fix writes, as the message shows it; null without a fix.</param>
internal sealed record Violation(
    DiagnosticDescriptor Descriptor,
    SyntaxTree Tree,
    TextSpan Span,
    string Role,
    Sunset? Sunset,
    ImmutableArray<string> Arguments,
    string? Target = null,
    string? Refusal = null,
    bool IsGuess = false,
    string? Replacement = null)
{
    /// <summary>The property of a diagnostic that names the role concerned.</summary>
    public const string RoleProperty = "Role";

    /// <summary>The property of a diagnostic that names what a baseline knows it by.</summary>
    public const string TargetProperty = "Target";

    /// <summary>The property of a diagnostic that names the kind of its refusal.</summary>
    public const string RefusalProperty = "Refusal";

    /// <summary>The property of a diagnostic that names what is reported, for the title of its fix.</summary>
    public const string OffenderProperty = "Offender";

    /// <summary>The property of a diagnostic that names what its fix writes, for the title of the fix.</summary>
    public const string ReplacementProperty = "Replacement";

    /// <summary>The severity by mode, role and sunset, or null where the role is switched off.</summary>
    public DiagnosticSeverity? SeverityIn(SsotEngine engine) =>
        engine.Severities.SeverityOf(Role, Sunset, IsGuess ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity, Tree);

    /// <summary>The diagnostic without regard to a baseline.</summary>
    public Diagnostic ToDiagnostic(DiagnosticSeverity severity) => Create(Descriptor, severity, [.. Arguments]);

    /// <summary>The diagnostic that only an editor's list of fixes shows.</summary>
    public Diagnostic ToCoveredDiagnostic() => Create(Descriptors.Covered(Descriptor), DiagnosticSeverity.Hidden, [.. Arguments]);

    /// <summary>The diagnostic where there are more than the baseline says.</summary>
    public Diagnostic ToGrownDiagnostic(DiagnosticSeverity severity, int expected, int found) =>
        Create(Descriptors.Grown(Descriptor), severity, ToDiagnostic(severity).GetMessage(System.Globalization.CultureInfo.InvariantCulture), expected, found);

    /// <summary>What a baseline knows it by, beside the rule and the place.</summary>
    public string TargetName => Target ?? (Arguments.IsEmpty || Arguments[0].Length == 0 ? Descriptor.Id : Arguments[0]);

    private Diagnostic Create(DiagnosticDescriptor descriptor, DiagnosticSeverity severity, params object[] arguments)
    {
        var properties = ImmutableDictionary.CreateRange<string, string?>([new(RoleProperty, Role), new(TargetProperty, TargetName)]);
        if (Refusal is not null)
            properties = properties.Add(RefusalProperty, Refusal);
        if (Replacement is not null)
            properties = properties.Add(OffenderProperty, Arguments[0]).Add(ReplacementProperty, Replacement);
        return Diagnostic.Create(descriptor, Location.Create(Tree, Span), severity, additionalLocations: null, properties, arguments);
    }
}
