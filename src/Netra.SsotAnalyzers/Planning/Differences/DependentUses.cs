using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Differences;

/// <summary>Where a type can be named, as far as differences between types matter there.</summary>
internal enum TypeUseKind
{
    /// <summary>Before a static member, in <c>nameof</c>, in an attribute list or in documentation.</summary>
    Name,

    /// <summary>The type of a local, a parameter or a result.</summary>
    Variable,

    /// <summary>The type of a field or a property, which a serializer may write with its owner.</summary>
    Member,

    /// <summary>A construction.</summary>
    Construction,

    /// <summary>A construction of which only a member is taken.</summary>
    Passing,

    /// <summary>A construction that is thrown.</summary>
    Throw,

    /// <summary>An argument of a generic type or method.</summary>
    TypeArgument,

    /// <summary>An argument of something that compares or hashes its elements.</summary>
    Keyed,

    /// <summary>An argument of a mocking library.</summary>
    Mocked,

    /// <summary>An argument of a serializer.</summary>
    Serialized,

    /// <summary>The element type of an array.</summary>
    Element,

    /// <summary><c>default(T)</c>.</summary>
    Default,

    /// <summary><c>typeof(T)</c>, or an argument of a method of <c>Enum</c>.</summary>
    Reflected,

    /// <summary>A cast, <c>as</c>, <c>is</c>, a pattern.</summary>
    Test,

    /// <summary>Whatever else: base lists, constraints, clauses of <c>catch</c>.</summary>
    Other,
}

/// <summary>The uses of a type that depend on a difference between it and its canonical type. They are SSOT1003.</summary>
internal static class DependentUses
{
    private const TypeAspect Structure = TypeAspect.Kind | TypeAspect.Shape;

    /// <summary>The table: on which differences a use of each kind depends. What is not in it depends on all.</summary>
    public static IReadOnlyDictionary<TypeUseKind, TypeAspect> Table { get; } = new Dictionary<TypeUseKind, TypeAspect>
    {
        [TypeUseKind.Name] = TypeAspect.None,
        [TypeUseKind.Variable] = TypeAspect.Kind | TypeAspect.Zero,
        [TypeUseKind.Member] = Structure | TypeAspect.Zero,
        [TypeUseKind.Construction] = TypeAspect.Kind | TypeAspect.Zero,
        [TypeUseKind.Passing] = TypeAspect.Zero,
        [TypeUseKind.Throw] = TypeAspect.Kind | TypeAspect.Bases,
        [TypeUseKind.TypeArgument] = TypeAspect.Kind | TypeAspect.Zero,
        [TypeUseKind.Keyed] = TypeAspect.Kind | TypeAspect.Equality | TypeAspect.Zero,
        [TypeUseKind.Mocked] = TypeAspect.Kind | TypeAspect.Derivation,
        [TypeUseKind.Serialized] = Structure | TypeAspect.Properties | TypeAspect.Values | TypeAspect.Names | TypeAspect.Zero,
        [TypeUseKind.Element] = TypeAspect.Kind | TypeAspect.Zero,
        [TypeUseKind.Default] = TypeAspect.Kind | TypeAspect.Zero,
        [TypeUseKind.Reflected] = Structure | TypeAspect.Values | TypeAspect.Names | TypeAspect.Zero,
        [TypeUseKind.Test] = TypeAspect.Kind | TypeAspect.Values | TypeAspect.Zero,
        [TypeUseKind.Other] = TypeAspect.Kind,
    };

    private static readonly HashSet<string> KeyedTypes = new(StringComparer.Ordinal)
    {
        "Dictionary", "HashSet", "SortedDictionary", "SortedSet", "SortedList", "ConcurrentDictionary", "FrozenDictionary", "FrozenSet", "ImmutableDictionary",
        "ImmutableHashSet", "ImmutableSortedDictionary", "ImmutableSortedSet",
        "IDictionary", "IReadOnlyDictionary", "ISet", "IReadOnlySet", "ILookup", "IGrouping", "IEquatable", "EqualityComparer", "IEqualityComparer", "Comparer",
        "OrderedDictionary", "PriorityQueue", "ConditionalWeakTable",
    };

    private static readonly HashSet<string> Mocks = new(StringComparer.Ordinal) { "Mock", "Fake", "For", "ForPartsOf", "Of", "CreateMock", "StrictMock",
        "PartialMock", "GenerateMock", "GenerateStub" };

    /// <summary>Why the name of a superseded type has to stay; null if it has not.</summary>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax name, INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var differences = TypeDifferences.Of(file.Engine, legacy, canonical);
        if (differences.IsEmpty)
            return null;

