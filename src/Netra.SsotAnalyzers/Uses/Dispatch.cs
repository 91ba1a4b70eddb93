using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Overrides and implementations of replaced members. A call that may reach one cannot be rewritten: the replacement would
/// not run it.
/// </summary>
internal sealed class Dispatch
{
    private readonly SsotEngine _engine;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ISymbol>> _overrides = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types;
    private readonly Lazy<ImmutableDictionary<ISymbol, ISymbol>> _inherited;

    private Dispatch(SsotEngine engine)
    {
        _engine = engine;
        _types = new(() => [.. TypesOf(engine.Compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface)]);
        _inherited = new(FindInherited);
    }

    public static Dispatch Of(SsotEngine engine) => engine.Shared(static shared => new Dispatch(shared));

    /// <summary>The classes and structs of this compilation that may run where a virtual or interface member is called, as it overrides or implements it.</summary>
    public IEnumerable<ISymbol> TargetsOf(ISymbol member)
    {
        if (!(member.IsVirtual || member.IsAbstract || member.IsOverride))
            yield break;

        foreach (var type in _types.Value)
        {
            if (member.ContainingType.TypeKind == TypeKind.Interface)
            {
                foreach (var contract in type.AllInterfaces.Where(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType.OriginalDefinition)))
                {
                    foreach (var declared in contract.GetMembers(member.Name).Where(declared => SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, member)))
                    {
                        if (type.FindImplementationForInterfaceMember(declared) is { } implementation)
                            yield return implementation.OriginalDefinition;
                    }
                }
            }
            else if (Derives(type, member.ContainingType))
            {
                foreach (var candidate in type.GetMembers(member.Name).Where(candidate => candidate.IsOverride))
                    yield return candidate;
            }
        }
    }

    /// <summary>The replaced member that a call dispatches on; null where it can reach nothing but one member.</summary>
    public ISymbol? RootOf(ISymbol called)
    {
        for (ISymbol? current = called.OriginalDefinition; current is not null; current = Overridden(current)?.OriginalDefinition)
        {
            if (ReplacementOf(current) is not null)
                return current is { IsStatic: false, IsSealed: false } && (current.IsVirtual || current.IsAbstract || current.IsOverride || current.ContainingType?.TypeKind == TypeKind.Interface) ? current : null;
        }

        return null;
    }

    /// <summary>The override in this compilation that a call may reach; null if there is none.</summary>
    /// <param name="root">The replaced member.</param>
    /// <param name="receiver">The type of the receiver as the call knows it.</param>
    /// <param name="isExact">Whether the receiver is of that type and of none that derives from it.</param>
    public ISymbol? Reached(ISymbol root, ITypeSymbol? receiver, bool isExact) =>
        OverridesOf(root).FirstOrDefault(found => receiver is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type
            || Derives(type, found.ContainingType) || (!isExact && Derives(found.ContainingType, type)));

    /// <summary>The replacement of what a declaration overrides or implements, if it does something else; null otherwise.</summary>
    public (ISymbol Root, MemberReplacement Replacement)? ReplacedBase(ISymbol declared)
    {
        if (ReplacementOf(declared) is not null)
            return null;

        for (var current = Overridden(declared); current is not null; current = Overridden(current))
        {
            if (ReplacementOf(current, declared) is { } replacement)
                return Forwards(declared, replacement) ? null : (current.OriginalDefinition, replacement);
        }

        foreach (var member in declared.ContainingType?.AllInterfaces.SelectMany(contract => contract.GetMembers(NameOf(declared))) ?? [])
        {
            if (ReplacementOf(member, declared) is { } replacement
                && (SymbolEqualityComparer.Default.Equals(declared.ContainingType!.FindImplementationForInterfaceMember(member), declared) || ImplementsExplicitly(declared, member)))
            {
                return Forwards(declared, replacement) ? null : (member.OriginalDefinition, replacement);
            }
        }

        return _inherited.Value.TryGetValue(declared.OriginalDefinition, out var root) && ReplacementOf(root, declared) is { } inherited && !Forwards(declared, inherited)
            ? (root, inherited)
            : null;
    }

    /// <summary>An interface that derives from another implements its members by name alone.</summary>
    private static bool ImplementsExplicitly(ISymbol declared, ISymbol member) => declared switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations.Contains(member, SymbolEqualityComparer.Default),
        IPropertySymbol property => property.ExplicitInterfaceImplementations.Contains(member, SymbolEqualityComparer.Default),
        IEventSymbol @event => @event.ExplicitInterfaceImplementations.Contains(member, SymbolEqualityComparer.Default),
        _ => false,
    };

    /// <summary>The members of base types by which a derived type implements an interface that the base type does not have, each with the replaced member that it implements.</summary>
    private ImmutableDictionary<ISymbol, ISymbol> FindInherited()
    {
        var replaced = new Dictionary<ISymbol, ImmutableArray<string>>(SymbolEqualityComparer.Default);
        var found = ImmutableDictionary.CreateBuilder<ISymbol, ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in _types.Value.Where(type => type.BaseType is { SpecialType: SpecialType.None }))
        {
            foreach (var contract in type.AllInterfaces.Except(type.BaseType!.AllInterfaces, SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>())
            {
                if (!replaced.TryGetValue(contract.OriginalDefinition, out var names))
                    replaced.Add(contract.OriginalDefinition, names = [.. contract.OriginalDefinition.GetMembers().Where(member => ReplacementOf(member) is not null).Select(member => member.Name)]);
                foreach (var member in names.SelectMany(name => contract.GetMembers(name)))
                {
                    if (type.FindImplementationForInterfaceMember(member) is { ContainingType.TypeKind: TypeKind.Class } implementation && !SymbolEqualityComparer.Default.Equals(implementation.ContainingType, type))
                        found[implementation.OriginalDefinition] = member.OriginalDefinition;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The replacement of a member or, of a property, of one of its accessors: only of one that <paramref name="declared"/> has as well.</summary>
    private MemberReplacement? ReplacementOf(ISymbol member, ISymbol? declared = null) => _engine.Map.FindReplacement(member.OriginalDefinition) ?? (member is not IPropertySymbol property ? null
        : (declared is IPropertySymbol { GetMethod: null } ? null : OfAccessor(property.GetMethod)) ?? (declared is IPropertySymbol { SetMethod: null } ? null : OfAccessor(property.SetMethod)));

    private MemberReplacement? OfAccessor(IMethodSymbol? accessor) => accessor is null ? null : _engine.Map.FindReplacement(accessor.OriginalDefinition);

    private ImmutableArray<ISymbol> OverridesOf(ISymbol root) => _overrides.GetOrAdd(root, member =>
        [.. _types.Value.SelectMany(type => type.GetMembers().Where(candidate => NameOf(candidate) == member.Name)).Concat(_inherited.Value.Keys)
            .Where(candidate => ReplacedBase(candidate) is { } replaced && SymbolEqualityComparer.Default.Equals(replaced.Root, member))]);

    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    /// <summary>Whether all that an override does is what the replacement does, or what the member itself does.</summary>
    private static bool Forwards(ISymbol declared, MemberReplacement replacement)
    {
        if (ReplacementTemplate.Parse(replacement.Expression).Expression is not { } template || declared.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } syntax)
            return false;

        var body = syntax switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } => statements[0] switch
            {
                ExpressionStatementSyntax statement => statement.Expression,
                ReturnStatementSyntax { Expression: { } value } => value,
                _ => null,
            },
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
        return body is not null && Text(body) == Text(template);
    }

    private static string Text(ExpressionSyntax expression)
    {
        var text = string.Concat(expression.DescendantTokens().Select(token => token.Text));
        return text.StartsWith("this.", StringComparison.Ordinal) ? text.Substring("this.".Length) : text;
    }

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}

/// <summary>
/// What a replacement runs, as far as it is source of this compilation. Code that a replacement is built on keeps its uses of
/// what is replaced: rewritten, it would call itself.
/// </summary>
internal sealed class Reach(SsotEngine engine)
{
    private readonly ConcurrentDictionary<ISymbol, HashSet<ISymbol>> _sets = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    public static Reach Of(SsotEngine engine) => engine.Shared(static shared => new Reach(shared));

    /// <summary>Whether the place is run by what replaces the member, or declares it.</summary>
    public bool Contains(ISymbol member, MemberReplacement replacement, SyntaxNode place, SemanticModel model)
    {
        var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        var set = _sets.GetOrAdd(definition, _ => OfMember(definition, replacement));
        return set.Count > 0 && MembersAround(place, model).Any(set.Contains);
    }

    /// <summary>Whether the place is run by the canonical type of a superseded one, or is in it.</summary>
    public bool Contains(INamedTypeSymbol legacy, INamedTypeSymbol canonical, SyntaxNode place, SemanticModel model)
    {
        var set = _sets.GetOrAdd(legacy.OriginalDefinition, type => OfType((INamedTypeSymbol)type, canonical.OriginalDefinition));
        return set.Count > 0 && MembersAround(place, model).Any(set.Contains);
    }

    /// <summary>What a member's replacement runs first, in any assembly; nothing where the member runs it as well, so that a rewrite changes nothing.</summary>
    /// <param name="member">The member.</param>
    /// <param name="replacement">Its replacement.</param>
    /// <param name="isWanted">Whether a member's assembly is looked into.</param>
    public IReadOnlyCollection<ISymbol> Targets(ISymbol member, MemberReplacement replacement, Func<ISymbol, bool> isWanted)
    {
        var targets = TargetsOf(member, replacement);
        targets.RemoveWhere(target => !isWanted(target));
        return References(member).Any(targets.Contains) ? Empty : targets;
    }

    /// <summary>What code of this compilation runs where a member is used: what its source uses, what may run in its place, and its initializers.</summary>
    public IEnumerable<ISymbol> RunBy(ISymbol member)
    {
        foreach (var next in References(member).Concat(Dispatch.Of(engine).TargetsOf(member)).Concat(Initializers(member)))
        {
            yield return next;
            if (engine.FindReplacement(next) is { } replacement)
            {
                foreach (var target in TargetsOf(next, replacement))
                    yield return target;
            }
        }
    }

    /// <summary>The declarations of members and types around a place.</summary>
    public static IEnumerable<ISymbol> Around(SyntaxNode place, SemanticModel model) => MembersAround(place, model);

    private HashSet<ISymbol> OfMember(ISymbol member, MemberReplacement replacement)
    {
        var targets = TargetsOf(member, replacement);
        targets.RemoveWhere(target => !IsOwn(target));
        return targets.Count == 0 || References(member).Any(targets.Contains) ? Empty : Closure(targets);
    }

    private HashSet<ISymbol> OfType(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        // A superseded type that is built on the canonical one calls it anyway.
        if (!IsOwn(canonical) || IsBuiltOn(legacy, canonical))
            return Empty;

        var set = Closure(canonical.GetMembers().Where(found => found is not INamedTypeSymbol));
        set.Add(canonical);
        return set;
    }

    /// <summary>Whether a superseded type derives from its canonical type, or calls it.</summary>
    public bool IsBuiltOn(INamedTypeSymbol legacy, INamedTypeSymbol canonical) =>
        SymbolEqualityComparer.Default.Equals(legacy.BaseType?.OriginalDefinition, canonical)
        || legacy.GetMembers().Any(member => References(member).Any(found => SymbolEqualityComparer.Default.Equals(found.ContainingType?.OriginalDefinition, canonical)));

    private static HashSet<ISymbol> Empty => new(SymbolEqualityComparer.Default);

    /// <summary>The members that an expression names: of the member's own type, of the types that it names, and of what those return.</summary>
    private HashSet<ISymbol> TargetsOf(ISymbol member, MemberReplacement replacement)
    {
        var targets = Empty;
        if (ReplacementTemplate.Parse(replacement.Expression).Expression is not { } expression || member.ContainingType is not { } container)
            return targets;

        var names = expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().ToList();
        var types = new List<ITypeSymbol> { container };
        types.AddRange(SymbolsOf(member).Select(parameter => parameter.Type));
        foreach (var name in names)
        {
            if (engine.ResolveTypeName(name.Identifier.ValueText, (name as GenericNameSyntax)?.Arity ?? 0, replacement.Imports, container) is { } type)
                types.Add(type);
            else if (name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax && engine.Compilation.GetTypesByMetadataName(name.Parent.ToString()).FirstOrDefault() is { } dotted)
                types.Add(dotted);
        }

        foreach (var creation in expression.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>())
            targets.UnionWith(types.OfType<INamedTypeSymbol>().Where(type => creation is not ObjectCreationExpressionSyntax named || named.Type.ToString().EndsWith(type.Name, StringComparison.Ordinal)).SelectMany(type => type.InstanceConstructors.Select(constructor => constructor.OriginalDefinition)));
        foreach (var name in names.Where(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name))
        {
            var found = types.SelectMany(type => Named(type, name.Identifier.ValueText)).Distinct(SymbolEqualityComparer.Default).ToList();
            foreach (var target in found)
            {
                if ((target!.ValueType()?.Awaited() ?? target!.ValueType()) is { } result)
                    types.Add(result);
            }

            targets.UnionWith(found.Select(target => target!.OriginalDefinition));
            targets.UnionWith(engine.Compilation.GetSymbolsWithName(name.Identifier.ValueText, SymbolFilter.Member).Where(symbol => symbol is IMethodSymbol { IsExtensionMethod: true }));
        }

        targets.RemoveWhere(target => SymbolEqualityComparer.Default.Equals(target, member));
        return targets;
    }

    private static IEnumerable<IParameterSymbol> SymbolsOf(ISymbol member) => member is IMethodSymbol method ? method.Parameters : [];

    private static IEnumerable<ISymbol> Named(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
                yield return member;
        }

        foreach (var member in type.AllInterfaces.SelectMany(contract => contract.GetMembers(name)))
            yield return member;
    }

    /// <summary>Everything that the members run, through overrides, initializers and the replacements of what they use.</summary>
    private HashSet<ISymbol> Closure(IEnumerable<ISymbol> start)
    {
        var set = Empty;
        var pending = new Queue<ISymbol>(start);
        while (pending.Count > 0)
        {
            var member = pending.Dequeue();
            if (!IsOwn(member) || !set.Add(member))
                continue;

            foreach (var next in RunBy(member))
                pending.Enqueue(next);
        }

        return set;
    }

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, engine.Compilation.Assembly);

    /// <summary>The initializers that run with a constructor, or before a type's static members.</summary>
    private static IEnumerable<ISymbol> Initializers(ISymbol member)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return isConstructor || member.IsStatic
            ? member.ContainingType.GetMembers().Where(other => (isConstructor || other.IsStatic) && (other is IFieldSymbol { AssociatedSymbol: null, IsConst: false } or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.StaticConstructor }) && HasInitializer(other))
            : [];
    }

    private static bool HasInitializer(ISymbol member) => member is IMethodSymbol || member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });

    /// <summary>The members that a member's source uses.</summary>
    private IEnumerable<ISymbol> References(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax();
            if (!engine.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) || syntax is BaseTypeDeclarationSyntax and not TypeDeclarationSyntax { ParameterList: not null })
                continue;

            var model = _models.GetOrAdd(syntax.SyntaxTree, engine.ModelOf);
            var nodes = syntax is TypeDeclarationSyntax type ? type.BaseList?.DescendantNodes() ?? [] : syntax.DescendantNodes();
            foreach (var node in nodes)
            {
                if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or BinaryExpressionSyntax or CastExpressionSyntax))
                    continue;

                var found = model.GetSymbolInfo(node).Symbol;
                if (found is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol && found.ContainingType is not null)
                    yield return ((found is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : found) is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : found is IMethodSymbol { ReducedFrom: { } extension } ? extension : found).OriginalDefinition;
            }
        }
    }

    private static IEnumerable<ISymbol> MembersAround(SyntaxNode place, SemanticModel model)
    {
        foreach (var node in place.AncestorsAndSelf())
        {
            if (node is BaseFieldDeclarationSyntax field)
            {
                foreach (var variable in field.Declaration.Variables)
                {
                    if (model.GetDeclaredSymbol(variable) is { } declared)
                        yield return declared;
                }
            }
            else if (node is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseNamespaceDeclarationSyntax) && model.GetDeclaredSymbol(node) is { } symbol)
            {
                yield return symbol;
            }
        }
    }
}
