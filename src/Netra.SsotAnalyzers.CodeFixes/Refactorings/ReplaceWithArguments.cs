using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>A replacement that was found to bind at the member's declaration.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Imports">The namespaces in which its names are found.</param>
internal sealed record ReplaceWithArguments(string Expression, ImmutableArray<string> Imports)
{
    /// <summary>What is written between the attribute's parentheses.</summary>
    public string Arguments => string.Join(", ", Imports.Insert(0, Expression).Select(EntryAction.Literal));

    /// <summary>The replacement, if the expression can be used for the place's member and does not lead back to it; null otherwise.</summary>
    /// <param name="place">The member's declaration.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="imports">What it needs; empty names are left out.</param>
    /// <param name="target">The member that it has to bind to; null where any will do.</param>
    public static ReplaceWithArguments? Of(DeclarationPlace place, string expression, IEnumerable<string> imports, ISymbol? target)
    {
        var found = new ReplaceWithArguments(expression, [.. imports.Where(import => import.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(import => import, StringComparer.Ordinal)]);
        var member = place.Symbol.OriginalDefinition;
        var check = new ReplacementCheck(place.File);
        if (check.ProblemOf(member, found.Entry(member), DeclarationPosition.Of(place.Declaration), out var bound) is not null)
            return null;

        bound = (bound as IMethodSymbol)?.ReducedFrom ?? bound;
        return (target is null || SymbolEqualityComparer.Default.Equals(bound?.OriginalDefinition, target.OriginalDefinition)) && !LeadsBack(place, bound) ? found : null;
    }

    private MemberReplacement Entry(ISymbol member) => new(DocumentationId.Of(member), member.ContainingAssembly?.Name, Expression, Imports, Sunset: null);

    /// <summary>Whether what it binds to is itself replaced by the member, as far as that is declared in this compilation.</summary>
    private static bool LeadsBack(DeclarationPlace place, ISymbol? bound)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var current = bound?.OriginalDefinition; current is not null && seen.Add(current);)
        {
            if (SymbolEqualityComparer.Default.Equals(current, place.Symbol.OriginalDefinition))
                return true;
            if (place.Engine.Map.FindReplacement(current) is not { } next
                || current.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.File.CancellationToken) is not { } syntax)
            {
                return false;
            }

            var declaration = syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax>() ?? syntax;
            var file = new Analysis.FileContext(place.Engine, place.Engine.ModelOf(declaration.SyntaxTree), place.File.CancellationToken);
            new ReplacementCheck(file).ProblemOf(current, next, DeclarationPosition.Of(declaration), out var following);
            current = ((following as IMethodSymbol)?.ReducedFrom ?? following)?.OriginalDefinition;
        }

        return false;
    }
}
