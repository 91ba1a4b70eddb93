using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A second canonical type for one role: a single source of truth is one.</summary>
/// <example>
/// Bad: <c>[Canonical("Tax")] class TaxCalculator; [Canonical("Tax")] class VatCalculator;</c>
/// Good: <c>[Canonical("Tax")] class TaxCalculator; [SupersededBy(typeof(TaxCalculator))] class VatCalculator;</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0002_SecondCanonical() : MapHealthAnalyzer(Descriptors.SSOT0002)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        // A role may have any number of catalogues of event names beside its one implementation.
        if (attribute.Kind != SsotAttributes.Canonical || attribute.Target is not INamedTypeSymbol type
            || file.Engine.Map.FindCanonical(type) is not { EventNames: false } own)
        {
            yield break;
        }

        if (file.Engine.Map.InRole(own.Role).FirstOrDefault(other => !other.EventNames && other.Type.Id != own.Type.Id) is { } second)
        {
            yield return new Violation(
                Descriptor, file.Tree, attribute.SpanOf(0), own.Role, Sunset: null,
                [own.Role, own.Type.Id.Substring(2), second.Type.Id.Substring(2), second.Type.SimpleName]);
        }
    }
}
