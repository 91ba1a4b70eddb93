using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>The ways in which the compiler uses a member that no name shows. Each is looked for only if the map replaces a member of its kind.</summary>
[Flags]
internal enum UnnamedKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>foreach</c> and spreads.</summary>
    Enumeration = 1 << 0,

    /// <summary><c>await</c>, and what awaits by itself.</summary>
    Awaiting = 1 << 1,

    /// <summary><c>using</c>.</summary>
    Disposal = 1 << 2,

    /// <summary>Deconstructions and positional patterns.</summary>
    Deconstruction = 1 << 3,

    /// <summary>Elements of collection initializers and expressions.</summary>
    Addition = 1 << 4,

    /// <summary>Clauses of queries.</summary>
    Query = 1 << 5,

    /// <summary>Indices from the end, ranges and list patterns.</summary>
    Slicing = 1 << 6,

    /// <summary><c>fixed</c>.</summary>
    Pinning = 1 << 7,

    /// <summary>Handlers of interpolated strings.</summary>
    Interpolation = 1 << 8,

    /// <summary>Implicit conversions.</summary>
    Conversion = 1 << 9,

    /// <summary>Explicit conversions, which a loop variable asks for without a cast.</summary>
    LoopConversion = 1 << 10,

    /// <summary>Conditions, <c>&amp;&amp;</c> and <c>||</c>.</summary>
    Truth = 1 << 11,

    /// <summary><c>lock</c>.</summary>
    Locking = 1 << 12,

    /// <summary><c>with</c>.</summary>
    Copying = 1 << 13,

    /// <summary>Collections that the compiler constructs.</summary>
    Collection = 1 << 14,

    /// <summary>Unions that a value becomes, or that a pattern looks into.</summary>
    Union = 1 << 15,

    /// <summary>Builders of asynchronous methods.</summary>
    AsyncBuilding = 1 << 16,

    /// <summary>Concatenations of strings.</summary>
    Concatenation = 1 << 17,
}

/// <summary>Which kinds a replaced member is of.</summary>
internal static class UnnamedKind
{
    private static readonly Dictionary<string, UnnamedKinds> ByName = new(StringComparer.Ordinal)
    {
        ["GetEnumerator"] = UnnamedKinds.Enumeration,
        ["GetAsyncEnumerator"] = UnnamedKinds.Enumeration,
        ["MoveNext"] = UnnamedKinds.Enumeration,
        ["MoveNextAsync"] = UnnamedKinds.Enumeration,
        ["Current"] = UnnamedKinds.Enumeration,
        ["GetAwaiter"] = UnnamedKinds.Awaiting,
        ["GetResult"] = UnnamedKinds.Awaiting,
        ["IsCompleted"] = UnnamedKinds.Awaiting,
        ["OnCompleted"] = UnnamedKinds.Awaiting,
        ["UnsafeOnCompleted"] = UnnamedKinds.Awaiting,
        ["Dispose"] = UnnamedKinds.Disposal | UnnamedKinds.Enumeration | UnnamedKinds.Locking,
        ["DisposeAsync"] = UnnamedKinds.Disposal | UnnamedKinds.Enumeration,
        ["Deconstruct"] = UnnamedKinds.Deconstruction,
        ["Add"] = UnnamedKinds.Addition,
        ["Select"] = UnnamedKinds.Query,
        ["SelectMany"] = UnnamedKinds.Query,
        ["Where"] = UnnamedKinds.Query,
        ["Join"] = UnnamedKinds.Query,
        ["GroupJoin"] = UnnamedKinds.Query,
        ["GroupBy"] = UnnamedKinds.Query,
        ["OrderBy"] = UnnamedKinds.Query,
        ["OrderByDescending"] = UnnamedKinds.Query,
        ["ThenBy"] = UnnamedKinds.Query,
        ["ThenByDescending"] = UnnamedKinds.Query,
        ["Cast"] = UnnamedKinds.Query,
        ["Length"] = UnnamedKinds.Slicing | UnnamedKinds.Deconstruction,
        ["Count"] = UnnamedKinds.Slicing,
        ["Slice"] = UnnamedKinds.Slicing,
        ["GetPinnableReference"] = UnnamedKinds.Pinning,
        ["AppendLiteral"] = UnnamedKinds.Interpolation,
        ["AppendFormatted"] = UnnamedKinds.Interpolation,
        [WellKnownMemberNames.ImplicitConversionName] = UnnamedKinds.Conversion | UnnamedKinds.LoopConversion,
        [WellKnownMemberNames.ExplicitConversionName] = UnnamedKinds.LoopConversion,
        [WellKnownMemberNames.TrueOperatorName] = UnnamedKinds.Truth,
        [WellKnownMemberNames.FalseOperatorName] = UnnamedKinds.Truth,
        ["EnterScope"] = UnnamedKinds.Locking,
        ["Value"] = UnnamedKinds.Union,
        ["HasValue"] = UnnamedKinds.Union,
        ["TryGetValue"] = UnnamedKinds.Union,
        ["Create"] = UnnamedKinds.AsyncBuilding,
        ["Start"] = UnnamedKinds.AsyncBuilding,
        ["SetStateMachine"] = UnnamedKinds.AsyncBuilding,
        ["SetResult"] = UnnamedKinds.AsyncBuilding,
        ["SetException"] = UnnamedKinds.AsyncBuilding,
        ["AwaitOnCompleted"] = UnnamedKinds.AsyncBuilding,
        ["AwaitUnsafeOnCompleted"] = UnnamedKinds.AsyncBuilding,
        ["Task"] = UnnamedKinds.AsyncBuilding,
        ["ToString"] = UnnamedKinds.Concatenation,
    };

