using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>
/// The identifiers under which a compilation's code can name something of the map. A token whose text is not among them is
/// never bound. It follows from declarations alone and holds no symbol, so it lasts as long as the map.
/// </summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<SsotMap, NameIndex> Cache = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _canonicalNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globalAliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _everyGlobalAlias = new(StringComparer.Ordinal);
    private readonly NameSet _shared;
    private readonly ConditionalWeakTable<SyntaxTree, NameSet> _byTree = new();

    private NameIndex(SsotEngine engine)
    {
        foreach (var entry in engine.Map.Superseded)
            AddType(engine, entry);

        foreach (var member in engine.Map.Members)
        {
            _names.Add(member.Name);
            HasConstructors |= member.IsConstructor;
            HasIndexers |= member.IsIndexer;
            HasOperators |= member.Name.StartsWith("op_", StringComparison.Ordinal);
            Unnamed |= UnnamedKind.Of(member, engine.Compilation);
            AddOtherNames(member);
        }

        foreach (var canonical in engine.Map.Canonicals)
            _canonicalNames.Add(canonical.Type.SimpleName);
        foreach (var entry in engine.Map.Superseded)
            _canonicalNames.Add(entry.Canonical.SimpleName);

        AddGlobalAliases(engine.Compilation);
        _shared = new NameSet(_names.Concat(_globalAliases));
    }

    public static NameIndex Of(SsotEngine engine) => Cache.GetValue(engine.Map, _ => new NameIndex(engine));

    /// <summary>Whether something is replaced, or superseded by what does not fit, that code can use without naming it.</summary>
    public bool HasUnnamedMembers => HasConstructors || HasIndexers || HasOperators || HasCopies || HasUnfitConstructions;

    /// <summary>Whether a constructor is replaced: <c>new()</c> and initializers do not name it.</summary>
    public bool HasConstructors { get; }

    public bool HasIndexers { get; }

    public bool HasOperators { get; private set; }

    /// <summary>Whether a type that <c>with</c> copies has a canonical type that it does not copy.</summary>
    public bool HasCopies { get; private set; }

    /// <summary>
    /// Whether a superseded type has a constructor that its canonical type lacks, or that would leave a required member out: <c>new(…)</c>
    /// does not name it.
    /// </summary>
    public bool HasUnfitConstructions { get; private set; }

    /// <summary>The ways in which the compiler uses a replaced member that no name shows.</summary>
    public UnnamedKinds Unnamed { get; }

    /// <summary>The names to look for in one tree: those of the map, and of aliases in scope that may stand for one of them.</summary>
    public NameSet NamesFor(SyntaxTree tree, CancellationToken cancellationToken) => _byTree.GetValue(tree, _ =>
    {
        var local = RelevantAliases(tree, cancellationToken)
            .Where(directive => directive.GlobalKeyword.RawKind == 0)
            .Select(directive => directive.Alias!.Name.Identifier.ValueText)
            .ToList();
        return local.Count == 0 ? _shared : new NameSet(_names.Concat(_globalAliases).Concat(local));
    });

    /// <summary>Whether an alias of that name is declared in the tree or for the whole compilation, by syntax alone.</summary>
    public bool MayBeAlias(SyntaxTree tree, string name, CancellationToken cancellationToken) =>
        _everyGlobalAlias.Contains(name)
            || TreeDeclarations.Of(tree, cancellationToken).Aliases.Any(directive => directive.Alias!.Name.Identifier.ValueText == name);

    /// <summary>The alias directives of the tree that may hide which type is meant, an alias of such an alias included.</summary>
    public ImmutableArray<UsingDirectiveSyntax> RelevantAliases(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var aliases = TreeDeclarations.Of(tree, cancellationToken).Aliases;
        if (aliases.IsEmpty)
            return aliases;

        var known = new HashSet<string>(_globalAliases, StringComparer.Ordinal);
        return Relevant(aliases, known);
    }

    private ImmutableArray<UsingDirectiveSyntax> Relevant(ImmutableArray<UsingDirectiveSyntax> aliases, HashSet<string> known)
    {
        var relevant = new HashSet<UsingDirectiveSyntax>();
        bool grown;
        do
        {
            grown = false;
            foreach (var directive in aliases)
            {
                var name = directive.Alias!.Name.Identifier.ValueText;
                var target = (directive.NamespaceOrType as NameSyntax)?.RightmostName() ?? "";
                if ((_names.Contains(target) || _canonicalNames.Contains(target) || known.Contains(target) || _canonicalNames.Contains(name))
                    && relevant.Add(directive))
                {
                    known.Add(name);
                    grown = true;
                }
            }
        }
        while (grown);

        return [.. aliases.Where(relevant.Contains)];
    }

    private void AddType(SsotEngine engine, SupersededType entry)
    {
        var name = entry.Legacy.SimpleName;
        _names.Add(name);
        if (TypeExtensions.AttributeShortName(name) is { } shortName)
            _names.Add(shortName);

        if (engine.Resolve(entry.Legacy) is not { } legacy)
            return;

        if (entry.Namespace is not null)
            AddExtensions(legacy);
        if (engine.FindSupersession(legacy)?.Canonical is not { } canonical)
            return;

        // Members that map by themselves need no look; the others break when the type changes under them.
        foreach (var member in legacy.GetMembers())
        {
            if (member is { IsImplicitlyDeclared: false, IsStatic: false, CanBeReferencedByName: true, DeclaredAccessibility: not Accessibility.Private }
                and not INamedTypeSymbol
                && !MemberMatch.HasCounterpart(engine, member, canonical))
            {
                _names.Add(member.Name);
            }
        }

        HasCopies |= (legacy.IsRecord || legacy.IsValueType) && canonical is { IsRecord: false, IsValueType: false };
        HasUnfitConstructions |= !legacy.IsAbstract && legacy.InstanceConstructors.Any(made => made.DeclaredAccessibility != Accessibility.Private
            && !canonical.InstanceConstructors.Any(other => MemberMatch.HasSameParameters(engine, made, other) && !RequiredMembers.LeftBy(other).Any()));
    }

    /// <summary>Members of extension blocks are found by their names alone, like extension methods; an operator is not.</summary>
    private void AddExtensions(INamedTypeSymbol legacy)
    {
        if (legacy.MightContainExtensionMethods)
            _names.UnionWith(legacy.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod).Select(method => method.Name));
        foreach (var member in legacy.GetTypeMembers().Where(block => block.TypeKind == TypeKind.Extension).SelectMany(block => block.GetMembers()))
        {
            HasOperators |= member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator };
            if (member.CanBeReferencedByName)
                _names.Add(member.Name);
        }
    }

    /// <summary>An attribute leaves out the end of its class's name; an accessor of an extension property can be called by its own name.</summary>
    private void AddOtherNames(MemberReplacement member)
    {
        if (member.IsConstructor && TypeExtensions.AttributeShortName(member.Name) is { } shortName)
            _names.Add(shortName);
        if (ExtensionBlock.MayContain(member))
            _names.UnionWith(["get_" + member.Name, "set_" + member.Name]);
    }

    private void AddGlobalAliases(Compilation compilation)
    {
        var globals = compilation.SyntaxTrees
            .SelectMany(tree => TreeDeclarations.Of(tree, CancellationToken.None).Aliases)
            .Where(directive => directive.GlobalKeyword.RawKind != 0)
            .ToImmutableArray();
        _everyGlobalAlias.UnionWith(globals.Select(directive => directive.Alias!.Name.Identifier.ValueText));
        foreach (var directive in Relevant(globals, new HashSet<string>(StringComparer.Ordinal)))
            _globalAliases.Add(directive.Alias!.Name.Identifier.ValueText);
    }
}

