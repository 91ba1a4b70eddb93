using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Whether an entry of the map names something: what is wrong with it, and what to write instead.</summary>
internal sealed class EntryCheck(SsotEngine engine)
{
    /// <summary>What is wrong: where, and the sentence. Silent where the compiler itself complains.</summary>
    public IEnumerable<(TextSpan Span, string Problem)> Of(MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => OfCanonical(attribute),
        SsotAttributes.SupersededBy => OfCanonicalType(attribute, attribute.Target as INamedTypeSymbol).Concat(OfVersion(attribute)),
        SsotAttributes.ReplaceWith => OfVersion(attribute),
        SsotAttributes.Supersedes => OfCanonicalType(attribute, LegacyType(attribute)).Concat(OfTypeId(attribute)).Concat(OfVersion(attribute)),
        SsotAttributes.ReplaceMember => OfMemberId(attribute).Concat(OfVersion(attribute)),
        SsotAttributes.EventNamePlace => OfMemberId(attribute).Concat(OfParameter(attribute)),
        SsotAttributes.SupersededNamespace => OfNamespaces(attribute).Concat(OfVersion(attribute)),
        _ => [],
    };

    private static IEnumerable<(TextSpan, string)> OfCanonical(MapAttribute attribute)
    {
        if (attribute.Value(0) is { Kind: TypedConstantKind.Primitive } role && string.IsNullOrWhiteSpace(role.Value as string))
            yield return (attribute.SpanOf(0), $"the role has no name: write one, such as \"{attribute.Target.Name}\"");
        if (attribute.Value("Contract") is { IsNull: false } contract && contract.Value is ITypeSymbol { TypeKind: not (TypeKind.Interface or TypeKind.Error) } type)
            yield return (attribute.SpanOf("Contract"), $"'{type.Name}' is no interface: write the interface that only '{attribute.Target.Name}' may implement, or leave Contract out");
        if (attribute.Value("NamePattern") is { Value: string pattern } && pattern.All(c => c == '*' || char.IsWhiteSpace(c)))
            yield return (attribute.SpanOf("NamePattern"), $"the pattern holds no part of a name: write one such as \"*{attribute.Target.Name}\"");
        if (attribute.Value("OwnsTransport") is { Kind: TypedConstantKind.Array, IsNull: false } transports && transports.Values.Any(value => value.Value is not INamedTypeSymbol))
            yield return (attribute.SpanOf("OwnsTransport"), "an element is no class: write typeof(…) of the transport's type");
    }

    private static IEnumerable<(TextSpan, string)> OfCanonicalType(MapAttribute attribute, INamedTypeSymbol? legacy)
    {
        if (attribute.Value(0) is not { } argument || argument.Value is IErrorTypeSymbol)
            yield break;

        if (argument.Value is not INamedTypeSymbol { SpecialType: not SpecialType.System_Void } canonical)
            yield return (attribute.SpanOf(0), "it is no type that code can use instead: write typeof(…) of the canonical class, struct, interface, enum or delegate");
        else if (legacy is not null && canonical.IsUnboundGenericType && canonical.Arity != legacy.Arity)
            yield return (attribute.SpanOf(0), $"'{canonical.Name}' has {canonical.Arity} type parameters and '{legacy.Name}' has {legacy.Arity}: write a constructed type, such as typeof({canonical.Name}<{new string(',', canonical.Arity - 1).Replace(",", "object, ")}object>)");
    }

    private static IEnumerable<(TextSpan, string)> OfVersion(MapAttribute attribute)
    {
        if (attribute.Value("RemovedIn") is { Value: string version } && Sunset.From(version, attribute.Target as IAssemblySymbol ?? attribute.Target.ContainingAssembly) is null)
            yield return (attribute.SpanOf("RemovedIn"), "it is no version: write major.minor[.build[.revision]], such as \"2.0\"");
    }

    private INamedTypeSymbol? LegacyType(MapAttribute attribute) =>
        attribute.Value(1) is { Value: string id } && id.StartsWith("T:", StringComparison.Ordinal) ? engine.Resolve(new TypeKey(id, Assembly: null)) : null;

    private IEnumerable<(TextSpan, string)> OfTypeId(MapAttribute attribute)
    {
        if (attribute.Value(1) is not { } argument)
            yield break;

        var id = argument.Value as string ?? "";
        if (id.Length > 2 && id[1] == ':' && "MPFE".IndexOf(id[0]) >= 0)
            yield return (attribute.SpanOf(1), "it is a member's id: write [assembly: ReplaceMember(…)] for a member, or a type's id, which begins with \"T:\"");
        else if (!id.StartsWith("T:", StringComparison.Ordinal) || id.Length == 2)
            yield return (attribute.SpanOf(1), $"it is no type's id: write \"T:Namespace.Type\", with `1 for a type parameter{Suggestion(id)}");
        else if (LegacyType(attribute) is null)
            yield return (attribute.SpanOf(1), $"no type of that name is declared here or referenced{Suggestion(id.Substring(2))}; a type that is gone needs no entry");
    }

    private IEnumerable<(TextSpan, string)> OfMemberId(MapAttribute attribute)
    {
        if (attribute.Value(0) is not { } argument)
            yield break;

        var id = argument.Value as string ?? "";
        if (id.StartsWith("T:", StringComparison.Ordinal))
            yield return (attribute.SpanOf(0), "it is a type's id: write [assembly: Supersedes(typeof(…), …)] for a type, or a member's id, which begins with \"M:\", \"P:\", \"F:\" or \"E:\"");
        else if (id.Length < 4 || id[1] != ':' || "MPFE".IndexOf(id[0]) < 0 || id.IndexOf('.') < 0)
            yield return (attribute.SpanOf(0), "it is no member's id: write \"M:Namespace.Type.Method(System.String)\", or P:, F: or E: for a property, field or event");
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
                yield return (attribute.SpanOf(0), $"'{member.Name}' yields no value: name the parameter that takes the event name");
        }
        else if (member.Parameters().All(parameter => parameter.Name != name))
        {
            yield return (attribute.SpanOf(1), $"'{member.Name}' has no parameter '{name}': write one of its own, or leave it out for what the member yields");
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
                yield return (attribute.SpanOf(ordinal), "it is no namespace: write its full name, such as \"Company.Product\", without a prefix");

            // What is retired may be gone: the entry keeps it from coming back. What is to be used instead has to be there.
            else if (ordinal == 1 && engine.Compilation.FindNamespace(name) is null)
                yield return (attribute.SpanOf(ordinal), "no such namespace is declared here or referenced: write the one to use instead");
        }
    }

    private string Suggestion(string name)
    {
        var simple = name.Substring(name.LastIndexOfAny(['.', ':', '+', '/']) + 1);
        var end = simple.IndexOfAny(['`', '<', '(']);
        simple = end >= 0 ? simple.Substring(0, end) : simple;
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(simple))
            return "";

        var found = engine.Compilation.GetSymbolsWithName(simple, SymbolFilter.Type).OfType<INamedTypeSymbol>().Select(DocumentationId.Of).OrderBy(id => id, StringComparer.Ordinal).FirstOrDefault();
        return found is null ? "" : $"; there is \"{found}\"";
    }
}
