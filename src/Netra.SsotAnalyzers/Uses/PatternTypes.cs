using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The members that a pattern of the language finds in a type.</summary>
internal sealed class PatternTypes(SemanticModel model)
{
    /// <summary>The names of what an asynchronous method's builder is asked for.</summary>
    public static ImmutableArray<string> BuilderMembers { get; } = ["Create", "Start", "Task", "SetStateMachine", "SetResult", "SetException", "AwaitOnCompleted", "AwaitUnsafeOnCompleted"];

    /// <summary>The members of a name that a value of the type has, by the type or by the constraints of a type parameter.</summary>
    public static IEnumerable<ISymbol> Members(ITypeSymbol? type, string name) => type switch
    {
        INamedTypeSymbol named => named.MembersNamed(name),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(constraint => Members(constraint, name)),
        _ => [],
    };

    /// <summary>The methods without parameters that a value can be asked for under a name, extensions included.</summary>
    public IEnumerable<ISymbol> Called(ITypeSymbol? type, string name, int position) => type is null ? []
        : model.LookupSymbols(position, type, name, includeReducedExtensionMethods: true).Where(member => member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true } or IMethodSymbol { ReducedFrom: not null, Parameters.IsEmpty: true });

    /// <summary>What a loop asks of its source. An interface's member stands for the one that implements it.</summary>
    public IEnumerable<ISymbol?> Enumerators(ForEachStatementInfo each)
    {
        var enumerator = each.GetEnumeratorMethod?.ReturnType;
        return [each.GetEnumeratorMethod, each.MoveNextMethod, each.CurrentProperty, each.DisposeMethod, .. Implementations(enumerator, each.DisposeMethod)];
    }

    /// <summary>What a spread asks of its source, which no operation tells.</summary>
    public IEnumerable<ISymbol?> Enumerators(ITypeSymbol? type, int position)
    {
        var entry = Called(type, "GetEnumerator", position).OfType<IMethodSymbol>().FirstOrDefault();
        var enumerator = entry?.ReturnType;
        return [entry, .. Members(enumerator, "MoveNext").Take(1), .. Members(enumerator, "Current").Take(1), .. Disposers(enumerator, awaits: false).Take(1)];
    }

    /// <summary>What <c>await</c> asks of a value, which the statements that await by themselves do not tell.</summary>
    public IEnumerable<ISymbol> Awaiters(ITypeSymbol? type, int position) =>
        Called(type, "GetAwaiter", position).OfType<IMethodSymbol>().Take(1).SelectMany(entry => AwaiterMembers(entry.ReturnType).Prepend(entry));

    /// <summary>What <c>await</c> asks of an awaiter.</summary>
    public static IEnumerable<ISymbol> AwaiterMembers(ITypeSymbol? awaiter) =>
        [.. Members(awaiter, "IsCompleted"), .. Members(awaiter, "GetResult"), .. Continuations(awaiter)];

    /// <summary>The method by which an awaiter is told what comes next: the one without a flow of the execution context, if there is one.</summary>
    public static IEnumerable<ISymbol> Continuations(ITypeSymbol? awaiter) =>
        Implemented(awaiter, "ICriticalNotifyCompletion", "UnsafeOnCompleted") ?? Implemented(awaiter, "INotifyCompletion", "OnCompleted") ?? [];

    /// <summary>What <c>using</c> calls: what implements the framework's interface, which goes first, else the method of that name.</summary>
    public static IEnumerable<ISymbol> Disposers(ITypeSymbol? type, bool awaits) =>
        (awaits ? Implemented(type, "IAsyncDisposable", "DisposeAsync") : Implemented(type, "IDisposable", "Dispose"))
        ?? Members(type, awaits ? "DisposeAsync" : "Dispose").Where(member => member is IMethodSymbol method && method.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>What is called where the compiler calls a member of one of the framework's interfaces; null for a type that has not got it.</summary>
    private static IEnumerable<ISymbol>? Implemented(ITypeSymbol? type, string contract, string member)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(constraint => Implemented(constraint, contract, member)).FirstOrDefault(found => found is not null);

        var asked = type?.AllInterfaces.Prepend(type).FirstOrDefault(candidate => candidate.Name == contract && candidate is { TypeKind: TypeKind.Interface, ContainingNamespace.ContainingNamespace: not null })?.GetMembers(member).FirstOrDefault();
        return asked is null ? null : type!.FindImplementationForInterfaceMember(asked) is { } implementation ? [implementation] : [asked];
    }

    /// <summary>The methods and conversions of a deconstruction, nested ones included.</summary>
    public static IEnumerable<ISymbol?> Deconstructors(DeconstructionInfo info) =>
        info.Nested.SelectMany(Deconstructors).Prepend(info.Conversion is { IsUserDefined: true } conversion ? conversion.MethodSymbol : null).Prepend(info.Method);

    /// <summary>The length, the indexer and the slices that a list pattern asks for.</summary>
    public static IEnumerable<ISymbol?> Listed(IListPatternOperation? list) =>
        [list?.LengthSymbol, Accessor(list?.IndexerSymbol), .. list?.Patterns.OfType<ISlicePatternOperation>().Select(slice => slice.SliceSymbol) ?? []];

    private static ISymbol? Accessor(ISymbol? indexer) => indexer is IMethodSymbol { AssociatedSymbol: { } property } ? property : indexer;

    /// <summary>The elements of a tuple type, which may be nullable; null of any other type.</summary>
    public static ImmutableArray<IFieldSymbol>? TupleElements(ITypeSymbol type) => type is not INamedTypeSymbol named ? null
        : named.IsTupleType ? named.TupleElements
        : named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? TupleElements(named.TypeArguments[0])
        : null;

    /// <summary>The type that makes the task of an asynchronous method; null where the framework's own does.</summary>
    public static INamedTypeSymbol? BuilderOf(IMethodSymbol? method) => method is null ? null
        : method.GetAttributes().Concat(method.ReturnType.OriginalDefinition.GetAttributes())
            .Where(attribute => attribute.AttributeClass is { Name: "AsyncMethodBuilderAttribute" } && attribute.ConstructorArguments.Length == 1)
            .Select(attribute => (attribute.ConstructorArguments[0].Value as INamedTypeSymbol)?.OriginalDefinition)
            .FirstOrDefault(type => type is not null);

    private static IEnumerable<ISymbol?> Implementations(ITypeSymbol? type, IMethodSymbol? asked) =>
        type is not null && asked?.ContainingType is { TypeKind: TypeKind.Interface } ? [type.FindImplementationForInterfaceMember(asked)] : [];
}
