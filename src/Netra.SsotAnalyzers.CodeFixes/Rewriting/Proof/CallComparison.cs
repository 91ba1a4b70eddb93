using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Planning.Differences;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Compares the arguments of a call: the parameter that each goes to, and what is passed for unwritten arguments.</summary>
internal sealed class CallComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public static bool IsCall(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    public Comparison Compare(SyntaxNode node, SyntaxNode counterpart)
    {
        var arguments = ArgumentsOf(before, node);
        if (arguments.IsDefaultOrEmpty)
            return Comparison.None;

        var others = ArgumentsOf(after, counterpart);
        if (others.IsDefault)
            return Comparison.Overload;
        if (node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax && !image.Same(before.GetSymbolInfo(node, cancellationToken).Symbol, after.GetSymbolInfo(counterpart, cancellationToken).Symbol))
            return Comparison.Overload;

        var (written, now) = (ListOf(node)?.Arguments ?? default, ListOf(counterpart)?.Arguments ?? default);
        if (written.Count != now.Count)
            return Comparison.None; // An edit wrote the list.

        for (var i = 0; i < written.Count; i++)
        {
            if (ParameterOf(arguments, written[i]) is { } from && ParameterOf(others, now[i]) is { } to && !SameParameter(from, to))
                return Comparison.Overload;
        }

        return arguments.Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue).All(argument => SameDefault(argument, others)) && !HasNewText(arguments, others)
            ? Comparison.None
            : Comparison.Constant;
    }

    private ImmutableArray<IArgumentOperation> ArgumentsOf(SemanticModel model, SyntaxNode node) => model.GetOperation(node, cancellationToken) switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation access => access.Arguments,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call.Arguments,
        _ => default,
    };

    private static BaseArgumentListSyntax? ListOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ElementAccessExpressionSyntax access => access.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
        _ => null,
    };

    private static IParameterSymbol? ParameterOf(ImmutableArray<IArgumentOperation> arguments, ArgumentSyntax written) =>
        arguments.FirstOrDefault(argument => argument.Syntax == written || (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.ArgumentKind != ArgumentKind.Explicit && argument.Syntax.Span.Contains(written.Span)))?.Parameter;

    /// <summary>Whether a delegate of the second method gives its arguments to parameters of other names than one of the first.</summary>
    public static bool IsPermuted(IMethodSymbol before, IMethodSymbol after) =>
        before.Parameters.Length == after.Parameters.Length && !before.Parameters.Zip(after.Parameters, SameParameter).All(same => same);

    /// <summary>By name where the names of both members tell, else by place.</summary>
    private static bool SameParameter(IParameterSymbol before, IParameterSymbol after) =>
        before.Name == after.Name
        || !(before.ContainingSymbol.Parameters().Any(parameter => parameter.Name == after.Name) || after.ContainingSymbol.Parameters().Any(parameter => parameter.Name == before.Name));

    private static bool SameDefault(IArgumentOperation argument, ImmutableArray<IArgumentOperation> others)
    {
        if (argument.Parameter is not { } parameter || HasPlace(parameter))
            return true;

        var same = others.FirstOrDefault(other => other.Parameter?.Name == parameter.Name) ?? others.FirstOrDefault(other => other.Parameter?.Ordinal == parameter.Ordinal);
        return same is null || (same.ArgumentKind == ArgumentKind.DefaultValue && SameConstant(argument.Value, same.Value));
    }

    private static bool SameConstant(IOperation before, IOperation after) =>
        before.ConstantValue.HasValue == after.ConstantValue.HasValue && (!before.ConstantValue.HasValue || Equals(before.ConstantValue.Value, after.ConstantValue.Value));

    /// <summary>Whether the compiler fills in the text of an argument for a parameter that was not there.</summary>
    private static bool HasNewText(ImmutableArray<IArgumentOperation> before, ImmutableArray<IArgumentOperation> after) =>
        after.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && IsText(parameter)
            && !before.Any(old => old is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } same } && IsText(same)));

    private static bool IsText(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");

    /// <summary>Whether the compiler fills in the line or the file: both move with any edit.</summary>
    private static bool HasPlace(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerLineNumberAttribute" or "CallerFilePathAttribute");
}

/// <summary>Compares the members that code uses without naming them.</summary>
internal sealed class PatternComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public bool Same(SyntaxNode node, SyntaxNode counterpart)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var (old, now) = (before.GetForEachStatementInfo(loop), after.GetForEachStatementInfo((CommonForEachStatementSyntax)counterpart));
                return (IsOfFramework(old.GetEnumeratorMethod) && IsOfFramework(now.GetEnumeratorMethod)
                        || (image.Same(old.GetEnumeratorMethod, now.GetEnumeratorMethod) && image.Same(old.MoveNextMethod, now.MoveNextMethod) && image.Same(old.CurrentProperty, now.CurrentProperty)))
                    && (image.SameType(old.ElementType, now.ElementType) || (old.ElementType is { } yielded && now.ElementType is { } derived && image.IsSubtype(yielded, derived)))
                    && image.Same(old.ElementConversion.MethodSymbol, now.ElementConversion.MethodSymbol)
                    && (loop is not ForEachVariableStatementSyntax || Same(before.GetDeconstructionInfo((ForEachVariableStatementSyntax)loop), after.GetDeconstructionInfo((ForEachVariableStatementSyntax)counterpart)));

            case AwaitExpressionSyntax awaited:
                var (own, other) = (before.GetAwaitExpressionInfo(awaited), after.GetAwaitExpressionInfo((AwaitExpressionSyntax)counterpart));
                return own.IsDynamic == other.IsDynamic
                    && (image.Same(own.GetAwaiterMethod, other.GetAwaiterMethod) || (own.GetAwaiterMethod is not null && other.GetAwaiterMethod is not null && IsOfFramework(own.GetAwaiterMethod) && IsOfFramework(other.GetAwaiterMethod)));

            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Same(before.GetDeconstructionInfo(assignment), after.GetDeconstructionInfo((AssignmentExpressionSyntax)counterpart));

            case ExpressionSyntax element when node.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression }:
                return image.Same(before.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol, after.GetCollectionInitializerSymbolInfo((ExpressionSyntax)counterpart, cancellationToken).Symbol);

            case QueryClauseSyntax clause:
                var (from, to) = (before.GetQueryClauseInfo(clause, cancellationToken), after.GetQueryClauseInfo((QueryClauseSyntax)counterpart, cancellationToken));
                return image.Same(from.CastInfo.Symbol, to.CastInfo.Symbol) && image.Same(from.OperationInfo.Symbol, to.OperationInfo.Symbol);

            case SelectOrGroupClauseSyntax clause:
                return image.Same(before.GetSymbolInfo(clause, cancellationToken).Symbol, after.GetSymbolInfo((SelectOrGroupClauseSyntax)counterpart, cancellationToken).Symbol);

            case OrderingSyntax ordering:
                return image.Same(before.GetSymbolInfo(ordering, cancellationToken).Symbol, after.GetSymbolInfo((OrderingSyntax)counterpart, cancellationToken).Symbol);

            case PatternSyntax:
                return SamePattern(before.GetOperation(node, cancellationToken), after.GetOperation(counterpart, cancellationToken));

            // "is Old(var a, var b)": the parentheses have the first token of their own.
            case PositionalPatternClauseSyntax { Parent: { } pattern }:
                return SamePattern(before.GetOperation(pattern, cancellationToken), after.GetOperation(counterpart.Parent!, cancellationToken));

            default:
                return true;
        }
    }

    /// <summary>The collections of the framework yield the same elements by any of their enumerators, its tasks the same result by any awaiter.</summary>
    private static bool IsOfFramework(IMethodSymbol? method) =>
        method is null || method.ContainingNamespace?.ToDisplayString() is { } ns && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal));

    private bool Same(DeconstructionInfo before, DeconstructionInfo after)
    {
        if (!SameDeconstruct(before.Method, after.Method) || before.Nested.Length != after.Nested.Length)
            return false;
        return before.Nested.Zip(after.Nested, Same).All(same => same);
    }

    private bool SamePattern(IOperation? before, IOperation? after) => (before, after) switch
    {
        (IRecursivePatternOperation old, IRecursivePatternOperation now) => SameDeconstruct(old.DeconstructSymbol as IMethodSymbol, now.DeconstructSymbol as IMethodSymbol) && image.SameType(old.MatchedType, now.MatchedType),
        (IListPatternOperation old, IListPatternOperation now) => image.Same(old.LengthSymbol, now.LengthSymbol) && image.Same(old.IndexerSymbol, now.IndexerSymbol),
        (ISlicePatternOperation old, ISlicePatternOperation now) => image.Same(old.SliceSymbol, now.SliceSymbol),
        _ => true,
    };

    /// <summary>The values are distinguished by their places alone, so the names must agree as well.</summary>
    private bool SameDeconstruct(IMethodSymbol? before, IMethodSymbol? after) =>
        image.Same(before, after) && (before is null || after is null || before.Parameters.Zip(after.Parameters, (a, b) => SameName(before, after, a, b)).All(same => same));

    private static bool SameName(IMethodSymbol before, IMethodSymbol after, IParameterSymbol a, IParameterSymbol b) =>
        a.Name == b.Name || !(before.Parameters.Any(parameter => parameter.Name == b.Name) || after.Parameters.Any(parameter => parameter.Name == a.Name));
}

