using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.MapHealth;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>Supersession in a circle, or by itself: there is no canonical type at its end. A chain is resolved to its end, and is fine.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(B))] class A; [SupersededBy(typeof(A))] class B;</c>
/// Good: <c>[SupersededBy(typeof(B))] class A; class B;</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0004_CircularSupersession() : MapHealthAnalyzer(Descriptors.SSOT0004)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        var (circle, span) = attribute.Kind switch
        {
            SsotAttributes.SupersededBy when attribute.Target is INamedTypeSymbol type => (Types(TypeKey.Of(type)), attribute.SpanOf(0)),
            SsotAttributes.Supersedes when attribute.Value(1)?.Value is string id => (Types(new TypeKey(id, Assembly: null)), attribute.SpanOf(1)),
            SsotAttributes.SupersededNamespace when attribute.Value(0)?.Value is string legacy && attribute.Value(1)?.Value is string canonical =>
                (CircleCheck.Namespaces(file.Engine.Map, legacy, canonical), attribute.SpanOf(1)),
            SsotAttributes.ReplaceWith or SsotAttributes.ReplaceMember when DeclaredReplacement.Of(file.Engine, attribute) is { } declared =>
                (CircleCheck.Members(file, declared), declared.Span),
            _ => (ImmutableArray<string>.Empty, default),
        };
        if (!circle.IsEmpty && !new EntryCheck(file.Engine).Of(attribute).Any(found => found.Span == span))
            yield return new Violation(Descriptor, file.Tree, span, RoleOf(file.Engine, attribute), Sunset: null, [circle[0], string.Join(" → ", circle)]);

        ImmutableArray<string> Types(TypeKey type) => file.Engine.Map.FindSuperseded(type) is { } entry ? CircleCheck.Types(file.Engine.Map, entry) : [];
    }
}
