using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>How serializers write a type: by the attributes of the common ones, and by the names of its properties.</summary>
internal static class SerializedShape
{
    private static readonly ImmutableArray<string> Namespaces =
    [
        "System.Text.Json", "Newtonsoft.Json", "System.Runtime.Serialization", "System.Xml.Serialization", "System.ComponentModel.DataAnnotations", "MessagePack", "ProtoBuf", "YamlDotNet", "MongoDB.Bson",
        "Microsoft.Extensions.Configuration", "MemoryPack", "System.Net.Http.Json",
    ];

    private static readonly Regex NamePattern = new("^(Try)?(Serialize|Deserialize|ToJson|FromJson|ToXml|FromXml)", RegexOptions.CultureInvariant);

    public static IEnumerable<TypeDifference> Compare(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (Written(legacy), Written(canonical));
        if (AttributesOf(legacy).Any() || AttributesOf(canonical).Any() || PropertiesOf(legacy).Concat(PropertiesOf(canonical)).Any(property => AttributesOf(property).Any()))
        {
            if (string.Concat(AttributesOf(legacy)) != string.Concat(AttributesOf(canonical)))
                yield return new TypeDifference(TypeAspect.Shape, $"'{legacy.Name}' and '{canonical.Name}' have different serializer attributes");
            else if (FirstDifference(old, now) is { } name)
                yield return new TypeDifference(TypeAspect.Shape, $"'{name}' is serialized differently in '{legacy.Name}' and '{canonical.Name}'");
        }
        else if (FirstDifference(old, now) is { } name)
        {
            yield return new TypeDifference(TypeAspect.Properties, $"the serialized property '{name}' differs between '{legacy.Name}' and '{canonical.Name}'");
        }
    }

    /// <summary>Whether a member is one of a serializer, or of what reads a configuration into objects, or is called like one.</summary>
    public static bool IsSerializer(ISymbol member) =>
        (member is IMethodSymbol && NamePattern.IsMatch(member.Name))
        || (member.ContainingNamespace?.ToDisplayString() is { } ns && (Namespaces.Any(known => ns == known || ns.StartsWith(known + ".", StringComparison.Ordinal)) || IsWebResult(ns, member)));

    /// <summary>Whether a web framework writes what the member is given, or what a handler that it is given returns.</summary>
    private static bool IsWebResult(string ns, ISymbol member) => ns switch
    {
        "Microsoft.AspNetCore.Http" => member.ContainingType is { Name: "Results" or "TypedResults" or "HttpRequestJsonExtensions" or "HttpResponseJsonExtensions" },
        "Microsoft.AspNetCore.Builder" => member.ContainingType is { Name: "EndpointRouteBuilderExtensions" } && member.Name.StartsWith("Map", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether a type is nothing but data: it has properties and fields, and no method that others call.</summary>
    public static bool IsData(INamedTypeSymbol type) =>
        !type.GetMembers().Any(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false, IsOverride: false });

    /// <summary>Whether a type, or one of its properties, has an attribute of a serializer.</summary>
    public static bool HasAttributes(INamedTypeSymbol type) => AttributesOf(type).Any() || PropertiesOf(type).Any(property => AttributesOf(property).Any());

    private static string? FirstDifference(Dictionary<string, string> old, Dictionary<string, string> now) =>
        old.Keys.Concat(now.Keys).FirstOrDefault(name => !old.TryGetValue(name, out var own) || !now.TryGetValue(name, out var other) || own != other);

    private static Dictionary<string, string> Written(INamedTypeSymbol type)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in PropertiesOf(type))
            written[property.Name] = string.Concat(AttributesOf(property));
        return written;
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.BaseTypes().Prepend(type).TakeWhile(current => current.SpecialType == SpecialType.None).SelectMany(current => current.GetMembers()).OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, Name: not "EqualityContract" });

    private static IEnumerable<string> AttributesOf(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && IsSerializer(type))
            .Select(attribute => attribute.AttributeClass!.Name + "(" + string.Join(",", attribute.ConstructorArguments.Select(Value).Concat(attribute.NamedArguments.Select(named => named.Key + "=" + Value(named.Value)))) + ")");

    private static string Value(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? string.Join(" ", constant.Values.Select(Value)) : constant.Value?.ToString() ?? "null";
}
