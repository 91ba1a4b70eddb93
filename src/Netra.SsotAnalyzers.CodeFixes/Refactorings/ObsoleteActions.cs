using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Refactorings;

/// <summary>
/// What an <c>[Obsolete("Use X")]</c> says in words, as an entry of the map. The <c>[Obsolete]</c> stays: it is what a caller
/// without the package is told, and where a use is reported by the suite the compiler's own warning is silenced.
/// </summary>
internal static class ObsoleteActions
{
    public static IEnumerable<CodeAction> OfType(DeclarationPlace place)
    {
        if (place.Engine.Map.FindCanonical((INamedTypeSymbol)place.Symbol) is not null)
            return [];

        var names = new MessageBinder(place);
        return Names(place).SelectMany(names.Types)
            .Where(canonical => IsOfThatKind((INamedTypeSymbol)place.Symbol, canonical))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(canonical => EntryAction.SupersededBy(place, canonical,
                $"Declare '{place.Symbol.Name}' superseded by '{canonical.Name}', as [Obsolete] says"))
            .OfType<CodeAction>();
    }

    public static IEnumerable<CodeAction> OfMember(DeclarationPlace place)
    {
        if (place.Engine.Map.FindReplacement(place.Symbol.OriginalDefinition) is not null
            || EntryAction.AttributeFor(place, SsotAttributes.ReplaceWith) is not { } attribute)
        {
            return [];
        }

        var binder = new MessageBinder(place);
        var name = place.Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        var replacement = new MemberExpression(place);
        return Names(place).SelectMany(binder.Members).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()
            .SelectMany(replacement.Of).GroupBy(found => found.Expression, StringComparer.Ordinal).Select(same => same.First())
            .Select(found => EntryAction.Write(place, $"Declare that '{name}' becomes '{found.Expression}', as [Obsolete] says", attribute,
                new PlanPiece.Text(found.Arguments)));
    }

    private static IEnumerable<string> Names(DeclarationPlace place) => place.Symbol.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.FullMetadataName() == "System.ObsoleteAttribute")
        .SelectMany(attribute => attribute.ConstructorArguments.Take(1)).Select(message => message.Value).OfType<string>()
        .SelectMany(ObsoleteMessage.Names);

    /// <summary>Classes and structs can take each other's place, which SSOT0006 looks at; any other type is replaced by its like.</summary>
    private static bool IsOfThatKind(INamedTypeSymbol type, INamedTypeSymbol canonical) =>
        type.TypeKind == canonical.TypeKind || (type.TypeKind is TypeKind.Class or TypeKind.Struct && canonical.TypeKind is TypeKind.Class or TypeKind.Struct);
}

/// <summary>What the message of an <c>[Obsolete]</c> says to use, as text: whether it means anything is asked of the compiler.</summary>
internal static class ObsoleteMessage
{
    private const string Word = @"@?[\p{L}_][\p{L}\p{Nd}_]*";

    // Type arguments, nested up to three deep.
    private const string Arguments = "(?:[<{](?:[^<>{}]|[<{](?:[^<>{}]|[<{][^<>{}]*[>}])*[>}])*[>}])?";

    private const string Name = $@"(?:global::)?{Word}{Arguments}(?:\.{Word}{Arguments})*(?:\([^()]*\))?";
    private const string Quote = "[`'\"\u2018\u2019\u201c\u201d\u00ab\u00bb]?";

    private const string Verb =
        @"(?<!\b(?:not|never|longer|don't|doesn't|cannot)\s)\b(?:use|using|prefer|call|try|see|replaced (?:by|with)|replace (?:it )?with"
        + @"|superseded by|in favou?r of|renamed (?:to|as)|moved to|merged into|migrate to|switch to|replacement(?: is|:)?|alternative(?: is|:)?)"
        + @"\b:?\s*";

    private const string Filler =
        @"(?-i:(?:the|a|an|new|instead|either|async|static|generic|extension|factory|method|function|class|type|struct|record|interface"
        + @"|enum|delegate|property|field|event|constant|constructor|overload|member)\s+)*(?!instead\b)";

