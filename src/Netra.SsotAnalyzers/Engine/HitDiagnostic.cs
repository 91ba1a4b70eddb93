namespace Netra.SsotAnalyzers.Engine;

/// <summary>Turns hits into diagnostics, for the rules and for the rewriter alike.</summary>
internal static class HitDiagnostic
{
    private const string GeneratedCodeReason = "the code is generated: change what generates it";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Descriptors.SSOT1001, Descriptors.SSOT1002, Descriptors.SSOT1003, Descriptors.SSOT1005, Descriptors.SSOT2001,
    }.ToImmutableDictionary(descriptor => descriptor.Id);

    /// <summary>The diagnostic for a hit with its effective severity, or null where its role is switched off.</summary>
    public static Diagnostic? Create(SsotEngine engine, Hit hit, SyntaxTree tree, bool isGeneratedCode)
    {
        // No fix touches generated code, so there the use is one that has no rewrite.
        var isUnfixable = isGeneratedCode && hit.Plan is not null;
        var descriptor = ById[isUnfixable ? DiagnosticIds.UnfixableUse : hit.RuleId];
        if (!hit.IsReported)
            return null;
        if (engine.Severities.SeverityOf(hit.Role, hit.Sunset, descriptor.DefaultSeverity, tree) is not { } severity)
            return null;

        return Diagnostic.Create(
            descriptor,
            Location.Create(tree, hit.Span),
            severity,
            additionalLocations: null,
            properties: null,
            hit.Offender,
            hit.Role,
            isUnfixable ? GeneratedCodeReason : hit.Remedy);
    }
}