/// <summary>Finds the canonical type's counterpart of a superseded type's member: the same name and a compatible signature.</summary>
internal static class MemberMatch
{
    /// <summary>Whether every use of a member can become one of its counterpart.</summary>
    public static bool HasCounterpart(SsotEngine engine, ISymbol member, INamedTypeSymbol canonical) =>
        canonical.MembersNamed(member.Name).Any(candidate => IsCounterpart(engine, member, candidate) && IsSetAs(member, candidate));

    /// <summary>The counterpart that a member has; null where it has none. It may be set in fewer places.</summary>
    public static ISymbol? CounterpartOf(SsotEngine engine, ISymbol member, INamedTypeSymbol canonical) =>
        canonical.MembersNamed(member.Name).FirstOrDefault(candidate => IsCounterpart(engine, member, candidate));

    /// <summary>Whether both methods take the same arguments.</summary>
    public static bool HasSameParameters(SsotEngine engine, IMethodSymbol from, IMethodSymbol to) =>
        from.Parameters.Length == to.Parameters.Length
        && from.Parameters.Zip(to.Parameters, (a, b) => a.RefKind == b.RefKind && a.Name == b.Name && SameType(engine, a.Type, b.Type)
            && a.HasExplicitDefaultValue == b.HasExplicitDefaultValue
            && (!a.HasExplicitDefaultValue || Equals(a.ExplicitDefaultValue, b.ExplicitDefaultValue))).All(same => same);

