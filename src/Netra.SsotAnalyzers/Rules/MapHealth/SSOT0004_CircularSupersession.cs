using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Supersession in a cycle, or by itself: there is no canonical type at its end. A chain is resolved to its end, and is fine.</summary>
/// <example>
/// Bad: <c>[SupersededBy(typeof(B))] class A; [SupersededBy(typeof(A))] class B;</c>
/// Good: <c>[SupersededBy(typeof(B))] class A; class B;</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0004_CircularSupersession() : MapHealthAnalyzer(Descriptors.SSOT0004)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        var (cycle, span) = attribute.Kind switch
        {
            SsotAttributes.SupersededBy when attribute.Target is INamedTypeSymbol type => (Types(TypeKey.Of(type)), attribute.SpanOf(0)),
            SsotAttributes.Supersedes when attribute.Value(1)?.Value is string id => (Types(new TypeKey(id, Assembly: null)), attribute.SpanOf(1)),
            SsotAttributes.SupersededNamespace when attribute.Value(0)?.Value is string legacy && attribute.Value(1)?.Value is string canonical =>
                (CycleCheck.Namespaces(file.Engine.Map, legacy, canonical), attribute.SpanOf(1)),
            SsotAttributes.ReplaceWith or SsotAttributes.ReplaceMember when DeclaredReplacement.Of(file.Engine, attribute) is { } declared =>
                (CycleCheck.Members(file, declared), declared.Span),
            _ => (ImmutableArray<string>.Empty, default),
        };
        if (!cycle.IsEmpty && !new EntryCheck(file.Engine).Of(attribute).Any(found => found.Span == span))
            yield return new Violation(Descriptor, file.Tree, span, RoleOf(file.Engine, attribute), Sunset: null, [cycle[0], string.Join(" → ", cycle)]);

        ImmutableArray<string> Types(TypeKey type) => file.Engine.Map.FindSuperseded(type) is { } entry ? CycleCheck.Types(file.Engine.Map, entry) : [];
    }
}

/// <summary>Supersession that comes back to where it began.</summary>
internal static class CycleCheck
{
    /// <summary>The cycle of types that an entry stands on, its own type first and last; empty where there is none.</summary>
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
    /// The cycle of members that a replacement stands on. It is followed as far as the members are declared in this
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

    private static string Name(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name : $"{member.ContainingType.Name}.{member.Name}";
}
