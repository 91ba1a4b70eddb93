using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Map;

/// <summary>Reads the map that a compilation's own sources declare: only what syntax lets pass is bound.</summary>
internal static class SourceMapReader
{
    public static AssemblyMap Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var entries = new EntryCollector(compilation.Assembly);
        var assemblyAttributes = false;
        var globalAliases = GlobalAliases(compilation, cancellationToken);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var declarations = TreeDeclarations.Of(tree, globalAliases, cancellationToken);
            assemblyAttributes |= declarations.HasAssemblyAttributes;
            if (declarations.AttributedDeclarations.IsEmpty)
                continue;

            var model = compilation.GetSemanticModel(tree);
            foreach (var node in declarations.AttributedDeclarations)
                AddDeclared(entries, model, node, globalAliases, cancellationToken);
        }

        if (assemblyAttributes)
            entries.AddAssemblyAttributes();
        return entries.ToMap();
    }

    /// <summary>The names under which a compilation's global aliases make one of the map's attributes known in every file.</summary>
    public static ImmutableHashSet<string> GlobalAliases(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .SelectMany(tree => TreeDeclarations.Of(tree, cancellationToken).GlobalAttributeAliases)
        .ToImmutableHashSet(StringComparer.Ordinal);

    private static void AddDeclared(EntryCollector entries, SemanticModel model, SyntaxNode node, ImmutableHashSet<string> globalAliases,
        CancellationToken cancellationToken)
    {
        // A field declaration declares a symbol per variable; each has the attributes.
        if (node is BaseFieldDeclarationSyntax field)
        {
            foreach (var variable in field.Declaration.Variables)
            {
                if (model.GetDeclaredSymbol(variable, cancellationToken) is { } declared)
                    entries.AddMember(declared);
            }

            return;
        }

        switch (model.GetDeclaredSymbol(node, cancellationToken))
        {
            // One part of a partial type is enough to read the attributes of all; a second part would repeat them.
            case INamedTypeSymbol type when IsFirstAttributedPart(type, node, globalAliases, cancellationToken):
                entries.AddType(type);
                break;

            case IParameterSymbol parameter:
                if (parameter.DeclaredProperty() is { } property)
                    entries.AddMember(property);
                break;

            case ISymbol member and not INamedTypeSymbol:
                entries.AddMember(member);
                foreach (var made in ExtensionBlock.StaticForms(member))
                    entries.AddMember(made);
                break;
        }
    }

    private static bool IsFirstAttributedPart(INamedTypeSymbol type, SyntaxNode node, ImmutableHashSet<string> globalAliases,
        CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences.Length == 1)
            return true;

        var first = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .First(part => TreeDeclarations.Of(part.SyntaxTree, globalAliases, cancellationToken).AttributedDeclarations.Contains(part));
        return first == node;
    }
}

