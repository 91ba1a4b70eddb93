using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>The differences between superseded types and their canonical ones that a rewrite would take along without a word.</summary>
internal sealed class TypeDifferences
{
    /// <summary>Members that code calls on an object of any declared type.</summary>
    private static readonly ImmutableArray<string> Asked =
    [
        "System.IDisposable", "System.IAsyncDisposable", "System.Collections.IEnumerable", "System.Collections.Generic.IAsyncEnumerable`1",
        "System.IComparable",
        "System.IFormattable", "System.IConvertible", "System.Runtime.Serialization.ISerializable",
    ];

    private readonly ConcurrentDictionary<(ISymbol Legacy, ISymbol Canonical), ImmutableArray<TypeDifference>> _found = new();

    private TypeDifferences()
    {
    }

    /// <summary>The differences of two types; none where they are not distinguishable.</summary>
    public static ImmutableArray<TypeDifference> Of(SsotEngine engine, INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (from, to) = (legacy.OriginalDefinition, canonical.OriginalDefinition);
        return SymbolEqualityComparer.Default.Equals(from, to)
            ? [] : engine.Shared(_ => new TypeDifferences())._found.GetOrAdd((from, to), _ => [.. Find(from, to)]);
    }

    private static IEnumerable<TypeDifference> Find(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        if (legacy is { TypeKind: TypeKind.Enum } && canonical is { TypeKind: TypeKind.Enum })
            return OfEnums(legacy, canonical);
        if (legacy.TypeKind == TypeKind.Interface && canonical.TypeKind == TypeKind.Class)
            return Derivation(legacy, canonical);
        if (legacy.IsStatic || canonical.IsStatic || legacy.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || canonical.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return [];
        }

        return Kind(legacy, canonical).Concat(Equality(legacy, canonical)).Concat(Text(legacy, canonical)).Concat(Contracts(legacy, canonical))
            .Concat(Bases(legacy, canonical)).Concat(Derivation(legacy, canonical)).Concat(SerializedShape.Compare(legacy, canonical));
    }