    /// <summary>The kinds that a member is of by its name, its parameters and the type that declares it.</summary>
    public static UnnamedKinds Of(MemberReplacement member, Compilation compilation)
    {
        if (member.IsConstructor)
        {
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(member.MemberId, compilation) is IMethodSymbol constructor
                ? OfConstructor(constructor) : UnnamedKinds.None;
        }

        var kinds = ByName.TryGetValue(member.Name, out var known) ? known : UnnamedKinds.None;
        if (kinds == UnnamedKinds.Union)
        {
            kinds = DocumentationCommentId.GetFirstSymbolForDeclarationId(member.MemberId, compilation)?.ContainingType is { } type && IsUnion(type)
                ? kinds : UnnamedKinds.None;
        }

        // What builds a collection has a name of its own, and takes the elements as a span.
        return member.MemberId.Contains("System.ReadOnlySpan{") && member.MemberId.StartsWith("M:", StringComparison.Ordinal)
            ? kinds | UnnamedKinds.Collection : kinds;
    }

    private static UnnamedKinds OfConstructor(IMethodSymbol constructor)
    {
        var (type, kinds) = (constructor.ContainingType, UnnamedKinds.None);
        if (constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
            && type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            kinds |= UnnamedKinds.Collection;
        }

        if (IsCopyConstructor(constructor))
            kinds |= UnnamedKinds.Copying;
        if (constructor.Parameters.Length == 1 && IsUnion(type))
            kinds |= UnnamedKinds.Union;
        if (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InterpolatedStringHandlerAttribute"))
            kinds |= UnnamedKinds.Interpolation;
        return kinds;
    }

    /// <summary>Whether a constructor is the one by which a record copies itself.</summary>
    public static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor is { ContainingType.IsRecord: true, Parameters.Length: 1 }
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type.OriginalDefinition, constructor.ContainingType.OriginalDefinition);

    /// <summary>
    /// Whether values of other types become one of this type by themselves. The oldest Roslyn supported knows no unions, so the attribute
    /// tells, which comes with .NET 11.
    /// </summary>
    public static bool IsUnion(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { ContainingNamespace.Name: "CompilerServices" } known && TypeExtensions.AttributeShortName(known.Name) == "Union");
}
