using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>A literal that stands where an event name is expected.</summary>
/// <param name="Literal">Where.</param>
/// <param name="Name">The name that it spells out; null for a near miss.</param>
/// <param name="Nearest">The names that a near miss may be meant for.</param>
/// <param name="Strength">How surely an event name is expected there.</param>
internal sealed record EventLiteral(LiteralExpressionSyntax Literal, EventName? Name, ImmutableArray<EventName> Nearest, SlotStrength Strength)
{
    /// <summary>The literals of one tree; none in a catalogue itself, in code that is to be removed, or in generated code.</summary>
    public static IEnumerable<EventLiteral> In(FileContext file)
    {
        var place = new EventNamePlace(file);
        return Candidates(file).Select(literal => Of(literal, place, file)).OfType<EventLiteral>();
    }

    /// <summary>The literals whose text is an event name or resembles one, wherever they are.</summary>
    public static IEnumerable<LiteralExpressionSyntax> Candidates(FileContext file)
    {
        if (file.Engine.Events.IsEmpty || file.Engine.Compilation.IsGenerated(file.Model.SyntaxTree, file.CancellationToken))
            yield break;

        foreach (var token in LiteralScan.Of(file.Model.SyntaxTree, file.Engine.Events, file.CancellationToken))
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is LiteralExpressionSyntax literal)
                yield return literal;
        }
    }

    /// <summary>The literal as an event name; null where none is expected.</summary>
    public static EventLiteral? Of(LiteralExpressionSyntax literal, EventNamePlace place, FileContext file)
    {
        var text = literal.Token.ValueText;
        var strength = place.Of(literal);
        return strength == SlotStrength.None
            || (strength == SlotStrength.Likely && EventName.Split(text) is null)
            || file.Engine.Events.IsCatalogue(DeclaringType(literal, file))
            || file.IsSilent(literal)
            ? null
            : new EventLiteral(literal, file.Engine.Events.Find(text), file.Engine.Events.NearestTo(text), strength);
    }

    private static INamedTypeSymbol? DeclaringType(SyntaxNode node, FileContext file) =>
        node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration ? file.DeclaredBy(declaration) as INamedTypeSymbol : null;
}
