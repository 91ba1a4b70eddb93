namespace Netra.SsotAnalyzers.Map;

/// <summary>One superseded type, declared by an attribute of its own or by one for its namespace.</summary>
/// <param name="Legacy">The type that is to go.</param>
/// <param name="Canonical">What replaces it; possibly superseded itself.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
/// <param name="IsInferred">Whether the type is superseded with its namespace, and has no attribute of its own.</param>
/// <param name="Namespace">The namespace that takes the place of the type's own, if it is superseded with that and for no other reason.</param>
internal sealed record SupersededType(TypeKey Legacy, TypeKey Canonical, Sunset? Sunset, bool IsInferred, string? Namespace = null);

/// <summary>One <c>[Canonical]</c> type.</summary>
internal sealed record CanonicalType(
    TypeKey Type,
    string Role,
    TypeKey? Contract,
    string? NamePattern,
    bool PerUser,
    int Lifetime,
    ImmutableArray<TypeKey> OwnsTransport,
    bool EventNames,
    TypeKey? UserContext);

/// <summary>The version of the declaring assembly from which an entry's uses are errors, beside that assembly's version.</summary>
internal sealed record Sunset(Version RemovedIn, Version Current)
{
    public bool HasPassed => Current >= RemovedIn;

    public static Sunset? From(string? removedIn, IAssemblySymbol declaring)
    {
        if (removedIn is null)
            return null;

        var text = removedIn.IndexOf('.') < 0 ? removedIn + ".0" : removedIn;
        return Version.TryParse(text, out var version) ? new Sunset(version, declaring.Identity.Version) : null;
    }
}

/// <summary>The namespaces that are to go, each with what takes its place. What is nested in one goes with it.</summary>
internal sealed class SupersededNamespaces
{
    private readonly ImmutableArray<SupersededNamespace> _entries;

    public SupersededNamespaces(IEnumerable<SupersededNamespace> entries)
    {
        // The longest first: an entry for a nested namespace says more than the one around it.
        _entries = [.. entries.Distinct().Where(entry => entry.Legacy != entry.Canonical).OrderByDescending(entry => entry.Legacy.Length)];
    }

    public bool IsEmpty => _entries.IsEmpty;

    /// <summary>Every entry, the longest namespace first.</summary>
    public ImmutableArray<SupersededNamespace> Entries => _entries;

    /// <summary>What is to be used instead of exactly this namespace, as its entry says; null where it has none.</summary>
    public string? EntryFor(string legacy) => _entries.FirstOrDefault(entry => entry.Legacy == legacy)?.Canonical;

    /// <summary>What takes the place of a namespace, or null if it stays.</summary>
    public string? CanonicalOf(string ns) => EntryAround(ns) is { } entry ? entry.Canonical + ns.Substring(entry.Legacy.Length) : null;

    /// <summary>From when on uses of a namespace are errors, or null.</summary>
    public Sunset? SunsetOf(string ns) => EntryAround(ns)?.Sunset;

    private SupersededNamespace? EntryAround(string ns)
    {
        var entry = _entries.FirstOrDefault(entry => IsWithin(ns, entry.Legacy));

        // "A" may go to "A.New": what is in the new one is where it belongs.
        return entry is not null && IsWithin(entry.Canonical, entry.Legacy) && IsWithin(ns, entry.Canonical) ? null : entry;
    }

    public string? CanonicalOf(INamespaceSymbol? ns) =>
        _entries.IsEmpty || ns is null or { IsGlobalNamespace: true } ? null : CanonicalOf(ns.ToDisplayString());

    private static bool IsWithin(string ns, string outer) =>
        ns.StartsWith(outer, StringComparison.Ordinal) && (ns.Length == outer.Length || ns[outer.Length] == '.');

    /// <summary>
    /// Every type of the namespaces is superseded by the one of its name in the namespace that takes the place: a
    /// counterpart that does not exist is one that no use can be rewritten to.
    /// </summary>
    public IEnumerable<SupersededType> Infer(Compilation compilation, Func<TypeKey, bool> isKnown, CancellationToken cancellationToken)
    {
        foreach (var entry in _entries)
        {
            if (compilation.FindNamespace(entry.Legacy) is not { } root)
                continue;

            var pending = new Stack<INamespaceSymbol>([root]);
            while (pending.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var ns = pending.Pop();
                foreach (var nested in ns.GetNamespaceMembers())
                    pending.Push(nested);

                if (CanonicalOf(ns) is not { } canonical)
                    continue;
                foreach (var type in ns.GetTypeMembers())
                {
                    var key = TypeKey.Of(type);
                    if (!type.IsFileLocal && !isKnown(key))
                    {
                        yield return new SupersededType(key, new TypeKey("T:" + canonical + "." + type.MetadataName, Assembly: null),
                            SunsetOf(ns.ToDisplayString()), IsInferred: true, Namespace: canonical);
                    }
                }
            }
        }
    }
}

/// <summary>One namespace that is to go, and the one that takes its place.</summary>
/// <param name="Legacy">The namespace that is to go.</param>
/// <param name="Canonical">The namespace to use instead.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
internal sealed record SupersededNamespace(string Legacy, string Canonical, Sunset? Sunset);

