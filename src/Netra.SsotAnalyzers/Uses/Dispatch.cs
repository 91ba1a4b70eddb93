using System.Collections.Concurrent;
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
        _types = new(() => [.. TypesOf(engine.Compilation.Assembly.GlobalNamespace)
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface)]);
        _inherited = new(FindInherited);
    }

    public static Dispatch Of(SsotEngine engine) => engine.Shared(static shared => new Dispatch(shared));

    /// <summary>
    /// The classes and structs of this compilation that may run where a virtual or interface member is called, as it overrides or
    /// implements it.
    /// </summary>
    public IEnumerable<ISymbol> TargetsOf(ISymbol member)
    {
        if (!(member.IsVirtual || member.IsAbstract || member.IsOverride))
            yield break;

        foreach (var type in _types.Value)
        {
            if (member.ContainingType.TypeKind == TypeKind.Interface)
            {
                foreach (var contract in type.AllInterfaces
                    .Where(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType.OriginalDefinition)))
                {
                    foreach (var declared in contract.GetMembers(member.Name)
                        .Where(declared => SymbolEqualityComparer.Default.Equals(declared.OriginalDefinition, member)))
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
            {
                return current is { IsStatic: false, IsSealed: false }
                    && (current.IsVirtual || current.IsAbstract || current.IsOverride || current.ContainingType?.TypeKind == TypeKind.Interface)
                    ? current : null;
            }
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
                && (SymbolEqualityComparer.Default.Equals(declared.ContainingType!.FindImplementationForInterfaceMember(member), declared)
                    || ImplementsExplicitly(declared, member)))
            {
                return Forwards(declared, replacement) ? null : (member.OriginalDefinition, replacement);
            }
        }

        return _inherited.Value.TryGetValue(declared.OriginalDefinition, out var root) && ReplacementOf(root, declared) is { } inherited
            && !Forwards(declared, inherited)
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

    /// <summary>
    /// The members of base types by which a derived type implements an interface that the base type does not have, each with the replaced
    /// member that it implements.
    /// </summary>
    private ImmutableDictionary<ISymbol, ISymbol> FindInherited()
    {
        var replaced = new Dictionary<ISymbol, ImmutableArray<string>>(SymbolEqualityComparer.Default);
        var found = ImmutableDictionary.CreateBuilder<ISymbol, ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in _types.Value.Where(type => type.BaseType is { SpecialType: SpecialType.None }))
        {
            foreach (var contract in type.AllInterfaces.Except(type.BaseType!.AllInterfaces, SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>())
            {
                if (!replaced.TryGetValue(contract.OriginalDefinition, out var names))
                {
                    replaced.Add(contract.OriginalDefinition,
                        names = [.. contract.OriginalDefinition.GetMembers().Where(member => ReplacementOf(member) is not null).Select(member => member.Name)]);
                }

                foreach (var member in names.SelectMany(name => contract.GetMembers(name)))
                {
                    if (type.FindImplementationForInterfaceMember(member) is { ContainingType.TypeKind: TypeKind.Class } implementation
                        && !SymbolEqualityComparer.Default.Equals(implementation.ContainingType, type))
                    {
                        found[implementation.OriginalDefinition] = member.OriginalDefinition;
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The replacement of a member or, of a property, of one of its accessors: only of one that <paramref name="declared"/> has as well.</summary>
    private MemberReplacement? ReplacementOf(ISymbol member, ISymbol? declared = null) =>
        _engine.Map.FindReplacement(member.OriginalDefinition) ?? (member is not IPropertySymbol property ? null
        : (declared is IPropertySymbol { GetMethod: null } ? null : OfAccessor(property.GetMethod))
            ?? (declared is IPropertySymbol { SetMethod: null } ? null : OfAccessor(property.SetMethod)));

    private MemberReplacement? OfAccessor(IMethodSymbol? accessor) => accessor is null ? null : _engine.Map.FindReplacement(accessor.OriginalDefinition);

    private ImmutableArray<ISymbol> OverridesOf(ISymbol root) => _overrides.GetOrAdd(root, member =>
        [.. _types.Value.SelectMany(type => type.GetMembers().Where(candidate => NameOf(candidate) == member.Name)).Concat(_inherited.Value.Keys)
            .Where(candidate => ReplacedBase(candidate) is { } replaced && SymbolEqualityComparer.Default.Equals(replaced.Root, member))]);

    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    /// <summary>Whether all that an override does is what the replacement does, or what the member itself does.</summary>
    private static bool Forwards(ISymbol declared, MemberReplacement replacement)
    {
        if (ReplacementTemplate.Parse(replacement.Expression).Expression is not { } template
            || declared.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } syntax)
        {
            return false;
        }

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
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
