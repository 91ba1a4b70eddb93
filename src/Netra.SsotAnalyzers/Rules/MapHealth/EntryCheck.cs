using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>Finds map entries that match nothing, and says what to write instead.</summary>
internal sealed class EntryCheck(SsotEngine engine)
{
    private readonly NearestName _nearest = new(engine);

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
        if (attribute.Value("Contract") is { IsNull: false } contract
            && contract.Value is ITypeSymbol { TypeKind: not (TypeKind.Interface or TypeKind.Error) } type)
        {
            yield return (attribute.SpanOf("Contract"),
                $"'{type.Name}' is not an interface: write the interface that only '{attribute.Target.Name}' may implement, or remove Contract");
        }

        if (attribute.Value("NamePattern") is { Value: string pattern } && pattern.All(c => c == '*' || char.IsWhiteSpace(c)))
            yield return (attribute.SpanOf("NamePattern"), $"the pattern contains no part of a name: write one such as \"*{attribute.Target.Name}\"");
        if (attribute.Value("OwnsTransport") is { Kind: TypedConstantKind.Array, IsNull: false } transports
            && transports.Values.Any(value => value.Value is not INamedTypeSymbol))
        {
            yield return (attribute.SpanOf("OwnsTransport"), "an element is not a class: write typeof(…) with the transport's type");
        }
    }

    private static IEnumerable<(TextSpan, string)> OfCanonicalType(MapAttribute attribute, INamedTypeSymbol? legacy)
    {
        if (attribute.Value(0) is not { } argument || argument.Value is IErrorTypeSymbol)
            yield break;

        if (argument.Value is not INamedTypeSymbol { SpecialType: not SpecialType.System_Void } canonical)
        {
            yield return (attribute.SpanOf(0), "it is not a type that can replace another: write typeof(…) with a class, struct, interface, enum or delegate");
        }
        else if (legacy is not null && canonical.IsUnboundGenericType && canonical.Arity != legacy.Arity)
        {
            yield return (attribute.SpanOf(0),
                $"'{canonical.Name}' has {canonical.Arity} type parameters and '{legacy.Name}' has {legacy.Arity}: write a constructed type, such as typeof({canonical.Name}<{new string(',', canonical.Arity - 1).Replace(",", "object, ")}object>)");
        }
    }

    private static IEnumerable<(TextSpan, string)> OfVersion(MapAttribute attribute)
    {
        if (attribute.Value("RemovedIn") is { Value: string version }
            && Sunset.From(version, attribute.Target as IAssemblySymbol ?? attribute.Target.ContainingAssembly) is null)
        {
            yield return (attribute.SpanOf("RemovedIn"), "it is not a version: write major.minor[.build[.revision]], such as \"2.0\"");
        }
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
            yield return (attribute.SpanOf(1), $"it is not a type id: write \"T:Namespace.Type\", with `1 for one type parameter{_nearest.Type(id)}");
        else if (LegacyType(attribute) is null)
            yield return (attribute.SpanOf(1), $"no such type is declared or referenced here{_nearest.Type(id)} (remove the entry of a deleted type)");
    }

    private IEnumerable<(TextSpan, string)> OfMemberId(MapAttribute attribute)
    {
        if (attribute.Value(0) is not { } argument)
            yield break;

        var id = argument.Value as string ?? "";
        if (id.StartsWith("T:", StringComparison.Ordinal))
        {
            yield return (attribute.SpanOf(0),
                "it is a type id: write [assembly: Supersedes(typeof(…), …)], or a member id, which starts with \"M:\", \"P:\", \"F:\" or \"E:\"");
        }
        else if (id.Length < 4 || id[1] != ':' || "MPFE".IndexOf(id[0]) < 0 || id.IndexOf('.') < 0)
        {
            yield return (attribute.SpanOf(0),
                "it is not a member id: write \"M:Namespace.Type.Method(System.String)\", or P:, F: or E: for a property, field or event");
        }
        else if (MemberIds.Resolve(id, engine) is null)
        {
            yield return (attribute.SpanOf(0), MemberIds.Problem(id, engine));
        }
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
            yield return (attribute.SpanOf(1),
                $"'{member.Name}' has no parameter '{name}'{NearestName.Parameter(member, name)} (without a parameter, the entry is about the member's value)");
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
            {
                yield return (attribute.SpanOf(ordinal), "it is not a namespace: write the full name, such as \"Company.Product\", without a prefix");
            }

            // The retired namespace may be deleted: the entry keeps it from coming back. The replacement must exist.
            else if (ordinal == 1 && engine.Compilation.FindNamespace(name) is null)
            {
                yield return (attribute.SpanOf(ordinal),
                    $"no such namespace is declared or referenced here{_nearest.Namespace(name)} (write the namespace to use instead)");
            }
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
            {
                yield return (attribute.SpanOf(ordinal, index),
                    $"no such namespace is declared or referenced here{_nearest.Namespace(name)} (an import is the full name of a namespace)");
            }
        }
    }
}

/// <summary>Map entries that work and are probably not what their author meant. They are suggestions.</summary>
internal sealed class EntrySuggestions(FileContext file)
{
    private const int MinRoleLength = 5;

