using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>The members of a type beside those of a role. Neither what both override nor what an interface of both asks for counts.</summary>
internal sealed class Likeness
{
    private readonly INamedTypeSymbol _type;
    private readonly HashSet<string> _interfaces;

    public Likeness(INamedTypeSymbol type)
    {
        _type = type;
        _interfaces = new HashSet<string>(type.AllInterfaces.Select(own => DocumentationId.Of(own.OriginalDefinition)), StringComparer.Ordinal);
        Members = [.. MemberSignature.Of(type, includeInternal: true).Distinct()];
    }

    public ImmutableArray<MemberSignature> Members { get; }

    /// <summary>Whether the type only carries values: two of the same shape are two kinds of data.</summary>
    public bool IsData => _type.TypeKind != TypeKind.Interface && !Members.Any(member => member.Kind != 'P');

    /// <summary>Which of the canonical type's members the type has, and of how many.</summary>
    public (int Shared, int Total) WithMembers(RoleShape role) => Count(role.Members);

    /// <summary>Whether so many of the shared members do something: a property of one name is something that many types have.</summary>
    public bool SharesActions(RoleShape role, int count) => Count([.. role.Members.Where(member => member.Kind != 'P')]).Shared >= count;

    /// <summary>Which of the contract's members the type has, and of how many.</summary>
    public (int Shared, int Total) WithContract(RoleShape role) => Count(role.ContractMembers);

    /// <summary>Which of the canonical type's members the type has to the letter, and of how many.</summary>
    public (int Shared, int Total) WithSameMembers(RoleShape role) => Count(role.Members, (member, other) => member.IsSameAs(other));

    private (int Shared, int Total) Count(ImmutableArray<MemberSignature> members) => Count(members, (member, other) => member.IsMatchedBy(other));

    private (int Shared, int Total) Count(ImmutableArray<MemberSignature> members, Func<MemberSignature, MemberSignature, bool> isMatch)
    {
        var own = members.Where(member => !member.Contracts.Any(_interfaces.Contains)).ToList();
        return (own.Count(member => Members.Any(other => isMatch(member, other))), own.Count);
    }
}