        var kind = KindOf(file, name);
        var matters = Table.TryGetValue(kind, out var aspects) ? aspects : ~TypeAspect.CompiledText;
        if (SerializedPlaces.IsWritten(file, name, legacy))
            matters |= Table[TypeUseKind.Serialized] & ~TypeAspect.Names;
        return differences.FirstOrDefault(difference =>
            (difference.Aspect & matters) != 0 && (difference.Aspect != TypeAspect.Bases || IsCaughtOtherwise(file, legacy, canonical))) is { } found
            ? Refusal.TypesDiffer.For(found.Text)
            : null;
    }

    private static TypeUseKind KindOf(FileContext file, ExpressionSyntax name)
    {
        SyntaxNode node = name;
        var isElement = false;
        while (node.Parent is NullableTypeSyntax or PointerTypeSyntax or RefTypeSyntax or ScopedTypeSyntax or ArrayTypeSyntax or TupleElementSyntax
            or TupleTypeSyntax)
        {
            isElement |= node.Parent is ArrayTypeSyntax;
            node = node.Parent;
        }

        switch (node.Parent)
        {
            case MemberAccessExpressionSyntax or QualifiedNameSyntax or CrefSyntax or AttributeSyntax or UsingDirectiveSyntax:
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax }:
                return TypeUseKind.Name;
            case ObjectCreationExpressionSyntax { Parent: ThrowStatementSyntax or ThrowExpressionSyntax }:
                return TypeUseKind.Throw;
            case ObjectCreationExpressionSyntax { Parent: MemberAccessExpressionSyntax }:
                return TypeUseKind.Passing;
            case ObjectCreationExpressionSyntax:
                return TypeUseKind.Construction;
            case TypeArgumentListSyntax { Parent: GenericNameSyntax generic } list:
                return OfArgument(file, generic, list.Arguments.IndexOf((TypeSyntax)node));
            case DefaultExpressionSyntax:
                return TypeUseKind.Default;
            case TypeOfExpressionSyntax:
                return TypeUseKind.Reflected;
            case CastExpressionSyntax or PatternSyntax or CaseSwitchLabelSyntax or BinaryExpressionSyntax:
                return TypeUseKind.Test;
            case PropertyDeclarationSyntax:
            case VariableDeclarationSyntax { Parent: FieldDeclarationSyntax }:
            case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax }:
                return TypeUseKind.Member;
            case VariableDeclarationSyntax or ParameterSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or DelegateDeclarationSyntax
                or ForEachStatementSyntax or DeclarationExpressionSyntax or IndexerDeclarationSyntax or OperatorDeclarationSyntax
                or ConversionOperatorDeclarationSyntax:
                return isElement ? TypeUseKind.Element : TypeUseKind.Variable;
            default:
                return isElement ? TypeUseKind.Element : TypeUseKind.Other;
        }
    }

    private static TypeUseKind OfArgument(FileContext file, GenericNameSyntax generic, int index)
    {
        var text = generic.Identifier.ValueText;
        if (Mocks.Contains(text))
            return TypeUseKind.Mocked;
        if (KeyedTypes.Contains(text))
            return index == 0 ? TypeUseKind.Keyed : TypeUseKind.TypeArgument;

        return file.Model.GetSymbolInfo(generic, file.CancellationToken) is var info
            && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            ? method.ContainingType.SpecialType == SpecialType.System_Enum ? TypeUseKind.Reflected
            : SerializingMethods.Contains(file.Engine, method) ? TypeUseKind.Serialized
            : TypeUseKind.TypeArgument
            : TypeUseKind.TypeArgument;
    }

    /// <summary>Whether this compilation has a clause that catches the one exception and not the other.</summary>
    private static bool IsCaughtOtherwise(FileContext file, INamedTypeSymbol legacy, INamedTypeSymbol canonical)
    {
        var bases = TypeDifferences.ExceptionBases(legacy);
        bases.SymmetricExceptWith(TypeDifferences.ExceptionBases(canonical));
        return file.Engine.Shared(CaughtTypes.Find).Names.Overlaps(bases);
    }

    /// <summary>The exceptions that the clauses of a compilation name.</summary>
    private sealed record CaughtTypes(HashSet<string> Names)
    {
        public static CaughtTypes Find(SsotEngine engine) => new(new HashSet<string>(
            engine.Compilation.SyntaxTrees
                .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<CatchDeclarationSyntax>()
                    .Select(clause => engine.ModelOf(tree).GetTypeInfo(clause.Type).Type))
                .OfType<ITypeSymbol>().Select(type => type.FullMetadataName()),
            StringComparer.Ordinal));
    }
}
