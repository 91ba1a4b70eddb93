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
                && SymbolEqualityComparer.Default.Equals(mapped.OriginalDefinition, type.OriginalDefinition) && file.Engine.NamedTypes.IsNamed(mapped, canonical.Name))
            {
                return Refusal.SameStaticState.For(mapped.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }
        }

        return null;
    }

    private static bool IsAttribute(INamedTypeSymbol type) => type.BaseTypes().Any(current => current.IsSystemType(nameof(Attribute)));

    /// <summary>Whether a generic type of this project has state for each of its constructions that changes. What itself supersedes another has the state of both.</summary>
    private bool HasStaticState(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, file.Engine.Compilation.Assembly)
        && type.OriginalDefinition.GetMembers().Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false } field && (!field.IsReadOnly || !IsImmutable(field.Type)))
        && DocumentationId.Of(type.OriginalDefinition) is var id && file.Engine.Map.Superseded.All(entry => entry.Canonical.Id != id);

    private static bool IsImmutable(ITypeSymbol type) => type.SpecialType is not (SpecialType.None or SpecialType.System_Object or SpecialType.System_Array) || type.TypeKind is TypeKind.Enum or TypeKind.Delegate;
}

/// <summary>Where a compilation names a type; one search for each type that is asked for.</summary>
internal sealed class NamedTypes(SsotEngine engine)
{
    private readonly ConcurrentDictionary<(ISymbol Type, string Word), bool> _named = new();
    private readonly ConcurrentDictionary<ISymbol, (bool IsApplied, bool IsAsked)> _attributes = new(SymbolEqualityComparer.Default);

    /// <summary>Whether code names <paramref name="constructed"/>, in which <paramref name="word"/> occurs.</summary>
    public bool IsNamed(INamedTypeSymbol constructed, string word) => _named.GetOrAdd((constructed, word), _ => Names(word).Any(found =>
        found.Name.AncestorsAndSelf().TakeWhile(node => node is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax).OfType<GenericNameSyntax>()
            .Any(generic => SymbolEqualityComparer.Default.Equals(engine.ModelOf(found.Tree).GetNameInfo(generic, CancellationToken.None).Symbol, constructed))));

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
            var place = name.Ancestors().FirstOrDefault(node => node is AttributeArgumentSyntax or AttributeSyntax or StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or MemberDeclarationSyntax);
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
        return engine.Compilation.SyntaxTrees.SelectMany(tree => TreeScan.Find(tree, names, CancellationToken.None).Tokens.Select(token => token.Parent).OfType<SimpleNameSyntax>(), (tree, name) => (tree, name))
            .Where(found => !found.name.IsPartOfStructuredTrivia());
    }
}
