using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A role as other types are compared with it: the members of its canonical type and those of its contract.</summary>
internal sealed class RoleShape
{
    private const int MinBeneath = 2;

    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _beneath;

    private RoleShape(CanonicalType canonical, INamedTypeSymbol type, INamedTypeSymbol? contract)
    {
        Canonical = canonical;
        Type = type;
        Contract = contract;
        Members = [.. MemberSignature.Of(type, includeInternal: false).Distinct()];
        UnknownBases = [.. type.Interfaces.Append(type.BaseType).Where(named => named is { TypeKind: TypeKind.Error }).Select(named => named!.Name)];
        _beneath = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => [.. FindBeneath()]);
        ContractMembers = contract is null
            ? [] : [.. contract.AllInterfaces.Add(contract).SelectMany(asked => MemberSignature.Of(asked, includeInternal: false)).Distinct()];
    }

    public CanonicalType Canonical { get; }

    public INamedTypeSymbol Type { get; }

    public INamedTypeSymbol? Contract { get; }

    public ImmutableArray<MemberSignature> Members { get; }

    public ImmutableArray<MemberSignature> ContractMembers { get; }

    /// <summary>The names of the canonical type's bases that do not resolve.</summary>
    public ImmutableArray<string> UnknownBases { get; }

    /// <summary>Null for a canonical type with which nothing can be compared.</summary>
    public static RoleShape? Of(CanonicalType canonical, SsotEngine engine) => IsComparable(canonical, engine, out var type)
        ? new RoleShape(canonical, type, canonical.Contract is { } contract ? engine.Resolve(contract) : null) : null;

    /// <summary>Whether a canonical type is not a catalogue of names, is available here, and has an implementation to be compared with.</summary>
    public static bool IsComparable(CanonicalType canonical, SsotEngine engine, out INamedTypeSymbol type)
    {
        type = null!;
        if (canonical.EventNames || engine.Resolve(canonical.Type) is not { TypeKind: TypeKind.Class or TypeKind.Struct } found)
            return false;

        type = found;
        return true;
    }

    /// <summary>Whether a type is the canonical one or the contract.</summary>
    public bool IsRole(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Type.OriginalDefinition)
            || (Contract is not null && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Contract.OriginalDefinition)));

    /// <summary>
    /// Whether the type belongs to the role already: a base, an interface or a part of the canonical type, or an implementation of an
    /// abstract one.
    /// </summary>
    public bool Owns(INamedTypeSymbol type)
    {
        if (IsRole(type) || IsBeneath(type) || Type.DerivesFrom(type) || (Type.IsAbstract && type.DerivesFrom(Type))
            || Type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type.OriginalDefinition)))
        {
            return true;
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, Type.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the canonical type implements an interface that is declared in code: what the framework asks for, such as a hosted service,
    /// is not a role.
    /// </summary>
    public bool ImplementsOwn(INamedTypeSymbol contract) =>
        !contract.DeclaringSyntaxReferences.IsEmpty
            && Type.AllInterfaces.Any(own => DocumentationId.Of(own.OriginalDefinition) == DocumentationId.Of(contract.OriginalDefinition));

    /// <summary>
    /// Whether a type is what the canonical one passes its calls on to, a client to its service: an interface that it holds or
    /// names in its bases, with members of the role, or an implementation of one.
    /// </summary>
    private bool IsBeneath(INamedTypeSymbol type) =>
        _beneath.Value.Any(inner => SymbolEqualityComparer.Default.Equals(inner, type.OriginalDefinition)
            || type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, inner)));

    private IEnumerable<INamedTypeSymbol> FindBeneath()
    {
        var held = Type.GetMembers().Select(member => member is IFieldSymbol or IPropertySymbol ? member.ValueType() : null)
            .Concat(Type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type));
        var named = Type.BaseTypes().Concat(Type.AllInterfaces).SelectMany(known => known.TypeArguments);
        return held.Concat(named).OfType<INamedTypeSymbol>().Select(inner => inner.OriginalDefinition)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(inner => inner.TypeKind == TypeKind.Interface && !IsRole(inner)
                && !Type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, inner))
                && MemberSignature.Of(inner, includeInternal: true).ToList() is var members && Members.Count(own => members.Any(own.HasNameOf)) >= MinBeneath);
    }

    /// <summary>Whether a type implements or extends the contract itself: the rule about implementations has decided on it.</summary>
    public bool IsImplementedBy(INamedTypeSymbol type) =>
        Contract is not null && !type.DerivesFrom(Type)
            && type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, Contract.OriginalDefinition));
}

/// <summary>
/// Whether a type that has a canonical type's name does what that one does, in the same layer. A name alone is not evidence:
/// a DTO and its entity, or a plug-in and another, have one name for two things.
/// </summary>
internal static class NamesakeShape
{
    private const double MinShare = 0.5;
    private const int MinShared = 2;

    private static readonly string[] Layers =
        ["dto", "dtos", "contracts", "entities", "domain", "models", "viewmodels", "persistence", "requests", "responses", "wire", "views", "messages",
            "queries", "commands"];

