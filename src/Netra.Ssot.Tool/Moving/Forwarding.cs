using System.Text;
using Microsoft.CodeAnalysis;

namespace Netra.Ssot.Tool.Moving;

/// <summary>What is left in the superseded namespace of one type that has moved.</summary>
/// <param name="Type">The type, by the full name that it had.</param>
/// <param name="Code">The declaration that forwards; null where nothing can be left.</param>
/// <param name="Extent">What still compiles by it, or why nothing is left.</param>
internal sealed record ForwardedType(string Type, string? Code, string Extent);

/// <summary>
/// Writes obsolete types that forward to those that have moved, for callers outside of the solution. C# has no name for a type in
/// another namespace that callers of a compiled library would see, so what cannot be forwarded is said for each type.
/// </summary>
/// <param name="entry">The namespace.</param>
internal sealed class Forwarding(MoveEntry entry)
{
    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MethodFormat = TypeFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    private static readonly SymbolDisplayFormat NameFormat =
        new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Included);

    /// <param name="type">The type where it is now.</param>
    /// <param name="legacy">The namespace that it was in.</param>
    /// <param name="hasAttributes">Whether its project can name the attributes of the map.</param>
    public ForwardedType Of(INamedTypeSymbol type, string legacy, bool hasAttributes)
    {
        var name = $"{legacy}.{type.Name}";
        if (type.DeclaredAccessibility != Accessibility.Public)
            return new ForwardedType(name, null, "not forwarded: it is not public, so nothing outside of the solution names it");

        var problem = Problem(type);
        if (problem is not null)
            return new ForwardedType(name, null, "not forwarded: " + problem);

        var kind = type.TypeKind == TypeKind.Interface ? "interface" : type.IsStatic ? "static class" : type.IsAbstract ? "abstract class" : "class";
        var text = new StringBuilder();
        text.Append($"    /// <summary>Forwards to the type of its name in {type.ContainingNamespace.ToDisplayString()}.</summary>\n");
        text.Append(
            $"    [global::System.Obsolete(\"Use '{type.ContainingNamespace.ToDisplayString()}.{type.Name}'.{(entry.RemovedIn is null ? "" : $" This name is removed in {entry.RemovedIn}.")}\")]\n");
        if (hasAttributes)
        {
            text.Append(
                $"    [global::Netra.Ssot.SupersededBy(typeof({type.ConstructUnboundGenericTypeIfGeneric()}){(entry.RemovedIn is null ? "" : $", RemovedIn = \"{entry.RemovedIn}\"")})]\n");
        }

        // "class C<T> where T : X" is "class C<T> : B where T : X".
        var declared = type.ToDisplayString(NameFormat.WithLocalName());
        var constraints = declared.IndexOf(" where ", StringComparison.Ordinal);
        var (head, tail) = constraints < 0 ? (declared, "") : (declared[..constraints], declared[constraints..]);
        text.Append($"    public {kind} {head}{(type.IsStatic ? "" : " : " + type.ToDisplayString(TypeFormat))}{tail}\n    {{\n");
        foreach (var member in type.IsStatic
            ? type.GetMembers().Where(IsForwarded).Select(member => OfStatic(member, type))
            : type.TypeKind == TypeKind.Class ? Constructors(type).Select(OfConstructor) : [])
        {
            text.Append("        /// <summary>Forwards.</summary>\n        ").Append(member).Append("\n\n");
        }

        if (text[^2] == '\n')
            text.Length--;
        text.Append("    }\n");
        return new ForwardedType(name, text.ToString(), type.IsStatic
            ? "forwarded: calls of its members compile and run the moved ones"
            : "forwarded in part: a derived "
                + (type.TypeKind == TypeKind.Interface
                    ? "interface; implementations of it and values of it compile" : "class; constructions, derivations and static members compile")
                + ". A variable of the old type does not take what returns the moved one, and a test for the old type does not find it");
    }

    private static string? Problem(INamedTypeSymbol type)
    {
        switch (type)
        {
            case { TypeKind: TypeKind.Enum }:
                return "no enum converts to another by itself";
            case { TypeKind: TypeKind.Struct }:
                return "nothing derives from a struct";
            case { TypeKind: TypeKind.Delegate }:
                return "nothing derives from a delegate";
            case { IsRecord: true }:
                return "a derived record is never equal to its base record";
            case { TypeKind: TypeKind.Interface }:
                return null;
            case { IsStatic: true }:
                return type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public).Select(StaticProblem)
                    .FirstOrDefault(problem => problem is not null);
            case { IsSealed: true }:
                return "nothing derives from a sealed class";
        }

        var constructors = Constructors(type).ToList();
        return constructors.Count == 0 ? "no other type can derive from it, because none of its constructors is public or protected"
            : constructors.Any(constructor => constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
                ? "one of its constructors sets required members"
            : constructors.Select(ParameterProblem).FirstOrDefault(problem => problem is not null)
            ?? (type.GetMembers().FirstOrDefault(member =>
                member is { IsAbstract: true, DeclaredAccessibility: Accessibility.Internal or Accessibility.ProtectedAndInternal }) is { } hidden
                ? $"'{hidden.Name}' is abstract and internal" : null);
    }

    private static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    private static string? StaticProblem(ISymbol member) => member switch
    {
        INamedTypeSymbol => $"'{member.Name}' is nested in it",
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => null,
        IMethodSymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRefReadonly: true } or IPropertySymbol { RefKind: not RefKind.None } =>
            $"'{member.Name}' returns by reference",
        IMethodSymbol method => HasAttributes(method.GetAttributes()) || HasAttributes(method.GetReturnTypeAttributes())
            ? $"'{member.Name}' has attributes that a call through another method does not have" : ParameterProblem(method),
        IPropertySymbol or IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } or IEventSymbol =>
            HasAttributes(member.GetAttributes()) ? $"'{member.Name}' has attributes that a forwarding member does not have" : null,
        IFieldSymbol => $"'{member.Name}' is a field that can be assigned and passed by reference",
        _ => $"'{member.Name}' is of a kind that cannot be forwarded",
    };

    private static bool HasAttributes(IEnumerable<AttributeData> attributes) =>
        attributes.Any(attribute => attribute.AttributeClass?.Name is not "ObsoleteAttribute");

    private static string? ParameterProblem(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(parameter =>
            !parameter.GetAttributes().IsEmpty || (parameter.ScopedKind != ScopedKind.None && parameter is { RefKind: not RefKind.Out, IsParams: false })
                || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer) is { } parameter
            ? $"the parameter '{parameter.Name}' of '{(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)}' has attributes or is scoped or a pointer, which a call through another method would lose"
            : null;

    private static bool IsForwarded(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared
            && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary };

    private static string OfConstructor(IMethodSymbol constructor)
    {
        var accessibility = constructor.DeclaredAccessibility == Accessibility.Public ? "public" : "protected";
        var parameters = string.Join(", ", constructor.Parameters.Select(parameter => parameter.ToDisplayString(MethodFormat)));
        return $"{accessibility} {Escape(constructor.ContainingType.Name)}({parameters})\n            : base({Arguments(constructor)})\n        {{\n        }}";
    }

    private static string OfStatic(ISymbol member, INamedTypeSymbol type)
    {
        var target = $"{type.ToDisplayString(TypeFormat)}.{Escape(member.Name)}";
        switch (member)
        {
            case IMethodSymbol method:
                var arguments = method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";
                return $"public static {method.ToDisplayString(MethodFormat)} => {target}{arguments}({Arguments(method)});";
            case IFieldSymbol { IsConst: true } constant:
                return $"public const {constant.Type.ToDisplayString(TypeFormat)} {Escape(member.Name)} = {target};";
            case IFieldSymbol field:
                return $"public static {field.Type.ToDisplayString(TypeFormat)} {Escape(member.Name)} => {target};";
            case IEventSymbol @event:
                return $"public static event {@event.Type.ToDisplayString(TypeFormat)} {Escape(member.Name)} {{ add => {target} += value; remove => {target} -= value; }}";
            default:
                var property = (IPropertySymbol)member;
                var getter = property.GetMethod is { DeclaredAccessibility: Accessibility.Public } ? $"get => {target}; " : "";
                var setter = property.SetMethod is { DeclaredAccessibility: Accessibility.Public } ? $"set => {target} = value; " : "";
                return $"public static {property.Type.ToDisplayString(TypeFormat)} {Escape(member.Name)} {{ {getter}{setter}}}";
        }
    }

    private static string Arguments(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(parameter => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + Escape(parameter.Name)));

    private static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}

/// <summary>How a type is written where it forwards.</summary>
file static class ForwardingNames
{
    /// <summary>The type for <c>typeof</c>: of a generic one, without its arguments.</summary>
    public static string ConstructUnboundGenericTypeIfGeneric(this INamedTypeSymbol type) =>
        (type.IsGenericType ? type.ConstructUnboundGenericType() : type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A format that writes the type itself without its namespace, and its constraints with theirs.</summary>
    public static SymbolDisplayFormat WithLocalName(this SymbolDisplayFormat format) =>
        new(SymbolDisplayGlobalNamespaceStyle.Included, SymbolDisplayTypeQualificationStyle.NameOnly, format.GenericsOptions);
}