    private static readonly Regex AfterVerb =
        new($@"{Verb}{Filler}{Quote}(?<name>{Name}){Quote}(?:\s*(?:,|/|\bor\b)\s*{Filler}{Quote}(?<name>{Name}){Quote})*(?<and>\s+and\s+{Quote}{Word})?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex BeforeInstead = new($@"{Quote}(?<name>{Name}){Quote}\s+(?:instead|should be used|is the replacement|replaces)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The names, in the order in which they are written; none where two things are to be used together.</summary>
    public static IReadOnlyList<string> Names(string message)
    {
        var names = new List<string>();
        foreach (var match in AfterVerb.Matches(message).Cast<Match>())
        {
            if (!match.Groups["and"].Success)
                names.AddRange(match.Groups["name"].Captures.Cast<Capture>().Select(capture => capture.Value));
        }

        if (names.Count == 0 && !AfterVerb.IsMatch(message))
            names.AddRange(BeforeInstead.Matches(message).Cast<Match>().Select(match => match.Groups["name"].Value));
        return [.. names.Select(name => name.Replace('{', '<').Replace('}', '>')).Distinct(StringComparer.Ordinal)];
    }
}

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
        return SyntaxFactory.ParseTypeName(name, consumeFullText: true) is NameSyntax { ContainsDiagnostics: false } syntax
            && Type(syntax, (place.Symbol as INamedTypeSymbol)?.Arity ?? 0) is { } type
            ? [type] : [];
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
        var found = homes.Select(home => home.MembersNamed(simple.Identifier.ValueText).Where(IsUsable).ToList()).FirstOrDefault(all => all.Count > 0) ?? [];
        if (found.Count == 0 && Type(syntax, arity: null) is { IsAbstract: false, IsStatic: false } made)
            found = [.. made.InstanceConstructors.Where(IsUsable)];
        return found.Where(member => parameters is null || Takes(member, parameters));
    }

    /// <summary>Where a simple name is looked for: the member's own type, the type that supersedes it, the receiver's of an extension.</summary>
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
        return written.Count == parameters.Length
            && written.Zip(parameters, (text, parameter) => text == parameter.Name || IsOf(parameter.Type, text)).All(same => same);

        static bool IsOf(ITypeSymbol type, string text) =>
            Simple(text.Split(' ')[0]) is var name
                && (name == type.Name || name == Simple(type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
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
        if (bound is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            && type.TypeArguments.All(argument => argument.TypeKind is not (TypeKind.Error or TypeKind.TypeParameter)))
        {
            return Fits(type, arity) ? type : Sibling(type, arity);
        }

        var written = name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault(generic => generic == name || generic.Parent == name)?.Arity;
        var wanted = written ?? arity;
        var path = Path(name);
        return InScope(path, wanted) ?? Everywhere(path, wanted);
    }

    private static bool Fits(INamedTypeSymbol type, int? arity) =>
        arity is null || type.Arity == 0 || type.Arity == arity || !type.TypeArguments.Any(argument => argument.TypeKind == TypeKind.TypeParameter);

    private static INamedTypeSymbol? Sibling(INamedTypeSymbol type, int? arity) =>
        (type.ContainingType?.GetTypeMembers(type.Name) ?? type.ContainingNamespace.GetTypeMembers(type.Name)).FirstOrDefault(other => other.Arity == arity);

    private static string[] Path(NameSyntax name)
    {
        var text = string.Concat(name.DescendantTokens()
            .Where(token => token.Parent is IdentifierNameSyntax or GenericNameSyntax
                && !token.Parent.Ancestors().OfType<TypeArgumentListSyntax>().Any(list => name.Span.Contains(list.Span)))
            .Select(token => token.ValueText + "."));
        return text.TrimEnd('.').Split('.');
    }

    private INamedTypeSymbol? InScope(string[] path, int? arity)
    {
        INamespaceOrTypeSymbol? container = null;
        for (var index = 0; index < path.Length - 1; index++)
        {
            var inside = place.File.Model.LookupNamespacesAndTypes(place.Declaration.SpanStart, container, path[index]);
            if ((container = inside.OfType<INamespaceOrTypeSymbol>().FirstOrDefault()) is null)
                return null;
        }

        return Only(place.File.Model.LookupNamespacesAndTypes(place.Declaration.SpanStart, container, path[path.Length - 1]).OfType<INamedTypeSymbol>(), arity);
    }

    private INamedTypeSymbol? Everywhere(string[] path, int? arity)
    {
        var simple = path[path.Length - 1];
        var candidates = place.Engine.Compilation.GetSymbolsWithName(simple, SymbolFilter.Type, place.File.CancellationToken).OfType<INamedTypeSymbol>()
            .Concat(place.Engine.Map.Canonicals.Where(canonical => canonical.Type.SimpleName == simple)
                .Select(canonical => place.Engine.Resolve(canonical.Type)).OfType<INamedTypeSymbol>())
            .Where(type => path.Length == 1
                || type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Split(Open)[0] is var full
                    && ("." + full).EndsWith("." + string.Join(".", path), StringComparison.Ordinal))
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

/// <summary>The expression by which another member takes a member's place, with the member's own parameters as arguments.</summary>
internal sealed class MemberExpression(DeclarationPlace place)
{
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    private ISymbol Member => place.Symbol;

    /// <summary>The replacement, if the signatures match; none otherwise.</summary>
    public IEnumerable<ReplaceWithArguments> Of(ISymbol target)
    {
        if (Access(target) is not var (receiver, import) || Rest(target) is not { } rest)
            return [];

        // What the expression binds to is not asked of a signature that is the same to the letter: arguments by reference cannot be bound without a variable.
        var isSame = HasReferences(Member) && Member is IMethodSymbol from && target is IMethodSymbol to && from.Parameters.Length == to.Parameters.Length;
        return ReplaceWithArguments.Of(place, receiver + rest, [import], isSame ? null : target) is { } found ? [found] : [];
    }

    private static bool HasReferences(ISymbol member) => member.Parameters().Any(parameter => parameter.RefKind != RefKind.None);

    /// <summary>What stands before the member's name, and the namespace that is needed for it; null where nothing reaches the member.</summary>
    private (string Receiver, string Import)? Access(ISymbol target)
    {
        if (target is IMethodSymbol { MethodKind: MethodKind.Constructor })
            return Named(target.ContainingType) is { } made ? ("new " + made, Namespace(target.ContainingType)) : null;
        if (target is IMethodSymbol { IsExtensionMethod: true } extension && HasReceiver && Converts(ReceiverType!, extension.Parameters[0].Type))
            return ("this", Namespace(target.ContainingType));
        if (target.IsStatic)
            return Named(target.ContainingType) is { } holder ? (holder, Namespace(target.ContainingType)) : null;

        return HasReceiver && (ReceiverType!.Inherits(target.ContainingType) || IsHome(ReceiverType!) || ReceiverType!.AllInterfaces.Any(IsHome)
            || (ReceiverType is INamedTypeSymbol named && place.Engine.FindSupersession(named) is { Canonical: { } canonical } && IsHome(canonical)))
            ? ("this", "") : null;

        bool IsHome(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, target.ContainingType.OriginalDefinition);
    }

    private bool IsExtension => Member is IMethodSymbol { IsExtensionMethod: true };

    private bool HasReceiver => IsExtension || (!Member.IsStatic && Member is not IMethodSymbol { MethodKind: MethodKind.Constructor });

    private ITypeSymbol? ReceiverType => IsExtension ? ((IMethodSymbol)Member).Parameters[0].Type : Member.ContainingType;

    private static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "";

    /// <summary>A type as the expression names it; one with type parameters only where the member has the same.</summary>
    private string? Named(INamedTypeSymbol type)
    {
        if (type.IsTupleType || type.IsAnonymousType || (type.ContainingType is { } outer && outer.Arity > 0))
            return null;

        var prefix = type.ContainingType is null ? "" : Named(type.ContainingType) + ".";
        if (type.Arity == 0)
            return prefix + PlanPiece.Identifier(type.Name);
        if (type.TypeArguments.All(argument => argument.TypeKind != TypeKind.TypeParameter))
            return prefix + type.ToDisplayString(Short.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters));

        var own = Member is IMethodSymbol { Arity: > 0 } method && method.Arity == type.Arity
            ? method.TypeParameters : Member.ContainingType.Arity == type.Arity ? Member.ContainingType.TypeParameters : [];
        return own.IsEmpty ? null
            : $"{prefix}{PlanPiece.Identifier(type.Name)}<{string.Join(", ", own.Select(parameter => PlanPiece.Identifier(parameter.Name)))}>";
    }

    /// <summary>The member's name and arguments; null where the signatures do not match.</summary>
    private string? Rest(ISymbol target)
    {
        var isConstructor = target is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var name = isConstructor ? "" : "." + PlanPiece.Identifier(target.Name);
        switch (Member, target)
        {
            case (IEventSymbol, IEventSymbol) or (IFieldSymbol, IFieldSymbol):
                return name;
            case (IPropertySymbol { Parameters.IsEmpty: true } property, IPropertySymbol { Parameters.IsEmpty: true } other):
                return property.SetMethod is null || other.SetMethod is { IsInitOnly: false } ? name : null;
            case (IPropertySymbol { Parameters.IsEmpty: true } property, IFieldSymbol field):
                return property.SetMethod is null || !(field.IsReadOnly || field.IsConst) ? name : null;
            case (IFieldSymbol { IsConst: false } field, IPropertySymbol { Parameters.IsEmpty: true } other):
                return field.IsReadOnly || other.SetMethod is { IsInitOnly: false } ? name : null;
            case (IMethodSymbol { ReturnsVoid: false } method, IPropertySymbol { Parameters.IsEmpty: true, GetMethod: not null } or IFieldSymbol):
                return method.Parameters.Length == (IsExtension ? 1 : 0) && method.MethodKind != MethodKind.Constructor ? name : null;
            case (IPropertySymbol { SetMethod: null } or IMethodSymbol, IMethodSymbol called):
                return Arguments(called) is { } arguments ? name + TypeArguments(called) + arguments : null;
            default:
                return null;
        }
    }

    private string TypeArguments(IMethodSymbol target) =>
        target.Arity > 0 && Member is IMethodSymbol method && method.Arity == target.Arity
            ? $"<{string.Join(", ", method.TypeParameters.Select(parameter => PlanPiece.Identifier(parameter.Name)))}>" : "";

    /// <summary>Every parameter of the member, each for one of the target's: by name and type, else in the order in which they stand.</summary>
    private string? Arguments(IMethodSymbol target)
    {
        var own = Member.Parameters();
        if (IsExtension && Access(target) is var (receiver, _) && receiver == "this")
            own = own.RemoveAt(0);
        var asked = target is { IsExtensionMethod: true } && HasReceiver ? target.Parameters.RemoveAt(0) : target.Parameters;
        if (own.Length > asked.Length || asked.Skip(own.Length).Any(parameter => !parameter.IsOptional && !parameter.IsParams)
            || Member is IMethodSymbol method && target.Arity > 0 && method.Arity != target.Arity)
        {
            return null;
        }

        var inOrder = own.Length == 0 || own.Zip(asked, (from, to) => Fits(from, to)).All(fits => fits);
        var byName = own.All(from => asked.Any(to => to.Name == from.Name && Fits(from, to)))
            && asked.Where(to => !to.IsOptional && !to.IsParams).All(to => own.Any(from => from.Name == to.Name));
        var sameOrder = own.Zip(asked, (from, to) => from.Name == to.Name).All(same => same);
        if (byName && !sameOrder)
            return InOrderOf(asked, own);
        return inOrder ? $"({string.Join(", ", own.Select(Written))})" : null;
    }

    /// <summary>In the target's order; by name as soon as an optional parameter is left out.</summary>
    private static string InOrderOf(ImmutableArray<IParameterSymbol> asked, ImmutableArray<IParameterSymbol> own)
    {
        var arguments = new List<string>();
        var isGap = false;
        foreach (var to in asked)
        {
            if (own.FirstOrDefault(from => from.Name == to.Name) is not { } from)
                isGap = true;
            else
                arguments.Add((isGap ? PlanPiece.Identifier(to.Name) + ": " : "") + Written(from));
        }

        return $"({string.Join(", ", arguments)})";
    }

    private static string Written(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "",
    } + PlanPiece.Identifier(parameter.Name);

    private bool Fits(IParameterSymbol from, IParameterSymbol to) =>
        from.RefKind == to.RefKind && from.IsParams == to.IsParams
            && (from.RefKind == RefKind.None ? Converts(from.Type, to.Type) : SymbolEqualityComparer.Default.Equals(from.Type, to.Type));

    /// <summary>Type parameters of two methods are the same by their place.</summary>
    private bool Converts(ITypeSymbol from, ITypeSymbol to) =>
        place.Engine.Compilation.ClassifyConversion(place.Engine.MapType(from) ?? from, to).IsImplicit
        || (Mentions(to) && from.ToDisplayString(Short).Length > 0 && to.OriginalDefinition.Kind == from.OriginalDefinition.Kind)
        || to.TypeKind == TypeKind.TypeParameter;

    private static bool Mentions(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        INamedTypeSymbol named => named.TypeArguments.Any(Mentions),
        IArrayTypeSymbol array => Mentions(array.ElementType),
        _ => false,
    };
}