    public static bool Agrees(INamedTypeSymbol type, INamedTypeSymbol canonical, bool isCatalogue, SsotEngine engine)
    {
        if (LayerOf(type) != LayerOf(canonical))
            return false;
        if (isCatalogue)
            return Constants(type).Intersect(Constants(canonical), StringComparer.Ordinal).Any();

        var members = MemberSignature.Of(canonical, includeInternal: false).ToList();
        if (DerivesFromSuperseded(type, canonical, engine))
            return true;

        var own = MemberSignature.Of(type, includeInternal: true).ToList();
        var shared = members.Where(member => own.Any(member.IsMatchedBy)).ToList();
        return shared.Any(member => !member.Kind.Equals('P')) && shared.Count >= Math.Min(MinShared, members.Count) && shared.Count >= members.Count * MinShare;
    }

    /// <summary>Under the canonical name, what is derived from a type that the canonical one supersedes has its shape.</summary>
    private static bool DerivesFromSuperseded(INamedTypeSymbol type, INamedTypeSymbol canonical, SsotEngine engine)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (engine.FindSupersession(current) is { Canonical: { } end }
                && SymbolEqualityComparer.Default.Equals(end.OriginalDefinition, canonical.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Constants(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsConst: true, ConstantValue: string })
            .Select(field => (string)field.ConstantValue!);

    private static string? LayerOf(INamedTypeSymbol type)
    {
        for (var ns = type.ContainingNamespace; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            if (Layers.FirstOrDefault(layer => string.Equals(ns.Name, layer, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
        }

        return null;
    }
}

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

    /// <summary>Whether both name a base that the canonical type's compilation does not know: nobody can say which members it asks for.</summary>
    public bool SharesUnknownBase(RoleShape role) =>
        role.UnknownBases.Any(name => _type.BaseType?.Name == name || _type.AllInterfaces.Any(own => own.Name == name));

    private (int Shared, int Total) Count(ImmutableArray<MemberSignature> members, Func<MemberSignature, MemberSignature, bool> isMatch)
    {
        var own = members.Where(member => !member.Contracts.Any(_interfaces.Contains)).ToList();
        return (own.Count(member => Members.Any(other => isMatch(member, other))), own.Count);
    }
}

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
internal sealed record MemberSignature(char Kind, string Name, ImmutableArray<string> Parameters, ImmutableArray<string> Types, string Result,
    ImmutableArray<string> Contracts)
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
        // By name: an overload of what an interface asks for is about the same thing, and half-typed code has no implementations.
        var contracts = new Lazy<ILookup<string, string>>(() => type.AllInterfaces
            .SelectMany(contract => contract.GetMembers().Select(asked => (asked.Name, Contract: DocumentationId.Of(contract.OriginalDefinition))))
            .ToLookup(pair => pair.Name, pair => pair.Contract, StringComparer.Ordinal));
        foreach (var member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || member.IsOverride || (member.IsAbstract && type.TypeKind != TypeKind.Interface)
                || !IsVisible(member, includeInternal) || Common.Contains(PlainName(member)))
            {
                continue;
            }

            if (Read(member, type, contracts) is { } signature)
                yield return signature;
        }
    }

    /// <summary>The name by which a member is compared.</summary>
    public static string PlainName(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    /// <summary>Whether another type's member is this one: by its name, what it takes, perhaps a little more, and what it yields.</summary>
    public bool IsMatchedBy(MemberSignature other) => Name == other.Name && HasTypesOf(other);

    /// <summary>Whether another type's member is called the same.</summary>
    public bool HasNameOf(MemberSignature other) => Kind == other.Kind && Name == other.Name;

    /// <summary>Whether another type's member takes exactly the same as well: with nothing declared, less is not evidence.</summary>
    public bool IsSameAs(MemberSignature other) => Kind == other.Kind && Name == other.Name && Result == other.Result && Types.SequenceEqual(other.Types);

    /// <summary>The same, with any member names.</summary>
    public bool HasTypesOf(MemberSignature other)
    {
        if (Kind != other.Kind || Result != other.Result || other.Parameters.Length < Parameters.Length
            || other.Parameters.Length > Parameters.Length + MaxExtra)
        {
            return false;
        }

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
        member.DeclaredAccessibility == Accessibility.Public
            || (includeInternal && member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static string PlainName(ISymbol member) => PlainName(member.Name);

    private static MemberSignature? Read(ISymbol member, INamedTypeSymbol self, Lazy<ILookup<string, string>> contracts) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => new MemberSignature(
            'M', PlainName(method),
            [.. method.Parameters.Where(parameter => parameter.Type.Name is not "CancellationToken").Select(parameter => NameOf(parameter, self))],
            [.. method.Parameters.Where(parameter => parameter.Type.Name is not "CancellationToken")
                .Select(parameter => parameter.RefKind + NameOf(parameter.Type, self))],
            TaskShape.Of(method.ReturnType) is { IsAwaitable: true } task
                ? task.Result is { } result ? NameOf(result, self) : "void" : NameOf(method.ReturnType, self),
            [.. contracts.Value[method.Name].Distinct()]),
        IPropertySymbol { IsIndexer: false } property =>
            new MemberSignature('P', property.Name, [], [], NameOf(property.Type, self), [.. contracts.Value[property.Name]]),
        IEventSymbol @event => new MemberSignature('E', @event.Name, [], [], NameOf(@event.Type, self), [.. contracts.Value[@event.Name]]),
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