    private static IEnumerable<TypeDifference> OfEnums(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        if (!SymbolEqualityComparer.Default.Equals(legacy.EnumUnderlyingType, canonical.EnumUnderlyingType))
        {
            yield return new TypeDifference(TypeAspect.Values,
                $"'{legacy.Name}' is stored as '{legacy.EnumUnderlyingType!.Name}' and '{canonical.Name}' as '{canonical.EnumUnderlyingType!.Name}'");
        }

        var (old, now) = (MembersOf(legacy), MembersOf(canonical));
        if (old.FirstOrDefault(member => now.Any(other => other.Name == member.Name && Number(other) != Number(member))) is { } moved)
        {
            yield return new TypeDifference(TypeAspect.Values,
                $"'{moved.Name}' is {moved.ConstantValue} in '{legacy.Name}' and {now.First(other => other.Name == moved.Name).ConstantValue} in '{canonical.Name}'");
        }

        if ((old.Concat(now).FirstOrDefault(member =>
            Number(member) == 0 && old.Concat(now).Any(other => other.Name == member.Name && Number(other) != 0))) is not null)
        {
            yield return new TypeDifference(TypeAspect.Zero, $"the default is {Zero(old)} of '{legacy.Name}' and {Zero(now)} of '{canonical.Name}'");
        }

        if (now.FirstOrDefault(member => old.All(other => other.Name != member.Name)) is { } added)
            yield return new TypeDifference(TypeAspect.Names, $"'{canonical.Name}' also has '{added.Name}'");
        else if (old.FirstOrDefault(member => now.All(other => other.Name != member.Name)) is { } removed)
            yield return new TypeDifference(TypeAspect.Names, $"'{canonical.Name}' has no '{removed.Name}'");

        if (IsFlags(legacy) != IsFlags(canonical))
        {
            yield return new TypeDifference(TypeAspect.Text,
                IsFlags(legacy) ? $"'{legacy.Name}' is [Flags], and '{canonical.Name}' is not" : $"'{canonical.Name}' is [Flags], and '{legacy.Name}' is not");
        }

        static bool IsFlags(INamedTypeSymbol type) =>
            type.GetAttributes().Any(attribute => attribute.AttributeClass?.IsSystemType(nameof(FlagsAttribute)) == true);
        static string Zero(List<IFieldSymbol> members) => members.FirstOrDefault(member => Number(member) == 0) is { } zero ? $"'{zero.Name}'" : "no member";
        static decimal Number(IFieldSymbol member) => Convert.ToDecimal(member.ConstantValue, CultureInfo.InvariantCulture);
        static List<IFieldSymbol> MembersOf(INamedTypeSymbol type) => [.. type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue)];
    }

    private static IEnumerable<TypeDifference> Kind(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        if (legacy.IsValueType != canonical.IsValueType)
            yield return new TypeDifference(TypeAspect.Kind, $"'{legacy.Name}' is a {Word(legacy)} and '{canonical.Name}' a {Word(canonical)}");

        static string Word(INamedTypeSymbol type) => type.IsValueType ? "struct" : "class";
    }

    private static IEnumerable<TypeDifference> Equality(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (Overriding(legacy, nameof(Equals), parameters: 1), Overriding(canonical, nameof(Equals), parameters: 1));
        if (legacy.IsValueType == canonical.IsValueType && (old is null) != (now is null))
        {
            yield return new TypeDifference(TypeAspect.Equality,
                $"'{legacy.Name}' is compared {Word(legacy, old)}, and '{canonical.Name}' {Word(canonical, now)}");
        }
        else if (old is not null && now is not null && Body(old, legacy, canonical) is { } before && Body(now, legacy, canonical) is { } after
            && !SyntaxFactory.AreEquivalent(before, after))
        {
            yield return new TypeDifference(TypeAspect.Equality, $"'{legacy.Name}' and '{canonical.Name}' have different Equals overrides");
        }

        static string Word(INamedTypeSymbol type, IMethodSymbol? equals) =>
            equals is not null ? "by its own Equals" : type.IsValueType ? "by its fields" : "by reference";
    }

    private static IEnumerable<TypeDifference> Text(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (TextOf(legacy), TextOf(canonical));
        if ((old is null) != (now is null))
        {
            yield return new TypeDifference(TypeAspect.Text,
                old is not null ? $"'{legacy.Name}' overrides ToString, and '{canonical.Name}' does not"
                    : $"'{canonical.Name}' overrides ToString, and '{legacy.Name}' does not");
        }
        else if (old is null || SymbolEqualityComparer.Default.Equals(old.OriginalDefinition, now!.OriginalDefinition))
        {
            yield break;
        }
        else if (!IsSeen(old) || !IsSeen(now))
        {
            yield return new TypeDifference(TypeAspect.CompiledText, $"'{legacy.Name}' and '{canonical.Name}' override ToString in compiled code");
        }
        else if (!SyntaxFactory.AreEquivalent(Body(old), Body(now)))
        {
            yield return new TypeDifference(TypeAspect.Text, $"'{legacy.Name}' and '{canonical.Name}' have different ToString overrides");
        }

        static bool IsSeen(IMethodSymbol method) => method.IsImplicitlyDeclared || !method.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>What a type says of itself as text; null where it overrides nothing.</summary>
    public static IMethodSymbol? TextOf(INamedTypeSymbol type) => Overriding(type, nameof(ToString), parameters: 0);

    /// <summary>The member that overrides one of <c>object</c>, of the type or a base of its own; what an exception says belongs to its message.</summary>
    private static IMethodSymbol? Overriding(INamedTypeSymbol type, string name, int parameters) =>
        type.BaseTypes().Prepend(type)
            .TakeWhile(current => current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)
                && !current.IsSystemType(nameof(Exception)))
            .SelectMany(current => current.GetMembers(name).OfType<IMethodSymbol>())
            .FirstOrDefault(method =>
                method.IsOverride && method.Parameters.Length == parameters
                    && (parameters == 0 || method.Parameters[0].Type.SpecialType == SpecialType.System_Object));

    /// <summary>
    /// The body of a method in source, with both types under one name if the body is about the type itself; null for one that the compiler
    /// writes.
    /// </summary>
    private static SyntaxNode? Body(IMethodSymbol method, INamedTypeSymbol? legacy = null, INamedTypeSymbol? canonical = null)
    {
        var body = method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>()
            .Select(declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody).FirstOrDefault();
        return legacy is null ? body : body?.ReplaceTokens(
            body.DescendantTokens().Where(token => token.ValueText == legacy.Name),
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, canonical!.Name, token.TrailingTrivia));
    }

    private static IEnumerable<TypeDifference> Contracts(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (Names(legacy), Names(canonical));
        if (old.FirstOrDefault(name => !now.Contains(name)) is { } lost)
            yield return new TypeDifference(TypeAspect.Contracts, $"'{legacy.Name}' is an {Short(lost)} and '{canonical.Name}' is not");
        else if (now.FirstOrDefault(name => !old.Contains(name)) is { } gained)
            yield return new TypeDifference(TypeAspect.Contracts, $"'{canonical.Name}' is an {Short(gained)} and '{legacy.Name}' is not");

        static List<string> Names(INamedTypeSymbol type) =>
            [.. type.AllInterfaces.Select(contract => contract.FullMetadataName()).Where(Asked.Contains).Distinct()];
        static string Short(string name) => name.Substring(name.LastIndexOf('.') + 1).Split('`')[0];
    }

    private static IEnumerable<TypeDifference> Bases(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var (old, now) = (ExceptionBases(legacy), ExceptionBases(canonical));
        if (old.Count > 0 && now.Count > 0 && !old.SetEquals(now))
        {
            yield return new TypeDifference(TypeAspect.Bases,
                $"'{legacy.Name}' is a '{legacy.BaseType!.Name}' and '{canonical.Name}' a '{canonical.BaseType!.Name}'");
        }
    }

    /// <summary>The exceptions that a type derives from, by their metadata names; none for another type.</summary>
    public static HashSet<string> ExceptionBases(INamedTypeSymbol type) =>
        type.BaseTypes().Any(current => current.IsSystemType(nameof(Exception)))
            ? new HashSet<string>(type.BaseTypes().TakeWhile(current => current.SpecialType != SpecialType.System_Object)
                .Select(current => current.FullMetadataName()),
                StringComparer.Ordinal)
            : [];

    private static IEnumerable<TypeDifference> Derivation(INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        if (!legacy.IsReferenceType || legacy.IsSealed || canonical.TypeKind != TypeKind.Class)
            yield break;

        if (canonical.IsSealed)
        {
            yield return new TypeDifference(TypeAspect.Derivation, $"'{canonical.Name}' is sealed and '{legacy.Name}' is not");
        }
        else if (legacy.GetMembers()
            .FirstOrDefault(member => IsOpen(member) && canonical.MembersNamed(member.Name).FirstOrDefault() is { } same && !IsOpen(same)) is { } open)
        {
            yield return new TypeDifference(TypeAspect.Derivation, $"'{open.Name}' can be overridden in '{legacy.Name}', but not in '{canonical.Name}'");
        }

        static bool IsOpen(ISymbol member) =>
            member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol
                && (member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed))
                && member.ContainingType.SpecialType != SpecialType.System_Object;
    }
}

