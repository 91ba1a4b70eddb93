using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A public member by name and signature, so that members of unrelated types can be compared.</summary>
/// <param name="Key">Kind, name, type parameters, parameter types and type; the declaring type itself is written as <c>self</c>.</param>
/// <param name="Contract">The interface that asks for the member, or null.</param>
internal readonly record struct MemberKey(string Key, string? Contract)
{
    // What every type has or may have says nothing about a role.
    private static readonly ImmutableHashSet<string> Common =
        ["ToString", "Equals", "GetHashCode", "Dispose", "DisposeAsync", "CompareTo", "Clone", "GetEnumerator", "Deconstruct"];

    /// <summary>The members that the type declares itself.</summary>
    public static IEnumerable<MemberKey> Of(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } || Common.Contains(member.Name) || Text(member, type) is not { } key)
                continue;

            yield return new MemberKey(key, member.Implemented().LastOrDefault() is { } asked ? DocumentationId.Of(asked.ContainingType.OriginalDefinition) : null);
        }
    }

    private static string? Text(ISymbol member, INamedTypeSymbol self) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method =>
            $"M {method.Name}`{method.Arity}({string.Join(",", method.Parameters.Select(parameter => parameter.RefKind + " " + Name(parameter.Type, self)))}) {Name(method.ReturnType, self)}",
        IPropertySymbol { IsIndexer: false } property => $"P {property.Name} {Name(property.Type, self)}",
        IEventSymbol @event => $"E {@event.Name} {Name(@event.Type, self)}",
        _ => null,
    };

    private static string Name(ITypeSymbol type, INamedTypeSymbol self) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, self.OriginalDefinition) ? "self" : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
