using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// What of the roles is known by name alone: their patterns, the names of their members, the names of their types and of what
/// they keep. It says which types are worth a look, and for each of these which roles. It holds no symbol, so it lasts as long
/// as the map.
/// </summary>
internal sealed class RoleNames
{
    private static readonly ConditionalWeakTable<SsotMap, RoleNames> Cache = new();

    private readonly ImmutableArray<CanonicalType> _patterned;
    private readonly Dictionary<string, List<CanonicalType>> _byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CanonicalType>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<CanonicalType, int> _order = [];

    private RoleNames(SsotEngine engine)
    {
        foreach (var canonical in engine.Map.Canonicals)
        {
            if (RoleShape.Of(canonical, engine) is not { } role)
                continue;

            _order.Add(canonical, _order.Count);
            foreach (var name in role.Members.Concat(role.ContractMembers).Select(member => member.Name).Distinct())
                Add(_byMember, name, canonical);
            foreach (var name in new[] { role.Type.Name, role.Contract?.Name }.OfType<string>()
                .Concat(RenamedMembers.KeptBy(role.Type).Select(kept => kept.Name)).Distinct())
            {
                Add(_byType, name, canonical);
            }
        }

        _patterned = [.. _order.Keys.Where(canonical => canonical.NamePattern is not null)];
    }

    public static RoleNames Of(SsotEngine engine) => Cache.GetValue(engine.Map, _ => new RoleNames(engine));

    public bool IsEmpty => _order.Count == 0;

    /// <summary>The roles with a pattern for names.</summary>
    public IEnumerable<CanonicalType> Patterned => _patterned;

    /// <summary>Whether some role has a member of that name.</summary>
    public bool IsMember(string name) => _byMember.ContainsKey(MemberSignature.PlainName(name));

    /// <summary>
    /// The roles of which a type with these members may have as many as asked for, those whose types it names in a base, a
    /// field or a parameter, and those given, in the order of the map.
    /// </summary>
    public IEnumerable<CanonicalType> Candidates(TypeDeclarationSyntax declaration, IEnumerable<string> memberNames, int count,
        IEnumerable<CanonicalType> besides)
    {
        var found = new HashSet<CanonicalType>(besides);
        foreach (var name in TypesNamed(declaration))
        {
            if (_byType.TryGetValue(name, out var roles))
                found.UnionWith(roles);
        }

        var shared = new Dictionary<CanonicalType, int>();
        foreach (var role in memberNames.Select(MemberSignature.PlainName).SelectMany(name => _byMember.TryGetValue(name, out var roles) ? roles : []))
        {
            shared.TryGetValue(role, out var own);
            shared[role] = own + 1;
        }

        found.UnionWith(shared.Where(pair => pair.Value >= count).Select(pair => pair.Key));
        return found.OrderBy(role => _order[role]);
    }

    /// <summary>Whether a declaration names a type of some role, or one that it keeps, where a type can keep or pass it on.</summary>
    public bool NamesType(TypeDeclarationSyntax declaration) => TypesNamed(declaration).Any(_byType.ContainsKey);

    private static IEnumerable<string> TypesNamed(TypeDeclarationSyntax declaration)
    {
        var places = new List<SyntaxNode?> { declaration.BaseList, declaration.ParameterList };
        foreach (var member in declaration.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field:
                    places.Add(field.Declaration.Type);
                    break;
                case PropertyDeclarationSyntax property:
                    places.Add(property.Type);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    places.Add(constructor.ParameterList);
                    break;
                case MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } when parameters[0].Modifiers.Count > 0:
                    places.Add(parameters[0].Type);
                    break;
            }
        }

        return places.OfType<SyntaxNode>().SelectMany(place => place.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            .Select(name => name.Identifier.ValueText);
    }

    private static void Add(Dictionary<string, List<CanonicalType>> index, string name, CanonicalType canonical)
    {
        if (!index.TryGetValue(name, out var roles))
            index.Add(name, roles = []);
        roles.Add(canonical);
    }
}

/// <summary>Types that hold a role's type: decorators and users of the role, unless they copy it all the same.</summary>
internal static class RoleHolder
{
    private const int MinShared = 3;

    /// <summary>Whether the type takes or keeps the canonical type or the contract.</summary>
    public static bool Find(INamedTypeSymbol type, RoleShape role) =>
        type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Any(parameter => role.IsRole(parameter.Type))
        || type.GetMembers().Any(member =>
            (member is IFieldSymbol field && role.IsRole(field.Type)) || (member is IPropertySymbol property && role.IsRole(property.Type)))
        || type.GetMembers().OfType<IMethodSymbol>().Any(method => method.IsExtensionMethod && role.IsRole(method.Parameters[0].Type));

    /// <summary>Whether the type has the members of the role, and most of them do not call those of the role that it holds.</summary>
    public static bool IsBesideACopy(INamedTypeSymbol type, RoleShape role, double threshold, int shared, int total, CancellationToken cancellationToken)
    {
        if (type.IsStatic || shared < MinShared || shared < total * threshold)
            return false;

        var names = new HashSet<string>(role.Members.Where(member => member.IsMethod).Select(member => member.Name), StringComparer.Ordinal);
        var methods = type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && names.Contains(MemberSignature.PlainName(method.Name))
                && method.DeclaringSyntaxReferences.Length == 1)
            .ToList();
        return methods.Count(method => Calls(method, cancellationToken)) * 2 < methods.Count;
    }

    /// <summary>Whether a method calls one of its own name on something else, as a decorator's does.</summary>
    private static bool Calls(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).DescendantNodes().Any(node => node switch
        {
            MemberAccessExpressionSyntax access => MemberSignature.PlainName(access.Name.Identifier.ValueText) == MemberSignature.PlainName(method.Name),
            MemberBindingExpressionSyntax binding => MemberSignature.PlainName(binding.Name.Identifier.ValueText) == MemberSignature.PlainName(method.Name),
            _ => false,
        });
}