/// <summary>One superseded member with the expression that replaces it.</summary>
/// <param name="MemberId">The documentation-comment id of the definition; an accessor's own id where only that accessor is superseded.</param>
/// <param name="Assembly">The simple name of the declaring assembly; null where an entry names the member by id alone.</param>
/// <param name="Expression">The replacement as written.</param>
/// <param name="Imports">Namespaces in which the expression's names are found.</param>
/// <param name="Sunset">From when on its uses are errors, or null.</param>
internal sealed record MemberReplacement(
    string MemberId,
    string? Assembly,
    string Expression,
    ImmutableArray<string> Imports,
    Sunset? Sunset)
{
    private string QualifiedName
    {
        get
        {
            var end = MemberId.IndexOf('(');
            return end < 0 ? MemberId.Substring(2) : MemberId.Substring(2, end - 2);
        }
    }

    /// <summary>The declaring type as its documentation id writes it, without the <c>T:</c>.</summary>
    public string DeclaringType => QualifiedName.Substring(0, Math.Max(0, QualifiedName.LastIndexOf('.')));

    public bool IsConstructor => QualifiedName.EndsWith(".#ctor", StringComparison.Ordinal);

    /// <summary>
    /// Whether it is an indexer, with any name, or an accessor of one: nothing else of a property has parameters. A setter has one for the
    /// value.
    /// </summary>
    public bool IsIndexer => MemberId.IndexOf('(') is var list and > 0
        && (MemberId[0] == 'P' || (MemberId[0] == 'M' && Segment is var name
            && (name.StartsWith("get_", StringComparison.Ordinal) || (name.StartsWith("set_", StringComparison.Ordinal) && MemberId.IndexOf(',', list) > 0))));

    private string Segment => QualifiedName.Substring(QualifiedName.LastIndexOf('.') + 1);

    /// <summary>The identifier by which code names the member: for a constructor that of its type, for an accessor that of its property.</summary>
    public string Name
    {
        get
        {
            var segments = QualifiedName.Split('.');
            var name = IsConstructor ? segments[segments.Length - 2] : segments[segments.Length - 1];
            var arity = name.IndexOf('`');
            if (arity >= 0)
                name = name.Substring(0, arity);

            foreach (var prefix in AccessorPrefixes)
            {
                if (MemberId[0] == 'M' && name.StartsWith(prefix, StringComparison.Ordinal))
                    return name.Substring(prefix.Length);
            }

            return name;
        }
    }

    private static readonly string[] AccessorPrefixes = ["get_", "set_", "add_", "remove_"];
}

/// <summary>
/// Members that stand in an extension block. The compiler makes a static method of each, by which the member can be called as
/// well, and of which the oldest Roslyn supported says as much as the newest: what the block itself tells has moved between them.
/// </summary>
internal static class ExtensionBlock
{
    public static bool Contains(ISymbol member) => member.ContainingType is { TypeKind: TypeKind.Extension };

    /// <summary>Whether the member may stand in a block, by its id alone: the compiler gives blocks names that cannot be written.</summary>
    public static bool MayContain(MemberReplacement member) => member.MemberId[0] is 'P' or 'M' && member.MemberId.IndexOfAny(['<', '$', '|']) >= 0;

    /// <summary>The type by whose name the member is known: for one of a block, the class around it.</summary>
    public static INamedTypeSymbol HomeOf(ISymbol member) =>
        Contains(member) ? member.ContainingType.ContainingType ?? member.ContainingType : member.ContainingType;

    /// <summary>The members of a static class with a given name, including those of its extension blocks.</summary>
    public static IEnumerable<ISymbol> MembersNamed(INamedTypeSymbol home, string name) =>
        home.GetTypeMembers().Where(block => block.TypeKind == TypeKind.Extension).SelectMany(block => block.GetMembers(name)).Concat(home.GetMembers(name));

    /// <summary>The block's own parameter, which stands for the receiver; null for a static member, and for any member of something else.</summary>
    public static IParameterSymbol? ReceiverOf(ISymbol member)
    {
        if (member.IsStatic || !Contains(member))
            return null;

        var made = member is IPropertySymbol property ? property.GetMethod ?? property.SetMethod : member;
        if (made is null || StaticForms(made).FirstOrDefault() is not { } form)
            return null;

        // The block's type parameters come first, then the method's own.
        var arguments = member.ContainingType.TypeArguments.AddRange((member as IMethodSymbol)?.TypeArguments ?? []);
        return (form.Arity > 0 && form.Arity == arguments.Length ? form.Construct([.. arguments]) : form).Parameters[0];
    }

