using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Members that an expression, a query or a pattern uses without naming them, and of which often only the operation tells.</summary>
internal sealed class PatternExpressions(SemanticModel model, UnnamedKinds kinds, CancellationToken cancellationToken)
{
    private readonly PatternTypes _types = new(model);

    public IEnumerable<PatternUse> At(SyntaxNode node)
    {
        var uses = AtKind(node);
        return node is ExpressionSyntax expression && kinds.HasFlag(UnnamedKinds.Truth)
            && PatternConditions.Truth(expression, model, cancellationToken) is { } method
            ? uses.Append(new PatternUse(expression, method, "a condition"))
            : uses;
    }

    private IEnumerable<PatternUse> AtKind(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax awaited when Asks(UnnamedKinds.Awaiting) => Awaiting(awaited),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment when Asks(UnnamedKinds.Deconstruction
            | UnnamedKinds.LoopConversion) =>
            PatternUse.All(assignment, "a deconstruction", PatternTypes.Deconstructors(model.GetDeconstructionInfo(assignment))),
        PositionalPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } when Asks(UnnamedKinds.Deconstruction) => Positions(node, pattern),
        QueryClauseSyntax clause when Asks(UnnamedKinds.Query) => Query(clause),
        SelectOrGroupClauseSyntax or OrderingSyntax when Asks(UnnamedKinds.Query) =>
            PatternUse.All(node, "a query", model.GetSymbolInfo(node, cancellationToken).Symbol),
        ListPatternSyntax list when Asks(UnnamedKinds.Slicing) => Slices(list),
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax when Asks(UnnamedKinds.Slicing) => Indexed(node),
        SpreadElementSyntax spread when Asks(UnnamedKinds.Enumeration) =>
            PatternUse.All(spread.Expression, "a collection expression",
                _types.Enumerators(model.GetTypeInfo(spread.Expression, cancellationToken).Type, spread.SpanStart)),
        CollectionExpressionSyntax collection when Asks(UnnamedKinds.Addition | UnnamedKinds.Collection) => Collected(collection),
        ArgumentListSyntax { Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } list when Asks(UnnamedKinds.Addition
            | UnnamedKinds.Collection) =>
            Collected(list),
        InterpolatedStringExpressionSyntax text when Asks(UnnamedKinds.Interpolation) => Interpolated(text),
        WithExpressionSyntax copy when Asks(UnnamedKinds.Copying) =>
            PatternUse.All(copy, "'with'", CopyConstructor(model.GetTypeInfo(copy.Expression, cancellationToken).Type)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Asks(UnnamedKinds.Concatenation) =>
            [.. Concatenated(sum.Left), .. Concatenated(sum.Right)],
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } sum when Asks(UnnamedKinds.Concatenation) => Concatenated(sum.Right),
        ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element when Asks(
            UnnamedKinds.Addition) =>
            PatternUse.All(element, "a collection initializer", model.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol),
        _ => [],
    };

    private bool Asks(UnnamedKinds any) => (kinds & any) != 0;

    private IEnumerable<PatternUse> Awaiting(AwaitExpressionSyntax awaited)
    {
        var info = model.GetAwaitExpressionInfo(awaited);
        return PatternUse.All(awaited, "'await'",
            [info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod, .. PatternTypes.Continuations(info.GetAwaiterMethod?.ReturnType)]);
    }

    private IEnumerable<PatternUse> Query(QueryClauseSyntax clause)
    {
        var info = model.GetQueryClauseInfo(clause, cancellationToken);
        return PatternUse.All(clause, "a query", info.CastInfo.Symbol, info.OperationInfo.Symbol);
    }

    /// <summary>A value that is taken apart by its length and its elements tells the interface, and not which type implements it.</summary>
    private IEnumerable<PatternUse> Positions(SyntaxNode clause, RecursivePatternSyntax pattern)
    {
        var operation = model.GetOperation(pattern, cancellationToken) as IRecursivePatternOperation;
        return operation?.DeconstructSymbol is INamedTypeSymbol contract
            ? PatternUse.All(clause, "a pattern",
                [.. contract.GetMembers().OfType<IPropertySymbol>(),
                    .. contract.GetMembers().OfType<IPropertySymbol>().Select(asked => operation.InputType.FindImplementationForInterfaceMember(asked))])
            : PatternUse.All(clause, "a pattern", operation?.DeconstructSymbol);
    }

    private IEnumerable<PatternUse> Slices(ListPatternSyntax list)
    {
        var operation = model.GetOperation(list, cancellationToken) as IListPatternOperation;
        return PatternUse.All(list, "a pattern", PatternTypes.Listed(operation));
    }

    private IEnumerable<PatternUse> Indexed(SyntaxNode access)
    {
        var operation = model.GetOperation(access, cancellationToken) as IImplicitIndexerReferenceOperation;
        return PatternUse.All(access, "an index from the end, or a range,", operation?.LengthSymbol, operation?.IndexerSymbol);
    }

    private IEnumerable<PatternUse> Collected(CollectionExpressionSyntax collection) =>
        model.GetOperation(collection, cancellationToken) is ICollectionExpressionOperation made
            ? PatternUse.All(collection, "a collection expression", Made(made, collection.SpanStart))
            : [];

    /// <summary>Arguments for which the compiler makes a collection of a type that is not an array.</summary>
    private IEnumerable<PatternUse> Collected(ArgumentListSyntax list)
    {
        if (model.GetSymbolInfo(list.Parent!, cancellationToken).Symbol is not IMethodSymbol { Parameters: { IsEmpty: false } parameters }
            || parameters[parameters.Length - 1] is not { IsParams: true, Type: not IArrayTypeSymbol })
        {
            return [];
        }

        var arguments = model.GetOperation(list.Parent!, cancellationToken) switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamCollection).Select(argument => argument.Value)
            .OfType<ICollectionExpressionOperation>()
            .SelectMany(made => PatternUse.All(list, "a 'params' parameter", Made(made, list.SpanStart)));
    }

    private IEnumerable<ISymbol?> Made(ICollectionExpressionOperation made, int position)
    {
        var added = made is { Elements.IsEmpty: false, ConstructMethod: not { MethodKind: MethodKind.Ordinary }, Type: { } type }
            && type.TypeKind != TypeKind.Interface
            ? model.LookupSymbols(position, type, "Add", includeReducedExtensionMethods: true).Where(member => member is IMethodSymbol { Parameters.Length: 1 })
            : [];
        return [made.ConstructMethod, .. added];
    }

    private IEnumerable<PatternUse> Interpolated(InterpolatedStringExpressionSyntax text)
    {
        IOperation? around = model.GetOperation(text, cancellationToken)?.Parent;
        while (around is IInterpolatedStringAdditionOperation)
            around = around.Parent;
        if (around is not IInterpolatedStringHandlerCreationOperation handler)
            return [];

        var appended = handler.Descendants().OfType<IInterpolatedStringAppendOperation>().Where(append => text.Span.Contains(append.Syntax.Span))
            .Select(append => append.AppendCall).OfType<IInvocationOperation>().Select(call => call.TargetMethod);
        return PatternUse.All(text, "an interpolated string", [.. appended, (handler.HandlerCreation as IObjectCreationOperation)?.Constructor]);
    }

    private static ISymbol? CopyConstructor(ITypeSymbol? type) =>
        (type as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(UnnamedKind.IsCopyConstructor);

    /// <summary>A value that becomes a part of a text is asked for it.</summary>
    private IEnumerable<PatternUse> Concatenated(ExpressionSyntax operand) =>
        model.GetTypeInfo(operand, cancellationToken) is { Type: { SpecialType: SpecialType.None } type, ConvertedType.SpecialType: SpecialType.System_Object }
        && model.GetTypeInfo(operand.Parent!, cancellationToken).Type?.SpecialType == SpecialType.System_String
            ? PatternUse.All(operand, "a concatenation of strings",
                PatternTypes.Members(type, "ToString").Where(member => member is IMethodSymbol { Parameters.IsEmpty: true }).Take(1))
            : [];
}