/// <summary>What of a type a running program can tell, though nothing that names the type says so.</summary>
[Flags]
internal enum TypeAspect
{
    None = 0,

    /// <summary>Whether values are shared or copied, and whether they can be null.</summary>
    Kind = 1,

    /// <summary>When two values are equal.</summary>
    Equality = 2,

    /// <summary>The numbers of an enum's members.</summary>
    Values = 4,

    /// <summary>Which members an enum has.</summary>
    Names = 8,

    /// <summary>What a value says of itself as text.</summary>
    Text = 16,

    /// <summary>The interfaces of the framework that code asks any object for.</summary>
    Contracts = 32,

    /// <summary>The exceptions by which a <c>catch</c> finds it.</summary>
    Bases = 64,

    /// <summary>Whether a class can be derived from and its members be overridden, as mocking libraries do at run time.</summary>
    Derivation = 128,

    /// <summary>How a serializer writes it, by attributes.</summary>
    Shape = 256,

    /// <summary>How a serializer writes it, by the names of its properties.</summary>
    Properties = 512,

    /// <summary>Which member of an enum is 0, and so the default.</summary>
    Zero = 1024,

    /// <summary>What a value says of itself as text, where a body is compiled: only a reader of files can compare it.</summary>
    CompiledText = 2048,
}

/// <summary>One difference between a superseded type and its canonical type.</summary>
/// <param name="Aspect">What differs.</param>
/// <param name="Text">The difference in words, which names both types.</param>
internal sealed record TypeDifference(TypeAspect Aspect, string Text);
