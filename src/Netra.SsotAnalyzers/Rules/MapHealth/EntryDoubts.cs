using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Map entries that work and are probably not what their author meant. They are suggestions.</summary>
internal sealed class EntryDoubts(FileContext file)
{
    private const int MinRoleLength = 5;

    /// <summary>The doubts about one attribute: the place and the sentence.</summary>
    public IEnumerable<(TextSpan Span, string Doubt)> Of(MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => OfRole(attribute),
        SsotAttributes.SupersededBy or SsotAttributes.Supersedes => OfCanonicalType(attribute),
        SsotAttributes.ReplaceWith or SsotAttributes.ReplaceMember => OfReplacement(attribute),
        _ => [],
    };

    /// <summary>A role whose name is one character away from a role with more entries.</summary>
    private IEnumerable<(TextSpan, string)> OfRole(MapAttribute attribute)
    {
        if (attribute.Value(0)?.Value is not string { Length: >= MinRoleLength } role || file.Engine.Map.InRole(role).Skip(1).Any())
            yield break;

        var meant = file.Engine.Map.Canonicals
            .Select(canonical => canonical.Role)
            .Distinct(StringComparer.Ordinal)
            .Where(other => other != role && IsTypo(role, other) && WeightOf(other) > WeightOf(role))
            .OrderBy(other => other, StringComparer.Ordinal)
            .FirstOrDefault();
        if (meant is not null)
            yield return (attribute.SpanOf(0), $"the role '{meant}' has almost the same name; did you mean '{meant}'?");
    }

    // A number and a plural distinguish names on purpose.
    private static bool IsTypo(string role, string other) =>
        string.Equals(role, other, StringComparison.OrdinalIgnoreCase)
        || (EditDistance.Between(role, other, 1) == 1 && !role.Any(char.IsDigit) && !other.Any(char.IsDigit) && role + "s" != other && other + "s" != role)
        || IsSwapped(role, other);

    /// <summary>Whether two adjacent characters are exchanged.</summary>
    private static bool IsSwapped(string left, string right)
    {
        if (left.Length != right.Length)
            return false;

        var first = Enumerable.Range(0, left.Length).FirstOrDefault(index => left[index] != right[index]);
        return first + 1 < left.Length && left[first] == right[first + 1] && left[first + 1] == right[first] && string.CompareOrdinal(left, first + 2, right, first + 2, left.Length) == 0;
    }

    /// <summary>How much of the map is about a role: an implementation counts more than a catalogue of event names.</summary>
    private int WeightOf(string role) => file.Engine.Map.InRole(role).Sum(canonical =>
        (canonical.EventNames ? 1 : 2) + file.Engine.Map.Superseded.Count(entry => entry.Canonical.Id == canonical.Type.Id));

    private IEnumerable<(TextSpan, string)> OfCanonicalType(MapAttribute attribute)
    {
        if (attribute.Value(0)?.Value is INamedTypeSymbol canonical && FinalOf(canonical) is { } final)
            yield return (attribute.SpanOf(0), $"'{canonical.Name}' is itself superseded, so uses are rewritten to '{final}': write '{final}' here");
    }

    private IEnumerable<(TextSpan, string)> OfReplacement(MapAttribute attribute)
    {
        if (DeclaredReplacement.Of(file.Engine, attribute) is not { } declared)
            yield break;

        new ReplacementCheck(file).ProblemOf(declared.Member, declared.Replacement, declared.Position, out var bound);
        bound = ((bound as IMethodSymbol)?.ReducedFrom ?? bound)?.OriginalDefinition;
        if (bound is not null && !SymbolEqualityComparer.Default.Equals(bound, declared.Member) && file.Engine.Map.FindReplacement(bound) is { } next && !CircleCheck.Members(file, declared).Any())
            yield return (declared.Span, $"'{bound.ContainingType.Name}.{bound.Name}' is itself superseded by '{next.Expression}': write the final replacement here");

        // A superseded name is followed to its canonical type; one of the same simple name is written on purpose.
        var superseded = ReplacementTemplate.Parse(declared.Replacement.Expression) is { Expression: { } expression } template
            ? expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(template.IsFreeName).Select(name => (name.Identifier.ValueText, name.Arity)).Distinct()
            : [];
        foreach (var (name, arity) in superseded)
        {
            if (file.Engine.ResolveTypeName(name, arity, declared.Replacement.Imports, declared.Member.ContainingType) is { } final && final.Name != name)
                yield return (declared.Span, $"'{name}' is itself superseded by '{final.Name}': write the final replacement here");
        }
    }

    /// <summary>The end of the chain that a type begins; null for a type that is not superseded, and for a circle.</summary>
    private string? FinalOf(INamedTypeSymbol type) =>
        file.Engine.Map.FindSuperseded(TypeKey.Of(type.OriginalDefinition)) is { IsInferred: false } entry ? file.Engine.Map.FinalCanonical(entry)?.SimpleName : null;
}
