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
    public static IEnumerable<EventLiteral> In(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
    {
        if (engine.Events.IsEmpty || engine.Compilation.IsGenerated(model.SyntaxTree, cancellationToken))
            yield break;

        var tokens = LiteralScan.Of(model.SyntaxTree, engine.Events, cancellationToken);
        if (tokens.IsEmpty)
            yield break;

        var place = new EventNamePlace(engine, model, cancellationToken);
        var silent = new SilentCode(engine, model, cancellationToken);
        foreach (var token in tokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.Parent is not LiteralExpressionSyntax literal)
                continue;

            var strength = place.Of(literal);
            if (strength == SlotStrength.None
                || (strength == SlotStrength.Likely && EventName.Split(token.ValueText) is null)
                || engine.Events.IsCatalogue(DeclaringType(literal, model, cancellationToken))
                || silent.Contains(literal))
            {
                continue;
            }

            yield return new EventLiteral(literal, engine.Events.Find(token.ValueText), engine.Events.NearestTo(token.ValueText));
        }
    }

    private static INamedTypeSymbol? DeclaringType(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration ? model.GetDeclaredSymbol(declaration, cancellationToken) as INamedTypeSymbol : null;
}