/// <summary>
/// Finds where a value whose type changes meets code that distinguishes both types at run time: it is compared or hashed, written
/// by a serializer, or handed on as an <c>object</c> to whoever asks it for an interface.
/// </summary>
internal sealed class AspectComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    /// <summary>How many properties deep a serializer is followed.</summary>
    private const int Depth = 4;

    /// <summary>Methods that compare or hash what they are given, or the elements of what they are called on.</summary>
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "Contains", "IndexOf", "LastIndexOf", "Remove", "Distinct", "GroupBy", "ToLookup", "ToDictionary", "ToHashSet", "Union", "Except", "Intersect", "SequenceEqual", "Join", "GroupJoin",
        "CountBy", "AggregateBy", "ToFrozenSet", "ToFrozenDictionary", "ToImmutableHashSet", "ToImmutableDictionary", "Combine",
    };

    /// <summary>Whether a difference between the two types matters for the expression.</summary>
    public bool Matters(ExpressionSyntax node, ExpressionSyntax counterpart) =>
        (node is InvocationExpressionSyntax call && OfCall(call, counterpart)) || OfConversion(node, counterpart) || OfTypeTest(node, counterpart);

    private bool OfConversion(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var info = before.GetTypeInfo(node, cancellationToken);
        if (info.Type is not INamedTypeSymbol type || info.ConvertedType is not { } converted || SymbolEqualityComparer.Default.Equals(type, converted) || !IsUnknown(converted))
            return false;

        // What "dynamic" binds to is decided by the object's own type, whose members are not compared.
        var other = after.GetTypeInfo(counterpart, cancellationToken).Type;
        return converted.TypeKind == TypeKind.Dynamic
            ? image.IsReplaced(type) && other?.ToDisplayString() != type.ToDisplayString()
            : (AspectsOf(type, other) & (TypeAspect.Contracts | TypeAspect.Text)) != 0;
    }

    /// <summary>
    /// Whether an object that is known as another type from here on, or is tested here, answers a test of the solution
    /// otherwise; or a type argument does, in the method or type that takes it.
    /// </summary>
    private bool OfTypeTest(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var info = before.GetTypeInfo(node, cancellationToken);
        var isKnownNoMore = IsTested(node) || (info.ConvertedType is { IsReferenceType: true } or ITypeParameterSymbol && !SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType));
        if (isKnownNoMore && Differ(info.Type, after.GetTypeInfo(counterpart, cancellationToken).Type, (old, now) => (IsTested(node) || !Mentions(info.ConvertedType, old)) && image.IsToldApartByTests(old, now, IsTested(node) ? old : info.ConvertedType!)))
            return true;

        return before.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol method && after.GetSymbolInfo(counterpart, cancellationToken).Symbol is IMethodSymbol now
            && (Argument(method.TypeArguments, now.TypeArguments, method) || (method.ContainingType is { } from && now.ContainingType is { } to && Argument(from.TypeArguments, to.TypeArguments, from)));

        bool Argument(ImmutableArray<ITypeSymbol> old, ImmutableArray<ITypeSymbol> current, ISymbol generic) =>
            old.Zip(current, (a, b) => Differ(a, b, (one, other) => image.IsToldApartByTests(one, other, generic, isTypeArgument: true))).Any(differ => differ);
    }

    /// <summary>Whether two types, their type arguments or their elements differ.</summary>
    private static bool Differ(ITypeSymbol? old, ITypeSymbol? now, Func<INamedTypeSymbol, INamedTypeSymbol, bool> differ) => (old, now) switch
    {
        (IArrayTypeSymbol array, IArrayTypeSymbol other) => Differ(array.ElementType, other.ElementType, differ),
        (INamedTypeSymbol named, INamedTypeSymbol other) => differ(named, other) || named.TypeArguments.Zip(other.TypeArguments, (a, b) => Differ(a, b, differ)).Any(one => one),
        _ => false,
    };

    private static bool Mentions(ITypeSymbol? type, INamedTypeSymbol wanted) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, wanted),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named, wanted) || named.TypeArguments.Any(argument => Mentions(argument, wanted)),
        _ => false,
    };

    private static bool IsTested(ExpressionSyntax node) => node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => test.Left == node,
        IsPatternExpressionSyntax test => test.Expression == node,
        SwitchExpressionSyntax choice => choice.GoverningExpression == node,
        SwitchStatementSyntax choice => choice.Expression == node,
        CastExpressionSyntax => true,
        _ => false,
    };

    private static bool IsUnknown(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter;

    private bool OfCall(InvocationExpressionSyntax call, ExpressionSyntax counterpart)
    {
        if (before.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || counterpart is not InvocationExpressionSyntax other)
            return false;

        var matters = (Comparing.Contains(method.Name) ? TypeAspect.Equality : TypeAspect.None)
            | (image.IsSerializing(method) ? TypeAspect.Shape | TypeAspect.Properties : TypeAspect.None)
            | (method.ContainingType.SpecialType == SpecialType.System_Enum ? TypeAspect.Values | TypeAspect.Names : TypeAspect.None);
        if (matters == TypeAspect.None)
            return false;

        var (old, now) = (TypesAt(before, call, method), TypesAt(after, other, after.GetSymbolInfo(other, cancellationToken).Symbol as IMethodSymbol));
        return old.Zip(now, (a, b) => (Old: a, New: b)).Any(pair => Differ(pair.Old, pair.New, matters, (matters & TypeAspect.Shape) != 0 ? Depth : 1));
    }

    /// <summary>The types that a call has to do with: of its receiver, its type arguments and its arguments.</summary>
    private List<ITypeSymbol?> TypesAt(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol? method) =>
    [
        call.Expression is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression, cancellationToken).Type : null,
        .. call.ArgumentList.Arguments.SelectMany(argument => TypesOf(model, argument.Expression)),
        .. method?.TypeArguments ?? [],
    ];

    /// <summary>The type of an argument; of a lambda or a method group that a web framework calls, what it takes and gives.</summary>
    private IEnumerable<ITypeSymbol?> TypesOf(SemanticModel model, ExpressionSyntax argument) =>
        model.GetTypeInfo(argument, cancellationToken).Type is { } type ? [type]
        : model.GetSymbolInfo(argument, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol handler ? [handler.ReturnType, .. handler.Parameters.Select(parameter => parameter.Type)]
        : [null];

    /// <summary>Whether two types, or their type arguments, elements or properties, differ in what matters.</summary>
    private bool Differ(ITypeSymbol? old, ITypeSymbol? now, TypeAspect matters, int depth)
    {
        switch (old, now)
        {
            case (IArrayTypeSymbol array, IArrayTypeSymbol other):
                return Differ(array.ElementType, other.ElementType, matters, depth);
            case (INamedTypeSymbol named, INamedTypeSymbol other):
                if ((AspectsOf(named, other) & matters) != 0 || named.TypeArguments.Zip(other.TypeArguments, (a, b) => Differ(a, b, matters, depth)).Any(differ => differ))
                    return true;
                return depth > 1 && named.SpecialType == SpecialType.None && !named.DeclaringSyntaxReferences.IsEmpty
                    && PropertiesOf(named).Any(property => PropertiesOf(other).FirstOrDefault(candidate => candidate.Name == property.Name) is { } same && Differ(property.Type, same.Type, matters, depth - 1));
            default:
                return false;
        }
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public });

    private TypeAspect AspectsOf(ITypeSymbol? old, ITypeSymbol? now) => old is INamedTypeSymbol from && now is INamedTypeSymbol to ? image.Differences(from, to) : TypeAspect.None;
}
