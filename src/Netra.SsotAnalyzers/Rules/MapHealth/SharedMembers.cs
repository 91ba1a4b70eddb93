using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>The members of a type beside those of a role: what an interface of both asks for is no evidence.</summary>
internal sealed class SharedMembers
{
    private readonly HashSet<string> _contracts;
    private readonly ImmutableArray<string> _keys;

    public SharedMembers(INamedTypeSymbol type)
    {
        _contracts = new HashSet<string>(type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition)), StringComparer.Ordinal);
        _keys = [.. MemberKey.Of(type).Distinct().Select(member => member.Key)];
    }

    /// <summary>How many of the role's members the type has, and of how many.</summary>
    public (int Shared, int Total) With(RoleShape role)
    {
        var shared = _keys.Count(key => role.Members.Contains(key) && !IsAskedFor(role.Members[key]));
        return shared == 0 ? default : (shared, role.Members.Count(own => !IsAskedFor(own)));
    }

    private bool IsAskedFor(IEnumerable<string?> contracts) => contracts.All(contract => contract is not null && _contracts.Contains(contract));
}
