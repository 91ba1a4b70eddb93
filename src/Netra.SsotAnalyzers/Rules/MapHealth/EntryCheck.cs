using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Finds map entries that match nothing, and says what to write instead.</summary>
internal sealed class EntryCheck(SsotEngine engine)
{
    private readonly Meant _meant = new(engine);

    /// <summary>The problems of one attribute: the place and the sentence. What the compiler itself reports is left out.</summary>
    public IEnumerable<(TextSpan Span, string Problem)> Of(MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => OfCanonical(attribute),
        SsotAttributes.SupersededBy => OfCanonicalType(attribute, attribute.Target as INamedTypeSymbol).Concat(OfVersion(attribute)),
        SsotAttributes.ReplaceWith => OfImports(attribute, 1).Concat(OfVersion(attribute)),
        SsotAttributes.Supersedes => OfCanonicalType(attribute, LegacyType(attribute)).Concat(OfTypeId(attribute)).Concat(OfVersion(attribute)),
        SsotAttributes.ReplaceMember => OfMemberId(attribute).Concat(OfImports(attribute, 2)).Concat(OfVersion(attribute)),
        SsotAttributes.EventNamePlace => OfMemberId(attribute).Concat(OfParameter(attribute)),
        SsotAttributes.SupersededNamespace => OfNamespaces(attribute).Concat(OfVersion(attribute)),
        _ => [],
    };

    private static IEnumerable<(TextSpan, string)> OfCanonical(MapAttribute attribute)
    {
        if (attribute.Value(0) is { Kind: TypedConstantKind.Primitive } role && string.IsNullOrWhiteSpace(role.Value as string))
            yield return (attribute.SpanOf(0), $"the role has no name: write one, such as \"{attribute.Target.Name}\"");
        if (attribute.Value("Contract") is { IsNull: false } contract && contract.Value is ITypeSymbol { TypeKind: not (TypeKind.Interface or TypeKind.Error) } type)
            yield return (attribute.SpanOf("Contract"), $"'{type.Name}' is not an interface: write the interface that only '{attribute.Target.Name}' may implement, or remove Contract");
        if (attribute.Value("NamePattern") is { Value: string pattern } && pattern.All(c => c == '*' || char.IsWhiteSpace(c)))
            yield return (attribute.SpanOf("NamePattern"), $"the pattern contains no part of a name: write one such as \"*{attribute.Target.Name}\"");
        if (attribute.Value("OwnsTransport") is { Kind: TypedConstantKind.Array, IsNull: false } transports && transports.Values.Any(value => value.Value is not INamedTypeSymbol))
            yield return (attribute.SpanOf("OwnsTransport"), "an element is not a class: write typeof(…) with the transport's type");
    }

    private static IEnumerable<(TextSpan, string)> OfCanonicalType(MapAttribute attribute, INamedTypeSymbol? legacy)
    {
        if (attribute.Value(0) is not { } argument || argument.Value is IErrorTypeSymbol)
            yield break;

        if (argument.Value is not INamedTypeSymbol { SpecialType: not SpecialType.System_Void } canonical)
            yield return (attribute.SpanOf(0), "it is not a type that can replace another: write typeof(…) with a class, struct, interface, enum or delegate");
        else if (legacy is not null && canonical.IsUnboundGenericType && canonical.Arity != legacy.Arity)
            yield return (attribute.SpanOf(0), $"'{canonical.Name}' has {canonical.Arity} type parameters and '{legacy.Name}' has {legacy.Arity}: write a constructed type, such as typeof({canonical.Name}<{new string(',', canonical.Arity - 1).Replace(",", "object, ")}object>)");
    }

    private static IEnumerable<(TextSpan, string)> OfVersion(MapAttribute attribute)
    {
        if (attribute.Value("RemovedIn") is { Value: string version } && Sunset.From(version, attribute.Target as IAssemblySymbol ?? attribute.Target.ContainingAssembly) is null)
            yield return (attribute.SpanOf("RemovedIn"), "it is not a version: write major.minor[.build[.revision]], such as \"2.0\"");
    }

    private INamedTypeSymbol? LegacyType(MapAttribute attribute) =>
        attribute.Value(1) is { Value: string id } && id.StartsWith("T:", StringComparison.Ordinal) ? engine.Resolve(new TypeKey(id, Assembly: null)) : null;

