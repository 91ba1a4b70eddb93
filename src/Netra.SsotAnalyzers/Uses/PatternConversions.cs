using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Implicit conversions by an operator, or by a constructor of a union; also those of the elements of a tuple.</summary>
internal sealed class PatternConversions(SemanticModel model, UnnamedKinds kinds, CancellationToken cancellationToken)
{
    private const string Implicit = "an implicit conversion";

    // Every expression has to be asked for its conversion.
    private readonly bool _asks = (kinds & (UnnamedKinds.Conversion | UnnamedKinds.Union)) != 0;

    public IEnumerable<PatternUse> At(SyntaxNode node)
    {
        if (!_asks)
            return [];

        return node switch
        {
            SpreadElementSyntax spread => PatternUse.All(spread.Expression, Implicit, Spread(spread)),
            ConstantPatternSyntax or DeclarationPatternSyntax or TypePatternSyntax or RecursivePatternSyntax or RelationalPatternSyntax or ListPatternSyntax when kinds.HasFlag(UnnamedKinds.Union) =>
                PatternUse.All(node, "a pattern", Matched((model.GetOperation(node, cancellationToken) as IPatternOperation)?.InputType)),
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } label when kinds.HasFlag(UnnamedKinds.Union) =>
                PatternUse.All(label.Value, "a pattern", Matched(model.GetTypeInfo(choice.Expression, cancellationToken).Type)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when kinds.HasFlag(UnnamedKinds.Union) =>
                [.. PatternUse.All(test, Implicit, Converted(test)), .. PatternUse.All(test.Right, "a pattern", Matched(model.GetTypeInfo(test.Left, cancellationToken).Type))],
            CastExpressionSyntax cast when kinds.HasFlag(UnnamedKinds.Union) => PatternUse.All(cast, "a conversion", [.. Converted(cast), Made(cast)]),
            AssignmentExpressionSyntax assignment => PatternUse.All(assignment, Implicit, [.. Converted(assignment), .. Compound(assignment)]),
            ExpressionSyntax expression => PatternUse.All(expression, Implicit, Converted(expression)),
            _ => [],
        };
    }

    private IEnumerable<ISymbol?> Converted(ExpressionSyntax expression)
    {
        var conversion = model.GetConversion(expression, cancellationToken);
        if (conversion.IsIdentity || !conversion.Exists)
            return [];
        if (Method(conversion) is { } method)
            return [method];

        // The elements of a literal are asked one by one.
        return conversion is { IsTupleConversion: true } or { IsNullable: true } && expression is not TupleExpressionSyntax
            && model.GetTypeInfo(expression, cancellationToken) is { Type: { } from, ConvertedType: { } to }
            ? Inside(from, to)
            : [];
    }

    private static ISymbol? Method(Conversion conversion) =>
        conversion.MethodSymbol is { } method && (conversion is { IsUserDefined: true, IsImplicit: true } || method.MethodKind == MethodKind.Constructor) ? method : null;

    /// <summary>The conversions of the elements of a tuple, which may be nullable.</summary>
    private IEnumerable<ISymbol?> Inside(ITypeSymbol from, ITypeSymbol to)
    {
        if (PatternTypes.TupleElements(from) is not { } source || PatternTypes.TupleElements(to) is not { } target || source.Length != target.Length)
            return [];

        return source.Zip(target, (element, wanted) => (From: element.Type, To: wanted.Type)).SelectMany(pair =>
        {
            var conversion = ((CSharpCompilation)model.Compilation).ClassifyConversion(pair.From, pair.To);
            return Method(conversion) is { } method ? [method] : Inside(pair.From, pair.To);
        });
    }

    /// <summary>What is assigned to the left side is the operator's result, which may have another type.</summary>
    private IEnumerable<ISymbol?> Compound(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || model.GetOperation(assignment, cancellationToken) is not ICompoundAssignmentOperation operation)
            return [];

        var (into, outOf) = (operation.GetInConversion(), operation.GetOutConversion());
        return [into.IsUserDefined ? into.MethodSymbol : null, outOf.IsUserDefined ? outOf.MethodSymbol : null];
    }

    private IEnumerable<ISymbol?> Spread(SpreadElementSyntax spread) =>
        model.GetOperation(spread, cancellationToken) is ISpreadOperation operation ? [Method(operation.GetElementConversion())] : [];

    /// <summary>The constructor by which a cast makes a union.</summary>
    private ISymbol? Made(CastExpressionSyntax cast) =>
        model.GetOperation(cast, cancellationToken) is IConversionOperation { OperatorMethod: { MethodKind: MethodKind.Constructor } constructor } ? constructor : null;

    /// <summary>A pattern looks at what a union holds.</summary>
    private static IEnumerable<ISymbol?> Matched(ITypeSymbol? type) => type is INamedTypeSymbol named && UnnamedKind.IsUnion(named)
        ? [.. PatternTypes.Members(type, "TryGetValue"), .. PatternTypes.Members(type, "HasValue"), .. PatternTypes.Members(type, "Value")]
        : [];
}
