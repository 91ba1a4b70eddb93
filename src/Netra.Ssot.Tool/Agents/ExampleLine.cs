using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.Ssot.Tool.Agents;

/// <summary>One line of C# that uses a canonical type as its declaration asks for.</summary>
internal static class ExampleLine
{
    private const int Unspecified = (int)RoleLifetime.Unspecified;

    /// <param name="type">The type.</param>
    /// <param name="canonical">Its declaration; null where it is only named as a replacement.</param>
    /// <param name="engine">The map, which says what of the type is superseded itself.</param>
    public static string? Of(INamedTypeSymbol type, CanonicalType? canonical, SsotEngine engine)
    {
        var name = NameOf(type);
        if (canonical?.EventNames == true && Constant(type) is { } constant)
            return $"var eventName = {name}.{constant};";
        if (type.TypeKind == TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue) is { } value
                ? $"var {Variable(type)} = {name}.{Identifier(value.Name)};" : null;
        }

        if (type.IsStatic)
            return StaticMethod(type, engine, method => true) is { } call ? $"{name}.{Identifier(call.Name)}{Arguments(call)};" : null;

        // What a container makes is asked for, and not made.
        if (canonical is { Lifetime: not Unspecified })
            return AsParameter(type);
        if (!type.IsAbstract && type.TypeKind is TypeKind.Class or TypeKind.Struct && Constructor(type, canonical, engine) is { } constructor)
            return $"var {Variable(type, constructor)} = new {name}{Arguments(constructor)}{Initializer(type, constructor)};";
        if (StaticMethod(type, engine, method => SymbolEqualityComparer.Default.Equals(method.ReturnType, type)) is { } factory)
            return $"var {Variable(type, factory)} = {name}.{Identifier(factory.Name)}{Arguments(factory)};";
        return AsParameter(type);
    }

    /// <summary>The name that code writes with an import of the namespace.</summary>
    public static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(Nested);

    private static readonly SymbolDisplayFormat Nested = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string AsParameter(INamedTypeSymbol type) => $"void Use({NameOf(type)} {Variable(type)}) {{ }}";

    private static string? Constant(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { HasConstantValue: true, ConstantValue: string { Length: > 0 } })
            .Select(field => Identifier(field.Name)).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The constructor with a user where there is one for each user, otherwise the one that asks for least.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type, CanonicalType? canonical, SsotEngine engine)
    {
        var context = canonical is { PerUser: true, UserContext: { } key } ? engine.Resolve(key) : null;
        return type.InstanceConstructors
            .Where(constructor => IsOffered(constructor, type, engine))
            .OrderBy(constructor => context is not null
                && constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, context))
                ? 0 : 1)
            .ThenBy(constructor => constructor.Parameters.Count(IsRequired))
            .ThenBy(constructor => constructor.GetDocumentationCommentId(), StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static IMethodSymbol? StaticMethod(INamedTypeSymbol type, SsotEngine engine, Func<IMethodSymbol, bool> isWanted) =>
        type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, MethodKind: MethodKind.Ordinary, IsGenericMethod: false } && IsOffered(method, type, engine)
                && isWanted(method))
            .OrderBy(method => method.Parameters.Count(IsRequired))
            .ThenBy(method => method.GetDocumentationCommentId(), StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool IsOffered(IMethodSymbol method, INamedTypeSymbol type, SsotEngine engine) =>
        (method.DeclaredAccessibility == Accessibility.Public
            || (type.DeclaredAccessibility != Accessibility.Public
                && method.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal))
        && engine.FindReplacement(method) is null
        && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));

    private static bool IsRequired(IParameterSymbol parameter) => !parameter.IsOptional && !parameter.IsParams;

    private static string Arguments(IMethodSymbol method) => $"({string.Join(", ", method.Parameters.Where(IsRequired).Select(Argument))})";

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref " + Identifier(parameter.Name),
        RefKind.Out => "out var " + Identifier(parameter.Name),
        _ => Identifier(parameter.Name),
    };

    private static string Initializer(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return "";

        var required = new SortedSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null; current = current.BaseType)
        {
            required.UnionWith(current.GetMembers().Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                .Select(member => member.Name));
        }

        return required.Count == 0 ? "" : $" {{ {string.Join(", ", required.Select(member => $"{Identifier(member)} = {Identifier(Lower(member))}"))} }}";
    }

    private static string Variable(INamedTypeSymbol type, IMethodSymbol? called = null)
    {
        var name = Lower(type is { TypeKind: TypeKind.Interface, Name: ['I', >= 'A' and <= 'Z', ..] } ? type.Name[1..] : type.Name);
        return called?.Parameters.Any(parameter => parameter.Name == name) == true ? "created" : Identifier(name);
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