    /// <summary>Whether everything that may set the one may set the other.</summary>
    private static bool IsSetAs(ISymbol legacy, ISymbol candidate) => (legacy, candidate) switch
    {
        (IPropertySymbol { SetMethod: { } from }, IPropertySymbol property) =>
            property.SetMethod is { } to && (from.IsInitOnly || !to.IsInitOnly) && to.DeclaredAccessibility >= from.DeclaredAccessibility,
        (IFieldSymbol from, IFieldSymbol to) => from.IsReadOnly || !to.IsReadOnly,
        _ => true,
    };

    private static bool IsCounterpart(SsotEngine engine, ISymbol legacy, ISymbol candidate)
    {
        if (legacy.Kind != candidate.Kind || legacy.IsStatic != candidate.IsStatic)
            return false;

        return (legacy, candidate) switch
        {
            (IMethodSymbol from, IMethodSymbol to) => from.Arity == to.Arity
                && SameType(engine, from.ReturnType, to.ReturnType)
                && HasSameParameters(engine, from, to),
            (IPropertySymbol from, IPropertySymbol to) => SameType(engine, from.Type, to.Type)
                && (from.GetMethod is null || to.GetMethod is not null),
            (IFieldSymbol from, IFieldSymbol to) => SameType(engine, from.Type, to.Type),
            (IEventSymbol from, IEventSymbol to) => SameType(engine, from.Type, to.Type),
            _ => true,
        };
    }

    private static bool SameType(SsotEngine engine, ITypeSymbol legacy, ITypeSymbol canonical)
    {
        // A method's own type parameters differ as symbols and agree by their place.
        var mapped = engine.MapType(legacy) ?? legacy;
        return mapped.ToDisplayString(Shape) == canonical.ToDisplayString(Shape);
    }

    private static readonly SymbolDisplayFormat Shape = SymbolDisplayFormat.FullyQualifiedFormat;
}

/// <summary>An alias directive by its place, the same in every compilation that contains the file.</summary>
internal sealed record AliasKey(string FilePath, TextSpan Span, bool IsGlobal)
{
    /// <summary>The directive behind an alias symbol, or null for one without source (an extern alias).</summary>
    public static AliasKey? Of(IAliasSymbol alias)
    {
        if (alias.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } node)
            return null;

        var directive = node.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.UsingDirectiveSyntax>();
        return directive is null ? null : Of(directive);
    }

    public static AliasKey Of(Microsoft.CodeAnalysis.CSharp.Syntax.UsingDirectiveSyntax directive) =>
        new(directive.SyntaxTree.FilePath, directive.Span, directive.GlobalKeyword.RawKind != 0);
}