    /// <summary>The doubts about one attribute: the place and the sentence.</summary>
    public IEnumerable<(TextSpan Span, string Doubt)> Of(MapAttribute attribute) => attribute.Kind switch
    {
        SsotAttributes.Canonical => OfRole(attribute),
        SsotAttributes.SupersededBy or SsotAttributes.Supersedes => OfCanonicalType(attribute),
        SsotAttributes.ReplaceWith or SsotAttributes.ReplaceMember => OfReplacement(attribute),
        _ => [],
    };

    /// <summary>A role whose name is one character away from a role with more entries.</summary>
    private IEnumerable<(TextSpan, string)> OfRole(MapAttribute attribute)
    {
        if (attribute.Value(0)?.Value is not string { Length: >= MinRoleLength } role || file.Engine.Map.InRole(role).Skip(1).Any())
            yield break;

        var meant = file.Engine.Map.Canonicals
            .Select(canonical => canonical.Role)
            .Distinct(StringComparer.Ordinal)
            .Where(other => other != role && IsTypo(role, other) && WeightOf(other) > WeightOf(role))
            .OrderBy(other => other, StringComparer.Ordinal)
            .FirstOrDefault();
        if (meant is not null)
            yield return (attribute.SpanOf(0), $"the role '{meant}' has almost the same name; did you mean '{meant}'?");
    }

    // A number and a plural distinguish names on purpose.
    private static bool IsTypo(string role, string other) =>
        string.Equals(role, other, StringComparison.OrdinalIgnoreCase)
        || (EditDistance.Between(role, other, 1) == 1 && !role.Any(char.IsDigit) && !other.Any(char.IsDigit) && role + "s" != other && other + "s" != role)
        || IsSwapped(role, other);

    /// <summary>Whether two adjacent characters are exchanged.</summary>
    private static bool IsSwapped(string left, string right)
    {
        if (left.Length != right.Length)
            return false;

        var first = Enumerable.Range(0, left.Length).FirstOrDefault(index => left[index] != right[index]);
        return first + 1 < left.Length && left[first] == right[first + 1] && left[first + 1] == right[first]
            && string.CompareOrdinal(left, first + 2, right, first + 2, left.Length) == 0;
    }

    /// <summary>How much of the map is about a role: an implementation counts more than a catalogue of event names.</summary>
    private int WeightOf(string role) => file.Engine.Map.InRole(role).Sum(canonical =>
        (canonical.EventNames ? 1 : 2) + file.Engine.Map.Superseded.Count(entry => entry.Canonical.Id == canonical.Type.Id));

    private IEnumerable<(TextSpan, string)> OfCanonicalType(MapAttribute attribute)
    {
        if (attribute.Value(0)?.Value is INamedTypeSymbol canonical && FinalOf(canonical) is { } final)
            yield return (attribute.SpanOf(0), $"'{canonical.Name}' is itself superseded, so uses are rewritten to '{final}': write '{final}' here");
    }

    private IEnumerable<(TextSpan, string)> OfReplacement(MapAttribute attribute)
    {
        if (DeclaredReplacement.Of(file.Engine, attribute) is not { } declared)
            yield break;

        new ReplacementCheck(file).ProblemOf(declared.Member, declared.Replacement, declared.Position, out var bound);
        bound = ((bound as IMethodSymbol)?.ReducedFrom ?? bound)?.OriginalDefinition;
        if (bound is not null && !SymbolEqualityComparer.Default.Equals(bound, declared.Member) && file.Engine.Map.FindReplacement(bound) is { } next
            && !CycleCheck.Members(file, declared).Any())
        {
            yield return (declared.Span,
                $"'{bound.ContainingType.Name}.{bound.Name}' is itself superseded by '{next.Expression}': write the final replacement here");
        }

        // A superseded name is followed to its canonical type; one of the same simple name is written on purpose.
        var superseded = ReplacementTemplate.Parse(declared.Replacement.Expression) is { Expression: { } expression } template
            ? expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(template.IsFreeName).Select(name => (name.Identifier.ValueText, name.Arity))
                .Distinct()
            : [];
        foreach (var (name, arity) in superseded)
        {
            if (file.Engine.ResolveTypeName(name, arity, declared.Replacement.Imports, declared.Member.ContainingType) is { } final && final.Name != name)
                yield return (declared.Span, $"'{name}' is itself superseded by '{final.Name}': write the final replacement here");
        }
    }

    /// <summary>The end of the chain that a type begins; null for a type that is not superseded, and for a cycle.</summary>
    private string? FinalOf(INamedTypeSymbol type) =>
        file.Engine.Map.FindSuperseded(TypeKey.Of(type.OriginalDefinition)) is { IsInferred: false } entry
            ? file.Engine.Map.FinalCanonical(entry)?.SimpleName : null;
}

/// <summary>The name that a misspelt one was probably meant to be, as the end of a sentence; empty where no name is near.</summary>
internal sealed class NearestName(SsotEngine engine)
{
    /// <summary>A type, by its name with or without a namespace.</summary>
    public string Type(string name)
    {
        name = name.StartsWith("T:", StringComparison.Ordinal) ? name.Substring(2) : name;
        var simple = SimpleName(name);
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(simple))
            return "";

