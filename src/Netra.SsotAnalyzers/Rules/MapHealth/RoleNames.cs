using System.Runtime.CompilerServices;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>
/// What of the roles is known by name alone: their patterns, and the names of their canonical types' members. It says which
/// types are worth a look, and for each of these which roles. It holds no symbol, so it lasts as long as the map.
/// </summary>
internal sealed class RoleNames
{
    private static readonly ConditionalWeakTable<SsotMap, RoleNames> Cache = new();

    private readonly ImmutableArray<CanonicalType> _patterned;
    private readonly Dictionary<string, List<CanonicalType>> _byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<CanonicalType, int> _order = [];

    private RoleNames(SsotEngine engine)
    {
        foreach (var canonical in engine.Map.Canonicals)
        {
            if (!RoleShape.IsComparable(canonical, engine, out var type))
                continue;

            _order.Add(canonical, _order.Count);
            foreach (var name in type.MemberNames)
            {
                if (!_byMember.TryGetValue(name, out var roles))
                    _byMember.Add(name, roles = []);
                roles.Add(canonical);
            }
        }

        _patterned = [.. _order.Keys.Where(canonical => canonical.NamePattern is not null)];
    }

    public static RoleNames Of(SsotEngine engine) => Cache.GetValue(engine.Map, _ => new RoleNames(engine));

    public bool IsEmpty => _order.Count == 0;

    /// <summary>The roles with a pattern for names.</summary>
    public IEnumerable<CanonicalType> Patterned => _patterned;

    /// <summary>Whether some canonical type has a member of that name.</summary>
    public bool IsMember(string name) => _byMember.ContainsKey(name);

    /// <summary>The roles of which a type with these members may have as many as asked for, and those given, in the order of the map.</summary>
    public IEnumerable<CanonicalType> Candidates(IEnumerable<string> memberNames, int count, IEnumerable<CanonicalType> besides)
    {
        var found = new HashSet<CanonicalType>(besides);
        var shared = new Dictionary<CanonicalType, int>();
        foreach (var name in memberNames)
        {
            if (!_byMember.TryGetValue(name, out var roles))
                continue;

            foreach (var role in roles)
            {
                shared.TryGetValue(role, out var own);
                shared[role] = own + 1;
            }
        }

        found.UnionWith(shared.Where(pair => pair.Value >= count).Select(pair => pair.Key));
        return found.OrderBy(role => _order[role]);
    }
}
