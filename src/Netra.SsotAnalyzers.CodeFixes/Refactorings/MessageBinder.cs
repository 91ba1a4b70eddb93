using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>
/// Binds a name in a message: as code at the declaration would, else by its full name, else by a simple name that the sources
/// and the map hold once.
/// </summary>
internal sealed class MessageBinder(DeclarationPlace place)
{
    private static readonly char[] Open = ['<', '('];

    /// <summary>The types that a name means: one, or none.</summary>
    public IEnumerable<INamedTypeSymbol> Types(string name)
    {
        name = name.Split('(')[0];
        return SyntaxFactory.ParseTypeName(name, consumeFullText: true) is NameSyntax { ContainsDiagnostics: false } syntax && Type(syntax, (place.Symbol as INamedTypeSymbol)?.Arity ?? 0) is { } type ? [type] : [];
    }

    /// <summary>The members that a name means: overloads of one name, a property, a field, an event, or the constructors of a type.</summary>
    public IEnumerable<ISymbol> Members(string name)
    {
        var list = name.IndexOf('(');
        var parameters = list < 0 ? null : name.Substring(list);
        var path = list < 0 ? name : name.Substring(0, list);
        if (SyntaxFactory.ParseTypeName(path, consumeFullText: true) is not NameSyntax { ContainsDiagnostics: false } syntax)
            return [];

        var (owner, simple) = syntax is QualifiedNameSyntax qualified ? (qualified.Left, qualified.Right) : (null, syntax as SimpleNameSyntax);
        if (simple is null)
            return [];

        var homes = owner is null ? Homes() : Type(owner, arity: null) is { } home ? [home] : [];
        var found = homes.Select(home => home.MembersNamed(simple.Identifier.ValueText).Where(IsUsable).ToList()).FirstOrDefault(members => members.Count > 0) ?? [];
        if (found.Count == 0 && Type(syntax, arity: null) is { IsAbstract: false, IsStatic: false } made)
            found = [.. made.InstanceConstructors.Where(IsUsable)];
        return found.Where(member => parameters is null || Takes(member, parameters));
    }

    /// <summary>Where a simple name is looked for: in the member's own type, in the type that supersedes it, and of an extension in its receiver's type.</summary>
    private IEnumerable<INamedTypeSymbol> Homes()
    {
        for (var type = place.Symbol.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
        if (place.Symbol is IMethodSymbol { IsExtensionMethod: true } extension && extension.Parameters[0].Type is INamedTypeSymbol receiver)
            yield return receiver;
        if (place.Engine.FindSupersession(place.Symbol.ContainingType) is { Canonical: { } canonical })
            yield return canonical;
    }

    private bool IsUsable(ISymbol member) =>
        (member.CanBeReferencedByName || member is IMethodSymbol { MethodKind: MethodKind.Constructor })
        && !SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, place.Symbol.OriginalDefinition)
        && place.File.Model.IsAccessible(place.Declaration.SpanStart, member);

    /// <summary>Whether the types between the parentheses are those of the parameters, or their names. Nothing between them says nothing.</summary>
    private static bool Takes(ISymbol member, string list)
    {
        var written = list.Trim('(', ')').Split([','], StringSplitOptions.RemoveEmptyEntries).Select(text => text.Trim()).ToList();
        var parameters = member.Parameters();
        if (written.Count == 0 || written.All(text => text is "..." or "…"))
            return true;
        return written.Count == parameters.Length && written.Zip(parameters, (text, parameter) =>
            text == parameter.Name || Simple(text.Split(' ')[0]) == Simple(parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)) || Simple(text.Split(' ')[0]) == parameter.Type.Name).All(same => same);
    }

    private static string Simple(string type)
    {
        var end = type.IndexOf('<');
        var name = end < 0 ? type : type.Substring(0, end);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private INamedTypeSymbol? Type(NameSyntax name, int? arity)
    {
        // "New<T>" means the type, whatever the parameter is called; "New<string>" means that one.
        var bound = place.File.Model.GetSpeculativeSymbolInfo(place.Declaration.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (bound is IAliasSymbol { Target: var target })
            bound = target;
        if (bound is INamedTypeSymbol { TypeKind: not TypeKind.Error } type && type.TypeArguments.All(argument => argument.TypeKind is not (TypeKind.Error or TypeKind.TypeParameter)))
            return Fits(type, arity) ? type : Sibling(type, arity);

        var written = name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault(generic => generic == name || generic.Parent == name)?.Arity;
        var wanted = written ?? arity;
        var path = Path(name);
        var inScope = InScope(path, wanted);
        return inScope ?? Everywhere(path, wanted);
    }

    private static bool Fits(INamedTypeSymbol type, int? arity) => arity is null || type.Arity == 0 || type.Arity == arity || !type.TypeArguments.Any(argument => argument.TypeKind == TypeKind.TypeParameter);

    private static INamedTypeSymbol? Sibling(INamedTypeSymbol type, int? arity) =>
        (type.ContainingType?.GetTypeMembers(type.Name) ?? type.ContainingNamespace.GetTypeMembers(type.Name)).FirstOrDefault(other => other.Arity == arity);

    private static string[] Path(NameSyntax name)
    {
        var text = string.Concat(name.DescendantTokens().Where(token => token.Parent is IdentifierNameSyntax or GenericNameSyntax && !token.Parent.Ancestors().OfType<TypeArgumentListSyntax>().Any(list => name.Span.Contains(list.Span))).Select(token => token.ValueText + "."));
        return text.TrimEnd('.').Split('.');
    }

    private INamedTypeSymbol? InScope(string[] path, int? arity)
    {
        INamespaceOrTypeSymbol? container = null;
        for (var index = 0; index < path.Length - 1; index++)
        {
            container = place.File.Model.LookupNamespacesAndTypes(place.Declaration.SpanStart, container, path[index]).OfType<INamespaceOrTypeSymbol>().FirstOrDefault();
            if (container is null)
                return null;
        }

        return Only(place.File.Model.LookupNamespacesAndTypes(place.Declaration.SpanStart, container, path[path.Length - 1]).OfType<INamedTypeSymbol>(), arity);
    }

    private INamedTypeSymbol? Everywhere(string[] path, int? arity)
    {
        var simple = path[path.Length - 1];
        var candidates = place.Engine.Compilation.GetSymbolsWithName(simple, SymbolFilter.Type, place.File.CancellationToken).OfType<INamedTypeSymbol>()
            .Concat(place.Engine.Map.Canonicals.Where(canonical => canonical.Type.SimpleName == simple).Select(canonical => place.Engine.Resolve(canonical.Type)).OfType<INamedTypeSymbol>())
            .Where(type => path.Length == 1 || type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Split(Open)[0] is var full && ("." + full).EndsWith("." + string.Join(".", path), StringComparison.Ordinal))
            .Where(type => place.File.Model.IsAccessible(place.Declaration.SpanStart, type) && !SymbolEqualityComparer.Default.Equals(type, place.Symbol));
        return Only(candidates.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default), arity);
    }

    private static INamedTypeSymbol? Only(IEnumerable<INamedTypeSymbol> types, int? arity)
    {
        var all = types.ToList();
        var fitting = all.Where(type => arity is null || type.Arity == arity).ToList();
        if (fitting.Count == 0)
            fitting = [.. all.Where(type => type.Arity == 0)];
        return fitting.Count == 1 ? fitting[0] : null;
    }
}
