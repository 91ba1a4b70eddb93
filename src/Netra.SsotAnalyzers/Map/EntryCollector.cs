namespace Netra.SsotAnalyzers.Map;

/// <summary>Turns attributes into entries. A malformed attribute yields no entry and never an exception.</summary>
internal sealed class EntryCollector(IAssemblySymbol assembly)
{
    private readonly ImmutableArray<CanonicalType>.Builder _canonicals = ImmutableArray.CreateBuilder<CanonicalType>();
    private readonly ImmutableArray<SupersededType>.Builder _superseded = ImmutableArray.CreateBuilder<SupersededType>();
    private readonly ImmutableArray<MemberReplacement>.Builder _members = ImmutableArray.CreateBuilder<MemberReplacement>();
    private readonly ImmutableArray<SupersededNamespace>.Builder _namespaces = ImmutableArray.CreateBuilder<SupersededNamespace>();
    private readonly ImmutableArray<EventPlace>.Builder _eventPlaces = ImmutableArray.CreateBuilder<EventPlace>();
    private readonly ImmutableArray<string>.Builder _beginnings = ImmutableArray.CreateBuilder<string>();

    public AssemblyMap ToMap() =>
        new(_canonicals.ToImmutable(), _superseded.ToImmutable(), _members.ToImmutable(), _namespaces.ToImmutable(), _eventPlaces.ToImmutable(),
            _beginnings.ToImmutable());

    public void AddAssemblyAttributes()
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            switch (SsotAttributes.Recognize(attribute.AttributeClass))
            {
                case SsotAttributes.Supersedes when TypeArgument(attribute, 0) is { } canonical && StringArgument(attribute, 1) is { } id:
                    if (id.StartsWith("T:", StringComparison.Ordinal) && id.Length > 2)
                        _superseded.Add(new SupersededType(new TypeKey(id, Assembly: null), TypeKey.Of(canonical), SunsetOf(attribute), IsInferred: false));
                    break;

                case SsotAttributes.ReplaceMember when StringArgument(attribute, 0) is { } id && StringArgument(attribute, 1) is { } expression:
                    if (id.Length > 2 && id[1] == ':' && "MPFE".IndexOf(id[0]) >= 0 && id.IndexOf('.') > 0)
                        _members.Add(new MemberReplacement(id, Assembly: null, expression, Strings(attribute, 2), SunsetOf(attribute)));
                    break;

                case SsotAttributes.EventNamePlace when StringArgument(attribute, 0) is { Length: > 2 } id:
                    _eventPlaces.Add(new EventPlace(id, StringArgument(attribute, 1)));
                    break;

                case SsotAttributes.SupersededNamespace when StringArgument(attribute, 0) is { Length: > 0 } legacy
                    && StringArgument(attribute, 1) is { Length: > 0 } canonical:
                    _namespaces.Add(new SupersededNamespace(legacy, canonical, SunsetOf(attribute)));
                    break;
            }
        }
    }

    public void AddType(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            switch (SsotAttributes.Recognize(attribute.AttributeClass))
            {
                case SsotAttributes.Canonical when StringArgument(attribute, 0) is { Length: > 0 } role:
                    _canonicals.Add(new CanonicalType(
                        TypeKey.Of(type),
                        role,
                        Named(attribute, "Contract").Value is INamedTypeSymbol contract ? TypeKey.Of(contract.OriginalDefinition) : null,
                        Named(attribute, "NamePattern").Value as string,
                        Named(attribute, "PerUser").Value is true,
                        Named(attribute, "Lifetime").Value as int? ?? 0,
                        Types(Named(attribute, "OwnsTransport")),
                        Named(attribute, "EventNames").Value is true,
                        Named(attribute, "UserContext").Value is INamedTypeSymbol context ? TypeKey.Of(context.OriginalDefinition) : null));
                    break;

                case SsotAttributes.SupersededBy when TypeArgument(attribute, 0) is { } canonical:
                    _superseded.Add(new SupersededType(TypeKey.Of(type), TypeKey.Of(canonical), SunsetOf(attribute), IsInferred: false));
                    break;
            }
        }
    }

    public void AddMember(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            var kind = SsotAttributes.Recognize(attribute.AttributeClass);
            if (kind == SsotAttributes.BeginsRun)
                _beginnings.Add(DocumentationId.Of(member));
            if (kind == SsotAttributes.ReplaceWith && StringArgument(attribute, 0) is { } expression)
            {
                _members.Add(new MemberReplacement(
                    DocumentationId.Of(member), assembly.Name, expression, Strings(attribute, 1), SunsetOf(attribute)));
            }
        }
    }

    private Sunset? SunsetOf(AttributeData attribute) => Sunset.From(Named(attribute, "RemovedIn").Value as string, assembly);

    private INamedTypeSymbol? TypeArgument(AttributeData attribute, int index) =>
        Argument(attribute, index) switch
        {
            // A type of an assembly that is not referenced here has a name all the same; one that does not compile has none.
            { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { SpecialType: not SpecialType.System_Void } type } when type.TypeKind != TypeKind.Error
                || IsOfAnotherAssembly(type) =>
                type,
            _ => null,
        };

    private bool IsOfAnotherAssembly(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } declaring && assembly.Modules.Any(module => module.ReferencedAssemblies.Contains(declaring.Identity))
            && type.Locations.All(location => !location.IsInSource);

    private static string? StringArgument(AttributeData attribute, int index) =>
        Argument(attribute, index) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    private static TypedConstant? Argument(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : null;

    private static TypedConstant Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;

    private static ImmutableArray<string> Strings(AttributeData attribute, int index) =>
        Argument(attribute, index) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? [.. array.Values.Select(value => value.Value).OfType<string>()]
            : [];

    private static ImmutableArray<TypeKey> Types(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Array, IsNull: false }
            ? [.. constant.Values.Select(value => value.Value).OfType<INamedTypeSymbol>().Select(TypeKey.Of)]
            : [];
}

