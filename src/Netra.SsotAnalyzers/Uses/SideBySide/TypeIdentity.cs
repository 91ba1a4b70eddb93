using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>
/// What a program keeps or finds by a type itself: the static state of <c>Cache&lt;Old&gt;</c>, and the attributes that it looks
/// for. Where it does so for the canonical type too, both would become one.
/// </summary>
internal sealed class TypeIdentity(FileContext file)
{
    /// <summary>How many calls deep the type argument of a generic method is followed.</summary>
    private const int MaxDepth = 3;

    /// <summary>Why the name cannot be replaced; null if it can.</summary>
    /// <param name="name">The name with its qualification.</param>
    public Refusal? RefusalOf(ExpressionSyntax name)
    {
        if (file.TypeOf(name) is not INamedTypeSymbol legacy || file.Engine.MapType(legacy) is not INamedTypeSymbol canonical)
            return null;
        if (IsAttribute(canonical) && file.Engine.NamedTypes.AreConfused(legacy, canonical))
            return Refusal.SameLookup.For(canonical.Name);

        for (SyntaxNode? node = name; node is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax; node = node.Parent)
        {
            if (node is GenericNameSyntax generic && file.Model.GetNameInfo(generic, file.CancellationToken).Symbol is INamedTypeSymbol type
                && HasStaticState(type) && file.Engine.MapType(type) is INamedTypeSymbol mapped
                && SymbolEqualityComparer.Default.Equals(mapped.OriginalDefinition, type.OriginalDefinition)
                && file.Engine.NamedTypes.IsNamed(mapped, canonical.Name))
            {
                return Refusal.SameStaticState.For(mapped.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }

            if (node.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax called } list && node is TypeSyntax argument
                && file.Model.GetNameInfo(called, file.CancellationToken).Symbol is IMethodSymbol method
                && StateOf(method.OriginalDefinition, list.Arguments.IndexOf(argument), depth: 0)
                    .FirstOrDefault(state =>
                        file.Engine.NamedTypes.IsNamed(state.Construct(canonical), canonical.Name)
                            || file.Engine.NamedTypes.IsKeptFor(state, canonical)) is { } kept)
            {
                return Refusal.SameStaticState.For(kept.Construct(canonical).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }
        }

        return null;
    }

    /// <summary>
    /// The types with static state that a generic method, or one that it calls, constructs with one of its type arguments alone:
    /// <c>Cache&lt;T&gt;</c>.
    /// </summary>
    private HashSet<INamedTypeSymbol> StateOf(IMethodSymbol method, int index, int depth)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        if (depth > MaxDepth || index < 0 || index >= method.TypeParameters.Length
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(file.CancellationToken) is not { } syntax
            || !file.Engine.Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return found;
        }

        var model = file.Engine.ModelOf(syntax.SyntaxTree);
        foreach (var generic in syntax.DescendantNodes().OfType<GenericNameSyntax>())
        {
            var symbol = model.GetNameInfo(generic, file.CancellationToken).Symbol;
            if (symbol is INamedTypeSymbol { Arity: 1 } type && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], method.TypeParameters[index])
                && HasStaticState(type))
            {
                found.Add(type.OriginalDefinition);
            }
            else if (symbol is IMethodSymbol next && !SymbolEqualityComparer.Default.Equals(next.OriginalDefinition, method))
            {
                found.UnionWith(next.TypeArguments.Select((argument, at) => (argument, at))
                    .Where(pair => SymbolEqualityComparer.Default.Equals(pair.argument, method.TypeParameters[index]))
                    .SelectMany(pair => StateOf(next.OriginalDefinition, pair.at, depth + 1)));
            }
        }

        return found;
    }

    private static bool IsAttribute(INamedTypeSymbol type) => type.BaseTypes().Any(current => current.IsSystemType(nameof(Attribute)));

    /// <summary>
    /// Whether a generic type of this project has state for each of its constructions that changes. What itself supersedes another has the
    /// state of both.
    /// </summary>
    private bool HasStaticState(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, file.Engine.Compilation.Assembly)
        && type.OriginalDefinition.GetMembers()
            .Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false } field && (!field.IsReadOnly || !IsImmutable(field.Type)))
        && DocumentationId.Of(type.OriginalDefinition) is var id && file.Engine.Map.Superseded.All(entry => entry.Canonical.Id != id);

    private static bool IsImmutable(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.None or SpecialType.System_Object or SpecialType.System_Array)
            || type.TypeKind is TypeKind.Enum or TypeKind.Delegate;
}

