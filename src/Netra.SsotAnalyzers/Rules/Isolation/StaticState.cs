using System.Collections.Concurrent;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>What of a user's a static field or property keeps for the life of the process.</summary>
internal sealed class StaticState(UserTypes users)
{
    private static readonly ImmutableHashSet<string> IdentityParameters = ["userid", "threadid", "runid", "connectionid", "sessionid", "tenantid"];

    // RoleLifetime.Singleton.
    private const int Singleton = 1;

    private readonly ConcurrentDictionary<INamedTypeSymbol, (string Role, bool IsGuess)?> _served = new(SymbolEqualityComparer.Default);

    /// <summary>The role and what is kept, in words; null for a member that keeps nothing of a user's.</summary>
    public (string Role, string What, bool IsGuess)? Find(ISymbol member)
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

        if (!isSettable && users.Context(type) is not null && ConstantContext.Is(member, (INamedTypeSymbol)type))
            return null;
        if (users.Holds(type) is { } held)
            return (held.Role, held.Through is null ? $"'{held.Name}'" : $"'{held.Name}' (through '{held.Through}')", false);

        // One for all is declared to be that; where it can be replaced, the container's is not the only one.
        if (users.CanonicalOf(type) is { Lifetime: not 0 } owned && (isSettable || owned.Lifetime != Singleton))
            return (owned.Role, $"'{type.Name}' (owned by the container)", false);

        // One that is made once and never replaced may serve all users in turn; one that can be replaced is shared state.
        var isLazy = FrameworkNames.NameOf(type) == "System.Lazy`1";
        if (isSettable && type is INamedTypeSymbol whole && RoleServedBy(whole) is var (role, isGuess))
            return (role, Describe(whole), isGuess);

        // A collection is filled as users come, whether or not it is readonly.
        foreach (var element in UserTypes.HeldBy(type).OfType<INamedTypeSymbol>())
        {
            if ((isLazy || IsStateful(element)) && RoleServedBy(element) is var (each, isGuessed))
                return (each, Describe(element), isGuessed);
        }

        return null;
    }

    private static string Describe(INamedTypeSymbol served) => $"'{served.Name}' (for one user at a time)";

    private static bool IsStateful(INamedTypeSymbol type) => type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, IsConst: false });

    private static bool HasBackingField(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The role that a class of this code works for: a member takes a user's context, a transport, or, as a guess, an id.</summary>
    private (string Role, bool IsGuess)? RoleServedBy(INamedTypeSymbol type) => _served.GetOrAdd(type.OriginalDefinition, definition =>
    {
        if (definition.DeclaringSyntaxReferences.IsEmpty || definition.TypeKind != TypeKind.Class)
            return null;

        var isStateful = IsStateful(definition);
        foreach (var parameter in definition.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters))
        {
            if (users.Own(parameter.Type) is { } own)
                return (own.Role, false);
            if (ElementOf(parameter.Type) is { } element && users.Own(element) is { } each)
                return (each.Role, false);
        }

        return isStateful && users.DefaultRole is { } role && definition.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters)
            .Any(parameter => parameter.Type.SpecialType == SpecialType.System_String && IdentityParameters.Contains(parameter.Name.Replace("_", "").ToLowerInvariant())) ? (role, true) : null;
    });

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, TypeKind: not TypeKind.Delegate } generic => generic.TypeArguments[0],
        _ => null,
    };
}