    private IEnumerable<(TextSpan, string)> OfTypeId(MapAttribute attribute)
    {
        if (attribute.Value(1) is not { } argument)
            yield break;

        var id = argument.Value as string ?? "";
        if (id.Length > 2 && id[1] == ':' && "MPFE".IndexOf(id[0]) >= 0)
            yield return (attribute.SpanOf(1), "it is a member id: write [assembly: ReplaceMember(…)], or a type id, which starts with \"T:\"");
        else if (!id.StartsWith("T:", StringComparison.Ordinal) || id.Length == 2)
            yield return (attribute.SpanOf(1), $"it is not a type id: write \"T:Namespace.Type\", with `1 for one type parameter{_meant.Type(id)}");
        else if (LegacyType(attribute) is null)
            yield return (attribute.SpanOf(1), $"no such type is declared or referenced here{_meant.Type(id)} (remove the entry of a deleted type)");
    }

    private IEnumerable<(TextSpan, string)> OfMemberId(MapAttribute attribute)
    {
        if (attribute.Value(0) is not { } argument)
            yield break;

        var id = argument.Value as string ?? "";
        if (id.StartsWith("T:", StringComparison.Ordinal))
            yield return (attribute.SpanOf(0), "it is a type id: write [assembly: Supersedes(typeof(…), …)], or a member id, which starts with \"M:\", \"P:\", \"F:\" or \"E:\"");
        else if (id.Length < 4 || id[1] != ':' || "MPFE".IndexOf(id[0]) < 0 || id.IndexOf('.') < 0)
            yield return (attribute.SpanOf(0), "it is not a member id: write \"M:Namespace.Type.Method(System.String)\", or P:, F: or E: for a property, field or event");
        else if (MemberIds.Resolve(id, engine) is null)
            yield return (attribute.SpanOf(0), MemberIds.Problem(id, engine));
    }

    private IEnumerable<(TextSpan, string)> OfParameter(MapAttribute attribute)
    {
        if (MemberIds.Resolve(attribute.Value(0)?.Value as string ?? "", engine) is not { } member)
            yield break;

        if (attribute.Value(1)?.Value is not string name)
        {
            if (member is IMethodSymbol { ReturnsVoid: true } or IEventSymbol)
                yield return (attribute.SpanOf(0), $"'{member.Name}' returns no value: write the name of the parameter that takes the event name");
        }
        else if (member.Parameters().All(parameter => parameter.Name != name))
        {
            yield return (attribute.SpanOf(1), $"'{member.Name}' has no parameter '{name}'{Meant.Parameter(member, name)} (without a parameter, the entry is about the member's value)");
        }
    }

    private IEnumerable<(TextSpan, string)> OfNamespaces(MapAttribute attribute)
    {
        for (var ordinal = 0; ordinal < 2; ordinal++)
        {
            if (attribute.Value(ordinal) is not { } argument)
                continue;

            var name = argument.Value as string ?? "";
            if (name.Length == 0 || !name.Split('.').All(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier))
                yield return (attribute.SpanOf(ordinal), "it is not a namespace: write the full name, such as \"Company.Product\", without a prefix");

            // The retired namespace may be deleted: the entry keeps it from coming back. The replacement must exist.
            else if (ordinal == 1 && engine.Compilation.FindNamespace(name) is null)
                yield return (attribute.SpanOf(ordinal), $"no such namespace is declared or referenced here{_meant.Namespace(name)} (write the namespace to use instead)");
        }
    }

    /// <summary>An import that does not exist is not written, and the replacement may then not bind.</summary>
    private IEnumerable<(TextSpan, string)> OfImports(MapAttribute attribute, int ordinal)
    {
        if (attribute.Value(ordinal) is not { Kind: TypedConstantKind.Array, IsNull: false } imports)
            yield break;

        for (var index = 0; index < imports.Values.Length; index++)
        {
            if (imports.Values[index].Value is string name && engine.Compilation.FindNamespace(name) is null)
                yield return (attribute.SpanOf(ordinal, index), $"no such namespace is declared or referenced here{_meant.Namespace(name)} (an import is the full name of a namespace)");
        }
    }
}
