using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>The clauses of a <c>try</c>, which distinguish exceptions by their types.</summary>
internal sealed class CatchClauses(FileContext file)
{
    /// <summary>Why the type of a clause cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(CatchDeclarationSyntax declaration)
    {
        if (declaration.Parent is not CatchClauseSyntax { Parent: TryStatementSyntax statement } clause)
            return null;
        if (Rival(statement, clause) is { } rival)
            return Refusal.SameClause.For(rival.Name);

        return RefusalOfThrownIn(statement);
    }

    /// <summary>Why a type that the filter of a clause names cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(CatchFilterClauseSyntax filter) => filter.Parent is CatchClauseSyntax { Parent: TryStatementSyntax statement } ? RefusalOfThrownIn(statement) : null;

    /// <summary>What is thrown and has to stay is still to be caught.</summary>
    private Refusal? RefusalOfThrownIn(TryStatementSyntax statement) =>
        Thrown(statement.Block).Select(thrown => file.TypeOf(thrown) is { } type && file.Engine.Involves(type) ? RefusalOfThrown(thrown, type) : null)
            .FirstOrDefault(refusal => refusal is not null);

    private bool NamesSuperseded(CatchFilterClauseSyntax? filter) =>
        filter is not null && filter.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => file.SymbolOf(name) is ITypeSymbol type && file.Engine.Involves(type));

    private static IEnumerable<ExpressionSyntax> Thrown(SyntaxNode block) =>
        block.DescendantNodes().Select(node => (node as ThrowStatementSyntax)?.Expression ?? (node as ThrowExpressionSyntax)?.Expression).OfType<ExpressionSyntax>();

    /// <summary>
    /// Why an exception of this type, thrown here, cannot be replaced: a clause for a superseded type catches it, and would no
    /// longer. Null if it can. A clause for a base of it, <c>catch (Exception)</c>, does not distinguish the two.
    /// </summary>
    public Refusal? RefusalOfThrown(SyntaxNode thrown, ITypeSymbol type)
    {
        if (file.Engine.MapType(type) is not { } mapped)
            return null;

        ITypeSymbol? other = null;
        foreach (var (statement, clause) in Around(thrown))
        {
            if (TypeOf(clause) is not { } caught)
                return null;

            var stays = Rival(statement, clause) is not null;
            var catches = TypeOrder.Covers(file.Engine, caught, type);
            if (catches && (file.Engine.Involves(caught) || NamesSuperseded(clause.Filter)) && (stays || other is not null))
                {
                var name = (file.Engine.Involves(caught) ? caught : type).Name;
                return other is null ? Refusal.NotCaught.For(name) : Refusal.CaughtElsewhere.For(name, other.Name);
            }

            if (catches && clause.Filter is null)
                return null;
            if (!catches && TypeOrder.Covers(file.Engine, stays ? caught : file.Engine.MapType(caught) ?? caught, mapped))
                other ??= caught;
        }

        return null;
    }

    /// <summary>The clauses around a place in the order in which they are asked; a lambda counts as run where it is written.</summary>
    private static IEnumerable<(TryStatementSyntax Statement, CatchClauseSyntax Clause)> Around(SyntaxNode thrown)
    {
        var inside = thrown;
        foreach (var ancestor in thrown.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax or GlobalStatementSyntax))
        {
            if (ancestor is TryStatementSyntax statement && statement.Block == inside)
            {
                foreach (var clause in statement.Catches)
                    yield return (statement, clause);
            }

            inside = ancestor;
        }
    }

    /// <summary>The type of another clause that this one would no longer be told from.</summary>
    private ITypeSymbol? Rival(TryStatementSyntax statement, CatchClauseSyntax clause)
    {
        if (TypeOf(clause) is not { } own || !file.Engine.Involves(own))
            return null;

        var isBefore = true;
        foreach (var other in statement.Catches)
        {
            if (other == clause)
                isBefore = false;
            else if (TypeOf(other) is { } type && (isBefore ? TypeOrder.Changes(file.Engine, type, own) : TypeOrder.Changes(file.Engine, own, type)))
                return type;
        }

        return null;
    }

    private ITypeSymbol? TypeOf(CatchClauseSyntax clause) =>
        clause.Declaration is { } declaration ? file.Model.GetNamedType(declaration.Type, file.CancellationToken) : file.Engine.Compilation.GetTypeByMetadataName("System.Exception");
}
