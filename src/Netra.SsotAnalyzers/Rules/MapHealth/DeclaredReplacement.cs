using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A replacement expression as this compilation declares it.</summary>
/// <param name="Member">The member that is replaced.</param>
/// <param name="Replacement">By what.</param>
/// <param name="Span">Where the expression is written.</param>
/// <param name="Position">Where it is bound.</param>
internal sealed record DeclaredReplacement(ISymbol Member, MemberReplacement Replacement, TextSpan Span, int Position)
{
    /// <summary>What an attribute declares; null for one that declares no replacement, or for a member that is not there.</summary>
    public static DeclaredReplacement? Of(SsotEngine engine, MapAttribute attribute)
    {
        var (ordinal, member) = attribute.Kind switch
        {
            SsotAttributes.ReplaceWith => (0, attribute.Target),
            SsotAttributes.ReplaceMember => (1, attribute.Value(0)?.Value is string id && id.Length > 3 ? MemberIds.Resolve(id, engine) : null),
            _ => (0, null),
        };
        if (member is null || attribute.Value(ordinal)?.Value is not string expression)
            return null;

        var imports = attribute.Value(ordinal + 1) is { Kind: TypedConstantKind.Array, IsNull: false } list ? list.Values.Select(value => value.Value).OfType<string>() : [];
        var replacement = new MemberReplacement(DocumentationId.Of(member), member.ContainingAssembly?.Name, expression, [.. imports], Sunset: null);
        return new DeclaredReplacement(member, replacement, attribute.SpanOf(ordinal), DeclarationPosition.Of(attribute.Declaration));
    }
}