/// <summary>
/// What the map asks of one syntax tree, by syntax alone: where its attributes may stand, which types it declares and
/// which aliases. Read once per tree, without descending into bodies.
/// </summary>
internal sealed class TreeDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDeclarations> Cache = new();

    private readonly ImmutableArray<SyntaxNode>.Builder _attributed = ImmutableArray.CreateBuilder<SyntaxNode>();
    private readonly ImmutableArray<BaseTypeDeclarationSyntax>.Builder _types = ImmutableArray.CreateBuilder<BaseTypeDeclarationSyntax>();
    private readonly ImmutableArray<UsingDirectiveSyntax>.Builder _aliases = ImmutableArray.CreateBuilder<UsingDirectiveSyntax>();
    private readonly ImmutableArray<UsingDirectiveSyntax>.Builder _usings = ImmutableArray.CreateBuilder<UsingDirectiveSyntax>();
    private readonly ImmutableHashSet<string> _globalAliases;
    private bool _assemblyAttributes;

    private TreeDeclarations(CompilationUnitSyntax root, ImmutableHashSet<string> globalAliases)
    {
        _globalAliases = globalAliases;
        VisitUsings(root.Usings);
        foreach (var list in root.AttributeLists)
            _assemblyAttributes |= MayHoldEntry(list);
        VisitMembers(root.Members);

        AttributedDeclarations = _attributed.ToImmutable();
        Types = _types.ToImmutable();
        Aliases = _aliases.ToImmutable();
        Usings = _usings.ToImmutable();
    }

    /// <summary>Declarations (types, members, accessors) that may carry one of the map's attributes.</summary>
    public ImmutableArray<SyntaxNode> AttributedDeclarations { get; }

    /// <summary>Every type declared.</summary>
    public ImmutableArray<BaseTypeDeclarationSyntax> Types { get; }

    /// <summary>Every alias directive, of the file and of its namespaces.</summary>
    public ImmutableArray<UsingDirectiveSyntax> Aliases { get; }

    /// <summary>Every using directive, of the file and of its namespaces.</summary>
    public ImmutableArray<UsingDirectiveSyntax> Usings { get; }

    /// <summary>Whether an <c>[assembly: …]</c> list may hold an entry.</summary>
    public bool HasAssemblyAttributes => _assemblyAttributes;

    /// <summary>The names under which this tree's global aliases make one of the map's attributes known everywhere.</summary>
    public IEnumerable<string> GlobalAttributeAliases => Aliases
        .Where(alias => alias.GlobalKeyword.RawKind != 0 && IsAttribute(alias))
        .Select(alias => alias.Alias!.Name.Identifier.ValueText);

    /// <summary>The same, with aliases of the attributes that other trees declare globally: rare, and so not cached.</summary>
    public static TreeDeclarations Of(SyntaxTree tree, ImmutableHashSet<string> globalAliases, CancellationToken cancellationToken) =>
        globalAliases.IsEmpty ? Of(tree, cancellationToken) : new TreeDeclarations((CompilationUnitSyntax)tree.GetRoot(cancellationToken), globalAliases);

    public static TreeDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var cached))
            return cached;

        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        return Cache.GetValue(tree, _ => new TreeDeclarations(root, []));
    }

    private void VisitUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            _usings.Add(directive);
            if (directive.Alias is not null)
                _aliases.Add(directive);
        }
    }

    private void VisitMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            if (MayHoldEntry(member.AttributeLists))
                _attributed.Add(member);

            switch (member)
            {
                case BaseNamespaceDeclarationSyntax ns:
                    VisitUsings(ns.Usings);
                    VisitMembers(ns.Members);
                    break;

                case TypeDeclarationSyntax type:
                    _types.Add(type);
                    VisitParameters(type.ParameterList);
                    VisitMembers(type.Members);
                    break;

                case EnumDeclarationSyntax enumeration:
                    _types.Add(enumeration);
                    foreach (var constant in enumeration.Members)
                    {
                        if (MayHoldEntry(constant.AttributeLists))
                            _attributed.Add(constant);
                    }

                    break;

                case BasePropertyDeclarationSyntax { AccessorList: { } accessors }:
                    foreach (var accessor in accessors.Accessors)
                    {
                        if (MayHoldEntry(accessor.AttributeLists))
                            _attributed.Add(accessor);
                    }

                    break;
            }
        }
    }

    /// <summary>A record's parameters declare its properties, and can have their attributes.</summary>
    private void VisitParameters(ParameterListSyntax? list)
    {
        foreach (var parameter in list?.Parameters ?? default)
        {
            if (MayHoldEntry(parameter.AttributeLists))
                _attributed.Add(parameter);
        }
    }

    private bool MayHoldEntry(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            if (MayHoldEntry(list))
                return true;
        }

        return false;
    }

    private bool MayHoldEntry(AttributeListSyntax list)
    {
        foreach (var attribute in list.Attributes)
        {
            var name = attribute.Name.RightmostName() ?? "";
            if (SsotAttributes.MayName(name) || IsAliasOfAttribute(name))
                return true;
        }

        return false;
    }

    private bool IsAliasOfAttribute(string name)
    {
        foreach (var alias in _aliases)
        {
            if (alias.Alias!.Name.Identifier.ValueText == name && IsAttribute(alias))
                return true;
        }

        return _globalAliases.Contains(name);
    }

    private static bool IsAttribute(UsingDirectiveSyntax alias) =>
        alias.NamespaceOrType is NameSyntax target && SsotAttributes.MayName(target.RightmostName() ?? "");
}