        var known = KnownTypes().ToList();
        var namesake = known.Where(id => SimpleName(id) == simple).OrderBy(id => id, StringComparer.Ordinal).FirstOrDefault();
        return Sentence(namesake ?? EditDistance.Nearest("T:" + name, known).FirstOrDefault(), '"');
    }

    /// <summary>A member of a type.</summary>
    public static string Member(INamedTypeSymbol type, string name) =>
        Sentence(EditDistance.Nearest(name, type.GetMembers().Where(member => member.CanBeReferencedByName).Select(member => member.Name)).FirstOrDefault());

    /// <summary>A parameter of a member.</summary>
    public static string Parameter(ISymbol member, string name) =>
        Sentence(EditDistance.Nearest(name, member.Parameters().Select(parameter => parameter.Name)).FirstOrDefault());

    /// <summary>A namespace of the compilation or its references.</summary>
    public string Namespace(string name) =>
        Sentence(EditDistance.Nearest(name,
            Namespaces(engine.Compilation.GlobalNamespace).Where(ns => !ns.IsGlobalNamespace).Select(ns => ns.ToDisplayString()))
            .FirstOrDefault());

    private static string Sentence(string? meant, char quote = '\'') => meant is null ? "" : $"; did you mean {quote}{meant}{quote}?";

    private static string SimpleName(string name)
    {
        var simple = name.Substring(name.LastIndexOfAny(['.', ':', '+', '/']) + 1);
        var end = simple.IndexOfAny(['`', '<', '(']);
        return end >= 0 ? simple.Substring(0, end) : simple;
    }

    // A retired type is the user's own or a library's: the framework is large, and names much.
    private IEnumerable<string> KnownTypes() =>
        Namespaces(engine.Compilation.GlobalNamespace)
            .Where(ns => !IsOfTheFramework(ns))
            .SelectMany(ns => ns.GetTypeMembers())
            .SelectMany(type => type.GetTypeMembers().Prepend(type))
            .Where(type => type.CanBeReferencedByName)
            .Select(DocumentationId.Of);

    private static bool IsOfTheFramework(INamespaceSymbol ns)
    {
        while (ns.ContainingNamespace is { IsGlobalNamespace: false } outer)
            ns = outer;
        return ns.Name is "System" or "Microsoft" or "Internal" or "Windows";
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol root) =>
        root.GetNamespaceMembers().SelectMany(Namespaces).Prepend(root);
}

/// <summary>Finds members by documentation id, and says what is wrong with an id that matches none.</summary>
internal static class MemberIds
{
    private const int MaxSuggestions = 3;
    private const string Obsolete = " (remove the entry of a deleted member)";

    /// <summary>The member of the compilation or its references; null where there is none of that id.</summary>
    public static ISymbol? Resolve(string id, SsotEngine engine) =>
        Members(id, engine).FirstOrDefault(member => DocumentationId.Of(member) == id);

    /// <summary>Why an id names no member.</summary>
    public static string Problem(string id, SsotEngine engine)
    {
        var (type, name) = Parts(id);
        if (type.Length == 0 || engine.Resolve(new TypeKey("T:" + type, Assembly: null)) is not { } container)
            return $"no type '{type}' is declared or referenced here{new NearestName(engine).Type(type)}{Obsolete}";

        var overloads = Members(id, engine).Select(DocumentationId.Of).OrderBy(other => other, StringComparer.Ordinal).Take(MaxSuggestions).ToList();
        return overloads.Count == 0
            ? $"'{type}' has no member '{name}'{NearestName.Member(container, name)}{Obsolete}"
            : $"no overload has these parameters: write {string.Join(" or ", overloads.Select(other => $"\"{other}\""))}";
    }

    private static IEnumerable<ISymbol> Members(string id, SsotEngine engine)
    {
        var (type, name) = Parts(id);
        if (type.Length == 0 || engine.Resolve(new TypeKey("T:" + type, Assembly: null)) is not { } container)
            return [];

        // An explicit implementation writes its dots as #, and an indexer has a name of its own; else the id is not worth writing.
        return container.GetMembers().Where(member => member is not INamedTypeSymbol
            && (member.Name == name || member.Name.IndexOf('.') >= 0 || member is IPropertySymbol { IsIndexer: true })
            && Parts(DocumentationId.Of(member)).Name == name);
    }

    /// <summary>The type and the member's name, without arity and parameters.</summary>
    private static (string Type, string Name) Parts(string id)
    {
        if (id.Length < 3)
            return ("", "");

        var end = id.IndexOf('(');
        var path = end < 0 ? id.Substring(2) : id.Substring(2, Math.Max(0, end - 2));
        var tilde = path.IndexOf('~');
        path = tilde < 0 ? path : path.Substring(0, tilde);
        var dot = path.LastIndexOf('.');
        if (dot < 0)
            return ("", path);

        var name = path.Substring(dot + 1);
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return (path.Substring(0, dot), arity < 0 ? name : name.Substring(0, arity));
    }
}
