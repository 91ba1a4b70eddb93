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
        return node is ExpressionSyntax expression && kinds.HasFlag(UnnamedKinds.Truth) && PatternConditions.Truth(expression, model, cancellationToken) is { } method
            ? uses.Append(new PatternUse(expression, method, "a condition"))
            : uses;
    }

    private IEnumerable<PatternUse> AtKind(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax awaited when Asks(UnnamedKinds.Awaiting) => Awaiting(awaited),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment when Asks(UnnamedKinds.Deconstruction | UnnamedKinds.LoopConversion) =>
            PatternUse.All(assignment, "a deconstruction", PatternTypes.Deconstructors(model.GetDeconstructionInfo(assignment))),
        PositionalPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } when Asks(UnnamedKinds.Deconstruction) => Positions(node, pattern),
        QueryClauseSyntax clause when Asks(UnnamedKinds.Query) => Query(clause),
        SelectOrGroupClauseSyntax or OrderingSyntax when Asks(UnnamedKinds.Query) => PatternUse.All(node, "a query", model.GetSymbolInfo(node, cancellationToken).Symbol),
        ListPatternSyntax list when Asks(UnnamedKinds.Slicing) => Slices(list),
        ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax when Asks(UnnamedKinds.Slicing) => Indexed(node),
        SpreadElementSyntax spread when Asks(UnnamedKinds.Enumeration) =>
            PatternUse.All(spread.Expression, "a collection expression", _types.Enumerators(model.GetTypeInfo(spread.Expression, cancellationToken).Type, spread.SpanStart)),
        CollectionExpressionSyntax collection when Asks(UnnamedKinds.Addition | UnnamedKinds.Collection) => Collected(collection),
        ArgumentListSyntax { Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } list when Asks(UnnamedKinds.Addition | UnnamedKinds.Collection) => Collected(list),
        InterpolatedStringExpressionSyntax text when Asks(UnnamedKinds.Interpolation) => Interpolated(text),
        WithExpressionSyntax copy when Asks(UnnamedKinds.Copying) => PatternUse.All(copy, "'with'", CopyConstructor(model.GetTypeInfo(copy.Expression, cancellationToken).Type)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Asks(UnnamedKinds.Concatenation) => [.. Concatenated(sum.Left), .. Concatenated(sum.Right)],
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } sum when Asks(UnnamedKinds.Concatenation) => Concatenated(sum.Right),
        ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element when Asks(UnnamedKinds.Addition) =>
            PatternUse.All(element, "a collection initializer", model.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol),
        _ => [],
    };

    private bool Asks(UnnamedKinds any) => (kinds & any) != 0;

    private IEnumerable<PatternUse> Awaiting(AwaitExpressionSyntax awaited)
    {
        var info = model.GetAwaitExpressionInfo(awaited);
        return PatternUse.All(awaited, "'await'", [info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod, .. PatternTypes.Continuations(info.GetAwaiterMethod?.ReturnType)]);
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
            ? PatternUse.All(clause, "a pattern", [.. contract.GetMembers().OfType<IPropertySymbol>(), .. contract.GetMembers().OfType<IPropertySymbol>().Select(asked => operation.InputType.FindImplementationForInterfaceMember(asked))])
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
        return arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamCollection).Select(argument => argument.Value).OfType<ICollectionExpressionOperation>()
            .SelectMany(made => PatternUse.All(list, "a 'params' parameter", Made(made, list.SpanStart)));
    }

    private IEnumerable<ISymbol?> Made(ICollectionExpressionOperation made, int position)
    {
        var added = made is { Elements.IsEmpty: false, ConstructMethod: not { MethodKind: MethodKind.Ordinary }, Type: { } type } && type.TypeKind != TypeKind.Interface
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

    private static ISymbol? CopyConstructor(ITypeSymbol? type) => (type as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(UnnamedKind.IsCopyConstructor);

    /// <summary>A value that becomes a part of a text is asked for it.</summary>
    private IEnumerable<PatternUse> Concatenated(ExpressionSyntax operand) =>
        model.GetTypeInfo(operand, cancellationToken) is { Type: { SpecialType: SpecialType.None } type, ConvertedType.SpecialType: SpecialType.System_Object }
        && model.GetTypeInfo(operand.Parent!, cancellationToken).Type?.SpecialType == SpecialType.System_String
            ? PatternUse.All(operand, "a concatenation of strings", PatternTypes.Members(type, "ToString").Where(member => member is IMethodSymbol { Parameters.IsEmpty: true }).Take(1))
            : [];
}
