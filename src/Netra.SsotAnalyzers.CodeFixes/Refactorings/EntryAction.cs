using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>Makes the action that writes one attribute in front of a declaration.</summary>
internal static class EntryAction
{
    /// <summary>An attribute of the map, if the declaration can have it and has none of its kind; null otherwise.</summary>
    public static INamedTypeSymbol? AttributeFor(DeclarationPlace place, string name) =>
        place.Engine.Compilation.GetTypeByMetadataName(SsotAttributes.Namespace + "." + name) is { } attribute
            && !place.Symbol.GetAttributes().Any(own => SsotAttributes.Recognize(own.AttributeClass) == name)
            && new Speculation(place.File).CanName(attribute, place.Declaration.SpanStart)
            ? attribute
            : null;

    /// <summary><c>[SupersededBy(typeof(…))]</c>; null where it would not compile, or lead in a circle.</summary>
    public static CodeAction? SupersededBy(DeclarationPlace place, INamedTypeSymbol canonical, string title)
    {
        if (place.Symbol is not INamedTypeSymbol { IsFileLocal: false } type || AttributeFor(place, SsotAttributes.SupersededBy) is not { } attribute)
            return null;

        var entry = new SupersededByEntry(place.File, attribute);
        return IsTargetFor(place, type, canonical) && entry.CanBeWritten(place.Declaration, type, canonical)
            ? Of(place, title, entry.Plan(place.Declaration, canonical))
            : null;
    }

    /// <summary>An attribute with arguments that name no type but those of <paramref name="arguments"/>.</summary>
    public static CodeAction Write(DeclarationPlace place, string title, INamedTypeSymbol attribute, params IEnumerable<PlanPiece> arguments)
    {
        var start = place.Declaration.SpanStart;
        var text = place.File.Tree.GetText(place.File.CancellationToken);
        return Of(place, title, Plan.Replace(
            new TextSpan(start, 0),
            [
                new PlanPiece.Text("["),
                new PlanPiece.TypeName(attribute, WithTypeArguments: false, IsAttribute: true),
                new PlanPiece.Text("("),
                .. arguments,
                new PlanPiece.Text(")]" + text.SeparatorAt(start)),
            ]));
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static CodeAction Of(DeclarationPlace place, string title, Plan plan) =>
        CodeAction.Create(title, cancellationToken => Rewriter.WriteAsync(place.Document, place.Name, plan, cancellationToken), equivalenceKey: title);

    private static bool IsTargetFor(DeclarationPlace place, INamedTypeSymbol type, INamedTypeSymbol canonical)
    {
        if (canonical.TypeKind == TypeKind.Error || canonical.IsFileLocal || SymbolEqualityComparer.Default.Equals(type, canonical.OriginalDefinition)
            || place.Engine.Map.FindSuperseded(type) is not null)
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = place.Engine.Map.FindSuperseded(canonical.OriginalDefinition); current is not null && seen.Add(current.Legacy.Id); current = place.Engine.Map.FindSuperseded(current.Canonical))
        {
            if (current.Canonical.Id == DocumentationId.Of(type))
                return false;
        }

        return true;
    }
}
