using System.Collections.Concurrent;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What of a user's a static field or property keeps for the life of the process.</summary>
internal sealed class StaticState(UserTypes users)
{
    private static readonly ImmutableHashSet<string> IdentityParameters = ["userid", "threadid", "runid", "connectionid", "sessionid", "tenantid"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, string?> _served = new(SymbolEqualityComparer.Default);

    /// <summary>The role and what is kept, in words; null for a member that keeps nothing of a user's.</summary>
    public (string Role, string What)? Find(ISymbol member)
    {
        if (!member.IsStatic)
            return null;

        var (type, isSettable) = member switch
        {
            IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => (field.Type, !field.IsReadOnly),
            IPropertySymbol property when HasBackingField(property) => (property.Type, property.SetMethod is { IsInitOnly: false }),
            _ => (null, false),
        };
        if (type is null)
            return null;

        if (users.Holds(type) is { } held)
            return (held.Role, $"'{held.Name}'");
        if (users.CanonicalOf(type) is { Lifetime: not 0 } owned)
            return (owned.Role, $"'{type.Name}', which the container owns,");

        // One that is made once and never replaced may serve all users in turn; one that can be replaced is shared state.
        var isLazy = FrameworkNames.NameOf(type) == "System.Lazy`1";
        if (isSettable && type is INamedTypeSymbol whole && RoleServedBy(whole) is { } role)
            return (role, Describe(whole));

        // A collection is filled as users come, whether or not it is readonly.
        foreach (var element in UserTypes.HeldBy(type).OfType<INamedTypeSymbol>())
        {
            if ((isLazy || IsStateful(element)) && RoleServedBy(element) is { } each)
                return (each, Describe(element));
        }

        return null;
    }

    private static string Describe(INamedTypeSymbol served) => $"'{served.Name}', which works for one user at a time,";

    private static bool IsStateful(INamedTypeSymbol type) => type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, IsConst: false });

    private static bool HasBackingField(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The role that a class of this code works for: a member takes a user's context, transport or id.</summary>
    private string? RoleServedBy(INamedTypeSymbol type) => _served.GetOrAdd(type.OriginalDefinition, definition =>
    {
        if (definition.DeclaringSyntaxReferences.IsEmpty || definition.TypeKind != TypeKind.Class)
            return null;

        var isStateful = IsStateful(definition);
        foreach (var parameter in definition.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters))
        {
            if (users.Own(parameter.Type) is { } own)
                return own.Role;
            if (ElementOf(parameter.Type) is { } element && users.Own(element) is { } each)
                return each.Role;
            if (isStateful && parameter.Type.SpecialType == SpecialType.System_String && IdentityParameters.Contains(parameter.Name.Replace("_", "").ToLowerInvariant()))
                return users.DefaultRole;
        }

        return null;
    });

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, TypeKind: not TypeKind.Delegate } generic => generic.TypeArguments[0],
        _ => null,
    };
}