/// <summary>The map's attributes by name: they are recognized whichever assembly declares them.</summary>
internal static class SsotAttributes
{
    public const string Namespace = "Netra.Ssot";
    public const string Assembly = "Netra.Ssot";

    public const string Canonical = "CanonicalAttribute";
    public const string SupersededBy = "SupersededByAttribute";
    public const string ReplaceWith = "ReplaceWithAttribute";
    public const string Supersedes = "SupersedesAttribute";
    public const string ReplaceMember = "ReplaceMemberAttribute";
    public const string SupersededNamespace = "SupersededNamespaceAttribute";
    public const string EventName = "EventNameAttribute";
    public const string EventNamePlace = "EventNamePlaceAttribute";
    public const string BeginsRun = "BeginsRunAttribute";

    public static readonly ImmutableArray<string> All =
        [Canonical, SupersededBy, ReplaceWith, Supersedes, ReplaceMember, SupersededNamespace, EventName, EventNamePlace, BeginsRun];

    /// <summary>Whether <paramref name="name"/>, as it can stand in an attribute list, may be one of the map's attributes.</summary>
    public static bool MayName(string name)
    {
        foreach (var attribute in All)
        {
            if (name == attribute || (name.Length < attribute.Length && attribute.StartsWith(name, StringComparison.Ordinal)
                && name == TypeExtensions.AttributeShortName(attribute)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The simple name of one of the map's attribute classes, or null for any other class.</summary>
    public static string? Recognize(INamedTypeSymbol? attributeClass) =>
        attributeClass is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "Ssot", ContainingNamespace: { Name: "Netra", ContainingNamespace.IsGlobalNamespace: true } }
        }
            && All.Contains(attributeClass.Name)
            ? attributeClass.Name
            : null;
}