/// <summary>The members that a pattern of the language finds in a type.</summary>
internal sealed class PatternTypes(SemanticModel model)
{
    /// <summary>The names of what an asynchronous method's builder is asked for.</summary>
    public static ImmutableArray<string> BuilderMembers { get; } = ["Create", "Start", "Task", "SetStateMachine", "SetResult", "SetException",
        "AwaitOnCompleted", "AwaitUnsafeOnCompleted"];

    /// <summary>The members of a name that a value of the type has, by the type or by the constraints of a type parameter.</summary>
    public static IEnumerable<ISymbol> Members(ITypeSymbol? type, string name) => type switch
    {
        INamedTypeSymbol named => named.MembersNamed(name),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(constraint => Members(constraint, name)),
        _ => [],
    };

    /// <summary>The methods without parameters that a value can be asked for under a name, extensions included.</summary>
    public IEnumerable<ISymbol> Called(ITypeSymbol? type, string name, int position) => type is null ? []
        : model.LookupSymbols(position, type, name, includeReducedExtensionMethods: true)
            .Where(member => member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true }
                or IMethodSymbol { ReducedFrom: not null, Parameters.IsEmpty: true });

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
        ?? Members(type, awaits ? "DisposeAsync" : "Dispose")
            .Where(member => member is IMethodSymbol method && method.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>What is called where the compiler calls a member of one of the framework's interfaces; null for a type that has not got it.</summary>
    private static IEnumerable<ISymbol>? Implemented(ITypeSymbol? type, string contract, string member)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(constraint => Implemented(constraint, contract, member)).FirstOrDefault(found => found is not null);

        var asked = type?.AllInterfaces.Prepend(type)
            .FirstOrDefault(candidate =>
                candidate.Name == contract
                    && candidate is { TypeKind: TypeKind.Interface, ContainingNamespace.ContainingNamespace: not null })?.GetMembers(member)
                .FirstOrDefault();
        return asked is null ? null : type!.FindImplementationForInterfaceMember(asked) is { } implementation ? [implementation] : [asked];
    }

    /// <summary>The methods and conversions of a deconstruction, nested ones included.</summary>
    public static IEnumerable<ISymbol?> Deconstructors(DeconstructionInfo info) =>
        info.Nested.SelectMany(Deconstructors).Prepend(info.Conversion is { IsUserDefined: true } conversion ? conversion.MethodSymbol : null)
            .Prepend(info.Method);

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
