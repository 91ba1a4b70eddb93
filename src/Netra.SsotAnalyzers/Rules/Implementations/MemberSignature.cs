using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>
/// A member as members of unrelated types are compared with it: synchronous and asynchronous alike, without what cancels, and
/// with one kind of id as good as another.
/// </summary>
/// <param name="Kind">M for a method, P for a property, E for an event.</param>
/// <param name="Name">The name, without <c>Async</c>.</param>
/// <param name="Parameters">The types of the parameters; the declaring type is written as <c>self</c>, an id as <c>id</c>.</param>
/// <param name="Types">The same with the types of ids as they are.</param>
/// <param name="Result">The type that it yields, once awaited.</param>
/// <param name="Contracts">The interfaces that ask for the member.</param>
internal sealed record MemberSignature(char Kind, string Name, ImmutableArray<string> Parameters, ImmutableArray<string> Types, string Result, ImmutableArray<string> Contracts)
{
    // More parameters than these two is another method.
    private const int MaxExtra = 2;

    // What every type has or may have says nothing about a role.
    private static readonly ImmutableHashSet<string> Common =
        ["ToString", "Equals", "GetHashCode", "Dispose", "CompareTo", "Clone", "GetEnumerator", "Deconstruct", "Main"];

    private static readonly string[] IdWords = ["id", "key", "user"];

    public bool IsMethod => Kind == 'M';

    /// <summary>The members that a type declares itself; what overrides a member of a base belongs to the base.</summary>
    public static IEnumerable<MemberSignature> Of(INamedTypeSymbol type, bool includeInternal)
    {
        var contracts = new Lazy<ILookup<ISymbol, string>>(() => type.AllInterfaces
            .SelectMany(contract => contract.GetMembers().Select(asked => (Member: type.FindImplementationForInterfaceMember(asked), Contract: contract)))
            .Where(pair => pair.Member is not null)
            .ToLookup(pair => pair.Member!, pair => DocumentationId.Of(pair.Contract.OriginalDefinition), (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default));
        foreach (var member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || member.IsOverride || (member.IsAbstract && type.TypeKind != TypeKind.Interface) || !IsVisible(member, includeInternal) || Common.Contains(PlainName(member)))
                continue;
            if (Read(member, type, contracts) is { } signature)
                yield return signature;
        }
    }

    /// <summary>The name by which a member is compared.</summary>
    public static string PlainName(string name) => name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    /// <summary>Whether another type's member is this one: by its name, what it takes, perhaps a little more, and what it yields.</summary>
    public bool IsMatchedBy(MemberSignature other) => Name == other.Name && HasTypesOf(other);

    /// <summary>Whether another type's member is called the same.</summary>
    public bool HasNameOf(MemberSignature other) => Kind == other.Kind && Name == other.Name;

    /// <summary>Whether another type's member takes exactly the same as well: with nothing declared, less is not evidence.</summary>
    public bool IsSameAs(MemberSignature other) => Kind == other.Kind && Name == other.Name && Result == other.Result && Types.SequenceEqual(other.Types);

    /// <summary>The same, with any member names.</summary>
    public bool HasTypesOf(MemberSignature other)
    {
        if (Kind != other.Kind || Result != other.Result || other.Parameters.Length < Parameters.Length || other.Parameters.Length > Parameters.Length + MaxExtra)
            return false;

        var at = 0;
        foreach (var parameter in Parameters)
        {
            while (at < other.Parameters.Length && !IsSame(other.Parameters[at], parameter))
                at++;
            if (at++ >= other.Parameters.Length)
                return false;
        }

        return true;
    }

    private static bool IsSame(string left, string right) => left == right || (left is "id" or "string" && right is "id" or "string");

    private static bool IsVisible(ISymbol member, bool includeInternal) =>
        member.DeclaredAccessibility == Accessibility.Public || (includeInternal && member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static string PlainName(ISymbol member) => PlainName(member.Name);

    private static MemberSignature? Read(ISymbol member, INamedTypeSymbol self, Lazy<ILookup<ISymbol, string>> contracts) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => new MemberSignature(
            'M', PlainName(method),
            [.. method.Parameters.Where(parameter => parameter.Type.Name is not "CancellationToken").Select(parameter => NameOf(parameter, self))],
            [.. method.Parameters.Where(parameter => parameter.Type.Name is not "CancellationToken").Select(parameter => parameter.RefKind + NameOf(parameter.Type, self))],
            TaskShape.Of(method.ReturnType) is { IsAwaitable: true } task ? task.Result is { } result ? NameOf(result, self) : "void" : NameOf(method.ReturnType, self),
            [.. contracts.Value[method]]),
        IPropertySymbol { IsIndexer: false } property => new MemberSignature('P', property.Name, [], [], NameOf(property.Type, self), [.. contracts.Value[property]]),
        IEventSymbol @event => new MemberSignature('E', @event.Name, [], [], NameOf(@event.Type, self), [.. contracts.Value[@event]]),
        _ => null,
    };

    private static string NameOf(IParameterSymbol parameter, INamedTypeSymbol self) =>
        IsId(parameter) ? "id" : (parameter.RefKind == RefKind.None ? "" : parameter.RefKind + " ") + NameOf(parameter.Type, self);

    private static bool IsId(IParameterSymbol parameter) =>
        IdWords.Any(word => parameter.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
        && (parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
            || parameter.Type.Name == "Guid" || parameter.Type.Name.EndsWith("Id", StringComparison.Ordinal));

    private static string NameOf(ITypeSymbol type, INamedTypeSymbol self) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method, Ordinal: var ordinal } => "!" + ordinal,
        _ when SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, self.OriginalDefinition) => "self",
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };
}
