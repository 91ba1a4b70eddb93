using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>A part of what a plan writes.</summary>
internal abstract record PlanPiece
{
    /// <summary>Text as it stands.</summary>
    public sealed record Text(string Value) : PlanPiece;

    /// <summary>A range of the original source, with whatever other plans write inside it.</summary>
    public sealed record Source(TextSpan Span, bool Parenthesize = false) : PlanPiece;

    /// <summary>
    /// A type, written by the shortest name that binds to it where it stands. Without
    /// <paramref name="WithTypeArguments"/> only the name is written, before a type-argument list that stays.
    /// </summary>
    public sealed record TypeName(INamedTypeSymbol Type, bool WithTypeArguments, bool IsAttribute = false) : PlanPiece;
}
