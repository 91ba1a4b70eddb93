using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

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
        || legacy.GetMembers().Any(member =>
            References(member).Any(found => SymbolEqualityComparer.Default.Equals(found.ContainingType?.OriginalDefinition, canonical)));

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
            {
                types.Add(type);
            }
            else if (name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax
                && engine.Compilation.GetTypesByMetadataName(name.Parent.ToString()).FirstOrDefault() is { } dotted)
            {
                types.Add(dotted);
            }
        }

        foreach (var creation in expression.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>())
        {
            targets.UnionWith(types.OfType<INamedTypeSymbol>()
                .Where(type => creation is not ObjectCreationExpressionSyntax named || named.Type.ToString().EndsWith(type.Name, StringComparison.Ordinal))
                .SelectMany(type => type.InstanceConstructors.Select(constructor => constructor.OriginalDefinition)));
        }

        foreach (var name in names.Where(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name))
        {
            var found = types.SelectMany(type => Named(type, name.Identifier.ValueText)).Distinct(SymbolEqualityComparer.Default).ToList();
            foreach (var target in found)
            {
                if ((target!.ValueType()?.Awaited() ?? target!.ValueType()) is { } result)
                    types.Add(result);
            }

            targets.UnionWith(found.Select(target => target!.OriginalDefinition));
            targets.UnionWith(engine.Compilation.GetSymbolsWithName(name.Identifier.ValueText, SymbolFilter.Member)
                .Where(symbol => symbol is IMethodSymbol { IsExtensionMethod: true }));
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
            ? member.ContainingType.GetMembers()
                .Where(other => (isConstructor || other.IsStatic)
                    && (other is IFieldSymbol { AssociatedSymbol: null, IsConst: false } or IPropertySymbol
                        or IMethodSymbol { MethodKind: MethodKind.StaticConstructor })
                    && HasInitializer(other))
            : [];
    }

    private static bool HasInitializer(ISymbol member) =>
        member is IMethodSymbol
            || member.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null }
                    or PropertyDeclarationSyntax { Initializer: not null });

    /// <summary>The members that a member's source uses.</summary>
    private IEnumerable<ISymbol> References(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax();
            if (!engine.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)
                || syntax is BaseTypeDeclarationSyntax and not TypeDeclarationSyntax { ParameterList: not null })
            {
                continue;
            }

            var model = _models.GetOrAdd(syntax.SyntaxTree, engine.ModelOf);
            var nodes = syntax is TypeDeclarationSyntax type ? type.BaseList?.DescendantNodes() ?? [] : syntax.DescendantNodes();
            foreach (var node in nodes)
            {
                if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax
                    or PrimaryConstructorBaseTypeSyntax or BinaryExpressionSyntax or CastExpressionSyntax))
                {
                    continue;
                }

                var found = model.GetSymbolInfo(node).Symbol;
                if (found is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol && found.ContainingType is not null)
                {
                    yield return ((found is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : found) is IMethodSymbol { AssociatedSymbol: { } associated }
                        ? associated : found is IMethodSymbol { ReducedFrom: { } extension } ? extension : found).OriginalDefinition;
                }
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
            else if (node is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseNamespaceDeclarationSyntax)
                && model.GetDeclaredSymbol(node) is { } symbol)
            {
                yield return symbol;
            }
        }
    }
}