/// <summary>Where a compilation names a type; one search for each type that is asked for.</summary>
internal sealed class NamedTypes(SsotEngine engine)
{
    private readonly ConcurrentDictionary<(ISymbol Type, string Word), bool> _named = new();
    private readonly ConcurrentDictionary<(ISymbol State, ISymbol Type), bool> _kept = new();
    private readonly ConcurrentDictionary<ISymbol, (bool IsApplied, bool IsAsked)> _attributes = new(SymbolEqualityComparer.Default);

    /// <summary>Whether code names <paramref name="constructed"/>, in which <paramref name="word"/> occurs.</summary>
    public bool IsNamed(INamedTypeSymbol constructed, string word) => _named.GetOrAdd((constructed, word), _ => Names([word, .. AliasesOf(word)]).Any(found =>
        found.Name.AncestorsAndSelf().TakeWhile(node => node is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax).OfType<GenericNameSyntax>()
            .Any(generic => SymbolEqualityComparer.Default.Equals(engine.ModelOf(found.Tree).GetNameInfo(generic, CancellationToken.None).Symbol,
                constructed))));

    /// <summary>
    /// Whether generic methods, one through another, construct a type with static state for another one, which may be inferred:
    /// <c>Cache&lt;T&gt;</c> in a method that is called for it.
    /// </summary>
    public bool IsKeptFor(INamedTypeSymbol state, INamedTypeSymbol type) => _kept.GetOrAdd((state, type), _ =>
    {
        var pending = new Queue<ITypeParameterSymbol>(Names(state.Name)
            .Select(found => engine.ModelOf(found.Tree).GetNameInfo(found.Name, CancellationToken.None).Symbol)
            .OfType<INamedTypeSymbol>().Where(constructed => SymbolEqualityComparer.Default.Equals(constructed.OriginalDefinition, state))
            .SelectMany(constructed => constructed.TypeArguments).OfType<ITypeParameterSymbol>());
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            if (pending.Dequeue() is not { DeclaringMethod: { } method } parameter || !seen.Add(parameter))
                continue;

            foreach (var (tree, name) in Names(method.Name))
            {
                if (engine.ModelOf(tree).GetSymbolInfo(name).Symbol is not IMethodSymbol called
                    || !SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, method))
                {
                    continue;
                }

                if (SymbolEqualityComparer.Default.Equals(called.TypeArguments[parameter.Ordinal], type))
                    return true;
                if (called.TypeArguments[parameter.Ordinal] is ITypeParameterSymbol outer)
                    pending.Enqueue(outer);
            }
        }

        return false;
    });

    /// <summary>The aliases whose directives hold a word.</summary>
    private IEnumerable<string> AliasesOf(string word) => engine.Compilation.SyntaxTrees
        .SelectMany(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings)
        .Where(directive => directive.Alias is not null && directive.NamespaceOrType.ToString().Contains(word))
        .Select(directive => directive.Alias!.Name.Identifier.ValueText);

    /// <summary>Whether the program looks for attributes of one of the types while the other is applied or looked for.</summary>
    public bool AreConfused(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (UsesOf(legacy), UsesOf(canonical));
        return (old.IsAsked && (now.IsApplied || now.IsAsked)) || (now.IsAsked && old.IsApplied);
    }

    private (bool IsApplied, bool IsAsked) UsesOf(INamedTypeSymbol attribute) => _attributes.GetOrAdd(attribute, _ =>
    {
        var (isApplied, isAsked) = (false, false);
        foreach (var (tree, name) in Names(attribute.Name, TypeExtensions.AttributeShortName(attribute.Name) ?? attribute.Name))
        {
            // To create an instance or to write its name is not to look for it.
            var place = name.Ancestors()
                .FirstOrDefault(node => node is AttributeArgumentSyntax or AttributeSyntax or StatementSyntax or ArrowExpressionClauseSyntax
                    or EqualsValueClauseSyntax or MemberDeclarationSyntax);
            if (name.Parent is ObjectCreationExpressionSyntax || name.IsInNameOf() || place is null or AttributeArgumentSyntax or MemberDeclarationSyntax)
                continue;

            var named = engine.ModelOf(tree).GetSymbolInfo(name).Symbol;
            if (!SymbolEqualityComparer.Default.Equals(named as INamedTypeSymbol ?? named?.ContainingType, attribute))
                continue;

            isApplied |= place is AttributeSyntax;
            isAsked |= place is not AttributeSyntax;
        }

        return (isApplied, isAsked);
    });

    private IEnumerable<(SyntaxTree Tree, SimpleNameSyntax Name)> Names(params string[] words)
    {
        var names = new NameSet(words);
        return engine.Compilation.SyntaxTrees
            .SelectMany(tree => TreeScan.Find(tree, names, CancellationToken.None).Tokens.Select(token => token.Parent).OfType<SimpleNameSyntax>(),
                (tree, name) => (tree, name))
            .Where(found => !found.name.IsPartOfStructuredTrivia());
    }
}
