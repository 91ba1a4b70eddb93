using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>A part of what a plan writes.</summary>
internal abstract record PlanPiece
{
    /// <summary>Text as it stands.</summary>
    public sealed record Text(string Value) : PlanPiece;

    /// <summary>A range of the original source, with the text that other plans write inside it.</summary>
    public sealed record Source(TextSpan Span, bool Parenthesize = false) : PlanPiece;

    /// <summary>
    /// A type, written by the shortest name that binds to it where it stands. Without
    /// <paramref name="WithTypeArguments"/> only the name is written, before a type-argument list that stays.
    /// </summary>
    public sealed record TypeName(INamedTypeSymbol Type, bool WithTypeArguments, bool IsAttribute = false) : PlanPiece;

    /// <summary>A local that the plan declares: its name is chosen when the file is written, so that two plans in one member have two.</summary>
    /// <param name="Stem">The name, if no other name in scope is the same.</param>
    /// <param name="Scope">The member that it is declared in.</param>
    /// <param name="Taken">The names that are in use around it.</param>
    public sealed record Local(string Stem, TextSpan Scope, HashSet<string> Taken) : PlanPiece;

    /// <summary>The pieces that write any type: named, predefined, an array, a type parameter.</summary>
    public static ImmutableArray<PlanPiece> Name(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { SpecialType: SpecialType.None, IsTupleType: false, IsAnonymousType: false } named
            when named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T => [new TypeName(named, WithTypeArguments: true)],
        IArrayTypeSymbol { Rank: 1 } array => [.. Name(array.ElementType), new Text("[]")],
        _ => [new Text(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))],
    };

    /// <summary>An identifier as code has to write it: a keyword with its <c>@</c>.</summary>
    public static string Identifier(string name) => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether two plans write the same, however their text is cut into pieces.</summary>
    public static bool AreSame(ImmutableArray<PlanPiece> left, ImmutableArray<PlanPiece> right) => Merged(left).SequenceEqual(Merged(right));

    private static List<PlanPiece> Merged(ImmutableArray<PlanPiece> pieces)
    {
        var merged = new List<PlanPiece>();
        foreach (var piece in pieces)
        {
            if (piece is Text text && merged.LastOrDefault() is Text before)
                merged[merged.Count - 1] = new Text(before.Value + text.Value);
            else if (piece is not Text { Value: "" })
                merged.Add(piece);
        }

        return merged;
    }
}