    /// <summary>The static methods that the compiler makes of a block's method; of one read from metadata, those that could be.</summary>
    public static IEnumerable<IMethodSymbol> StaticForms(ISymbol member)
    {
        if (member.OriginalDefinition is not IMethodSymbol method || !Contains(method) || method.ContainingType.ContainingType is not { } home)
            return [];

        var own = method.IsStatic ? 0 : 1;
        return home.GetMembers(method.Name).OfType<IMethodSymbol>().Where(made => made.IsStatic
            && made.Parameters.Length == method.Parameters.Length + own
            && made.DeclaringSyntaxReferences.Select(reference => reference.Span)
                .SequenceEqual(method.DeclaringSyntaxReferences.Select(reference => reference.Span))
            && made.Parameters.Skip(own).Zip(method.Parameters, (a, b) => a.Type.ToDisplayString() == b.Type.ToDisplayString()).All(same => same));
    }
}

/// <summary>A role's pattern over simple type names, with <c>*</c> for any characters.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return name == pattern;
        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || name.Length < parts[0].Length + parts[parts.Length - 1].Length
            || !name.EndsWith(parts[parts.Length - 1], StringComparison.Ordinal))
        {
            return false;
        }

        var position = parts[0].Length;
        var end = name.Length - parts[parts.Length - 1].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = name.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < 0 || found + parts[i].Length > end)
                return false;
            position = found + parts[i].Length;
        }

        return true;
    }

    /// <summary>How many words the pattern writes out: <c>*WebSocketManager</c> has three, <c>*Manager</c> one.</summary>
    public static int Words(string pattern) =>
        pattern.Where((c, i) => char.IsUpper(c) && (i == 0 || !char.IsUpper(pattern[i - 1]) || (i + 1 < pattern.Length && char.IsLower(pattern[i + 1]))))
            .Count();
}

/// <summary>A member of code that cannot be annotated, where an event name belongs.</summary>
/// <param name="MemberId">The member's documentation-comment id.</param>
/// <param name="Parameter">The parameter's name; null for the member itself, or for what a method returns.</param>
internal sealed record EventPlace(string MemberId, string? Parameter);

/// <summary>
/// A type's identity without its symbol, so that what is read of an assembly can outlive the compilation it was read in.
/// </summary>
/// <param name="Id">The documentation-comment id of the definition (<c>T:…</c>), or a reference id for a constructed type.</param>
/// <param name="Assembly">The simple name of the declaring assembly; null where an entry names a type by id alone.</param>
internal sealed record TypeKey(string Id, string? Assembly)
{
    public static TypeKey Of(INamedTypeSymbol type)
    {
        var isDefinition = type.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition);
        var id = isDefinition
            ? DocumentationId.Of(type.OriginalDefinition)
            : DocumentationCommentId.CreateReferenceId(type);
        return new TypeKey(id, type.ContainingAssembly?.Name);
    }

    /// <summary>The name that a reader knows the type by.</summary>
    public string SimpleName
    {
        get
        {
            // The last segment: 'Page' of 'T:Mailer.Letter`1.Page', 'Box' of 'Box{System.Int32}'.
            var (start, depth) = (Id.StartsWith("T:", StringComparison.Ordinal) ? 2 : 0, 0);
            for (var i = start; i < Id.Length; i++)
            {
                depth += Id[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (Id[i] == '.' && depth == 0)
                    start = i + 1;
            }

            var end = Id.IndexOfAny(['`', '{'], start);
            return end < 0 ? Id.Substring(start) : Id.Substring(start, end - start);
        }
    }

    /// <summary>The type in <paramref name="compilation"/>, or null where nothing of that name is referenced.</summary>
    public INamedTypeSymbol? Resolve(Compilation compilation)
    {
        // Most entries are about a type of the compilation's own, which need not be looked for in everything that is referenced.
        if (Assembly is not null && Assembly == compilation.AssemblyName && Id.StartsWith("T:", StringComparison.Ordinal)
            && compilation.Assembly.GetTypeByMetadataName(Id.Substring(2)) is { } own)
        {
            return own;
        }

        var symbols = Id.StartsWith("T:", StringComparison.Ordinal)
            ? DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation)
            : DocumentationCommentId.GetSymbolsForReferenceId(Id, compilation);

        INamedTypeSymbol? found = null;
        foreach (var symbol in symbols)
        {
            if (symbol is not INamedTypeSymbol type || (Assembly is not null && type.ContainingAssembly?.Name != Assembly))
                continue;

            // The compilation's own declaration wins over a referenced one of the same name, as it does in C#.
            if (found is null || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
                found = type;
        }

        return found;
    }
}

/// <summary>Documentation-comment ids, the map's identity of types and members.</summary>
internal static class DocumentationId
{
    /// <summary>
    /// The id of <paramref name="symbol"/> as XML documentation writes it; its display text for the few symbols that have
    /// none. Not <see cref="DocumentationCommentId.CreateDeclarationId"/>, which adds the return type to every method.
    /// </summary>
    public static string Of(ISymbol symbol) =>
        symbol.GetDocumentationCommentId() is { Length: > 0 } id && id[0] != '!' ? id
            : symbol is INamedTypeSymbol type ? "T:" + QualifiedName(type)
            : symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string QualifiedName(INamedTypeSymbol type)
    {
        var name = type.Arity == 0 ? type.Name : type.Name + "`" + type.Arity;
        if (type.ContainingType is { } container)
            return QualifiedName(container) + "." + name;
        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + name : name;
    }
}
