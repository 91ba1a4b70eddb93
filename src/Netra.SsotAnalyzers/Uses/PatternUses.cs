using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Members that the compiler calls by a pattern: <c>foreach</c>, <c>await</c>, <c>using</c>, deconstruction, a collection
/// initializer, a query, an implicit conversion. No name is written that a rewrite could change.
/// </summary>
internal sealed class PatternUses(FileUses file, MemberUses members)
{
    /// <summary>The names of the members that the compiler looks for.</summary>
    public static ImmutableHashSet<string> Names { get; } =
    [
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current",
        "GetAwaiter", "GetResult", "IsCompleted", "Dispose", "DisposeAsync", "Deconstruct", "Add",
        "Select", "SelectMany", "Where", "Join", "GroupJoin", "GroupBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Cast",
        "Length", "Count", "Slice", "GetPinnableReference", "AppendLiteral", "AppendFormatted",
        WellKnownMemberNames.ImplicitConversionName, WellKnownMemberNames.TrueOperatorName, WellKnownMemberNames.FalseOperatorName,
    ];

    private readonly SemanticModel _model = file.Model;

    // Every expression would have to be asked for its conversion.
    private readonly bool _hasConversions = file.Engine.Map.Members.Any(member => member.Name == WellKnownMemberNames.ImplicitConversionName);

    public void AddAll(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            file.Examine(HitStage.Unnamed, node, Add);
        }
    }

    private void Add(SyntaxNode node)
    {
        foreach (var symbol in SymbolsAt(node).Concat(PatternOperations.At(node, _model, file.CancellationToken)))
        {
            if (symbol is not null && file.Engine.FindReplacement(symbol) is { } replacement)
            {
                members.AddHit(
                    SpotOf(node), symbol, replacement, hidden: null, alias: null,
                    () => Refusal.CalledByPattern.For(What(node, symbol), replacement.Expression));
                return;
            }
        }
    }

    private IEnumerable<ISymbol?> SymbolsAt(SyntaxNode node)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var each = _model.GetForEachStatementInfo(loop);
                var deconstructed = loop is ForEachVariableStatementSyntax variables ? Deconstructors(_model.GetDeconstructionInfo(variables)) : [];
                return [each.GetEnumeratorMethod, each.MoveNextMethod, each.CurrentProperty, each.DisposeMethod, .. deconstructed];

            case AwaitExpressionSyntax awaited:
                var awaiter = _model.GetAwaitExpressionInfo(awaited);
                return [awaiter.GetAwaiterMethod, awaiter.IsCompletedProperty, awaiter.GetResultMethod];

            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Deconstructors(_model.GetDeconstructionInfo(assignment));

            case UsingStatementSyntax { Expression: { } resource } statement:
                return Disposers(_model.GetTypeInfo(resource, file.CancellationToken).Type, statement.AwaitKeyword);

            case UsingStatementSyntax { Declaration: { } declaration } statement:
                return Disposers(_model.GetTypeInfo(declaration.Type, file.CancellationToken).Type, statement.AwaitKeyword);

            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local:
                return Disposers(_model.GetTypeInfo(local.Declaration.Type, file.CancellationToken).Type, local.AwaitKeyword);

            case QueryClauseSyntax clause:
                var info = _model.GetQueryClauseInfo(clause, file.CancellationToken);
                return [info.CastInfo.Symbol, info.OperationInfo.Symbol];

            case SelectOrGroupClauseSyntax or OrderingSyntax:
                return [_model.GetSymbolInfo(node, file.CancellationToken).Symbol];

            case ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element:
                return [_model.GetCollectionInitializerSymbolInfo(element, file.CancellationToken).Symbol, Conversion(element)];

            case ExpressionSyntax expression:
                return [Conversion(expression)];

            default:
                return [];
        }
    }

    private ISymbol? Conversion(ExpressionSyntax expression) =>
        _hasConversions && _model.GetConversion(expression, file.CancellationToken) is { IsUserDefined: true, IsImplicit: true, MethodSymbol: { } method } ? method : null;

    private static IEnumerable<ISymbol?> Deconstructors(DeconstructionInfo info) => info.Nested.SelectMany(Deconstructors).Prepend(info.Method);

    private static IEnumerable<ISymbol?> Disposers(ITypeSymbol? type, SyntaxToken awaitKeyword)
    {
        var name = awaitKeyword.RawKind == 0 ? "Dispose" : "DisposeAsync";
        return type is INamedTypeSymbol named ? named.MembersNamed(name).Where(member => member is IMethodSymbol { Parameters.IsEmpty: true }) : [];
    }

    private static string What(SyntaxNode node, ISymbol symbol) => node switch
    {
        CommonForEachStatementSyntax => "'foreach'",
        AwaitExpressionSyntax => "'await'",
        AssignmentExpressionSyntax => "a deconstruction",
        UsingStatementSyntax or LocalDeclarationStatementSyntax => "'using'",
        PositionalPatternClauseSyntax or ListPatternSyntax => "a pattern",
        ElementAccessExpressionSyntax => "an index from the end, or a range,",
        SpreadElementSyntax or CollectionExpressionSyntax => "a collection expression",
        InterpolatedStringExpressionSyntax => "an interpolated string",
        EqualsValueClauseSyntax => "'fixed'",
        QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax => "a query",
        { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } => "a collection initializer",
        _ when symbol.Name is WellKnownMemberNames.TrueOperatorName or WellKnownMemberNames.FalseOperatorName => "a condition",
        _ => "an implicit conversion",
    };

    /// <summary>What is reported of a statement: what the pattern works on, and not its body.</summary>
    private static SyntaxNode SpotOf(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => loop.Expression,
        UsingStatementSyntax { Expression: { } resource } => resource,
        UsingStatementSyntax { Declaration: { } declaration } => declaration,
        LocalDeclarationStatementSyntax local => local.Declaration,
        EqualsValueClauseSyntax clause => clause.Value,
        SpreadElementSyntax spread => spread.Expression,
        _ => node,
    };
}
