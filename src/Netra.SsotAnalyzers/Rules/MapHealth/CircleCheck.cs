using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Supersession that comes back to where it began.</summary>
internal static class CircleCheck
{
    /// <summary>The circle of types that an entry stands on, its own type first and last; empty where there is none.</summary>
    public static ImmutableArray<string> Types(SsotMap map, SupersededType entry)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        names.Add(entry.Legacy.SimpleName);
        for (SupersededType? current = entry; current is not null && seen.Add(current.Legacy.Id); current = map.FindSuperseded(current.Canonical))
        {
            names.Add(current.Canonical.SimpleName);
            if (current.Canonical.Id == entry.Legacy.Id)
                return names.ToImmutable();
        }

        return [];
    }

    /// <summary>The same for namespaces.</summary>
    public static ImmutableArray<string> Namespaces(SsotMap map, string legacy, string canonical)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        names.Add(legacy);
        for (var current = canonical; current is not null && seen.Add(current); current = map.Namespaces.EntryFor(current))
        {
            names.Add(current);
            if (current == legacy)
                return names.ToImmutable();
        }

        return [];
    }

    /// <summary>
    /// The circle of members that a replacement stands on. It is followed as far as the members are declared in this
    /// compilation: of others there is no place to bind the expression at.
    /// </summary>
    public static ImmutableArray<string> Members(FileContext file, DeclaredReplacement declared)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        names.Add(Name(declared.Member));
        var (member, replacement, position) = (declared.Member, declared.Replacement, declared.Position);
        while (seen.Add(member))
        {
            new ReplacementCheck(file).ProblemOf(member, replacement, position, out var bound);
            if ((bound as IMethodSymbol)?.ReducedFrom is { } reduced)
                bound = reduced;
            if (bound?.OriginalDefinition is not { } next || file.Engine.Map.FindReplacement(next) is not { } following)
                return [];

            names.Add(Name(next));
            if (SymbolEqualityComparer.Default.Equals(next, declared.Member))
                return names.ToImmutable();
            if (next.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(file.CancellationToken) is not { } syntax)
                return [];

            var declaration = syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax>() ?? syntax;
            (member, replacement, position) = (next, following, DeclarationPosition.Of(declaration));
            if (declaration.SyntaxTree != file.Tree)
                file = new FileContext(file.Engine, file.Engine.ModelOf(declaration.SyntaxTree), file.CancellationToken);
        }

        return [];
    }

    private static string Name(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name : $"{member.ContainingType.Name}.{member.Name}";
}
