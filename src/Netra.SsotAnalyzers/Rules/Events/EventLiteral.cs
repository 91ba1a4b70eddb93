using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>A literal that stands where an event name is expected.</summary>
/// <param name="Literal">Where.</param>
/// <param name="Name">The name that it spells out; null for a near miss.</param>
/// <param name="Nearest">The names that a near miss may be meant for.</param>
internal sealed record EventLiteral(LiteralExpressionSyntax Literal, EventName? Name, ImmutableArray<EventName> Nearest)
{
    /// <summary>The literals of one tree; none in a catalogue itself, in code that is on its way out, or in generated code.</summary>
    public static IEnumerable<EventLiteral> In(FileContext file)
    {
        if (file.Engine.Events.IsEmpty || file.Engine.Compilation.IsGenerated(file.Model.SyntaxTree, file.CancellationToken))
            yield break;

        var tokens = LiteralScan.Of(file.Model.SyntaxTree, file.Engine.Events, file.CancellationToken);
        if (tokens.IsEmpty)
            yield break;

        var place = new EventNamePlace(file);
        foreach (var token in tokens)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not LiteralExpressionSyntax literal)
                continue;

            var strength = place.Of(literal);
            if (strength == SlotStrength.None
                || (strength == SlotStrength.Likely && EventName.Split(token.ValueText) is null)
                || file.Engine.Events.IsCatalogue(DeclaringType(literal, file))
                || file.IsSilent(literal))
            {
                continue;
            }

            yield return new EventLiteral(literal, file.Engine.Events.Find(token.ValueText), file.Engine.Events.NearestTo(token.ValueText));
        }
    }

    private static INamedTypeSymbol? DeclaringType(SyntaxNode node, FileContext file) =>
        node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration ? file.DeclaredBy(declaration) as INamedTypeSymbol : null;
}
