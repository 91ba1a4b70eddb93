using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>Something that a rule reports: where, for which role, and what the message says. Every diagnostic of the suite is made here.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Tree">The tree that it is found in.</param>
/// <param name="Span">Where it is reported.</param>
/// <param name="Role">The role concerned: its mode decides on the severity.</param>
/// <param name="Sunset">From when on it is an error, or null.</param>
/// <param name="Arguments">What the descriptor's message is filled with.</param>
internal sealed record Violation(
    DiagnosticDescriptor Descriptor,
    SyntaxTree Tree,
    TextSpan Span,
    string Role,
    Sunset? Sunset,
    ImmutableArray<string> Arguments)
{
    /// <summary>The diagnostic with its effective severity, or null where the role is switched off.</summary>
    public Diagnostic? ToDiagnostic(SsotEngine engine) =>
        engine.Severities.SeverityOf(Role, Sunset, Descriptor.DefaultSeverity, Tree) is { } severity
            ? Diagnostic.Create(Descriptor, Location.Create(Tree, Span), severity, additionalLocations: null, properties: null, [.. Arguments])
            : null;
}
