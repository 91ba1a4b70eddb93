using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Arguments evaluated into locals in front of a statement, so that they are evaluated once each and in their order.</summary>
internal sealed class Hoist
{
    private static readonly PlanPiece Discard = new PlanPiece.Text("_");

    private readonly StatementSyntax _statement;
    private readonly ImmutableArray<(ExpressionSyntax Expression, PlanPiece Name, ITypeSymbol? Type)> _values;

    private Hoist(StatementSyntax statement, ImmutableArray<(ExpressionSyntax Expression, PlanPiece Name, ITypeSymbol? Type)> values,
        ImmutableDictionary<ExpressionSyntax, PlanPiece> placeholders)
    {
        _statement = statement;
        _values = values;
        Placeholders = placeholders;
    }

    /// <summary>The locals by argument.</summary>
    public ImmutableDictionary<ExpressionSyntax, PlanPiece> Locals => _values.ToImmutableDictionary(value => value.Expression, value => value.Name);

    /// <summary>What binds instead of the locals, which are not declared yet.</summary>
    public ImmutableDictionary<ExpressionSyntax, PlanPiece> Placeholders { get; }

    /// <summary>The locals that hold the arguments of one use, or null where a statement in front would change what happens.</summary>
    public static Hoist? Create(FileContext file, ExpressionSyntax spot, ImmutableArray<(string Name, ArgumentValue Argument, bool IsUsed)> effects)
    {
        if (StatementOf(spot, file.Model) is not { } statement)
            return null;

        var member = spot.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? file.Root;
        var taken = NamesIn(member);
        var values = ImmutableArray.CreateBuilder<(ExpressionSyntax, PlanPiece, ITypeSymbol?)>();
        var placeholders = ImmutableDictionary.CreateBuilder<ExpressionSyntax, PlanPiece>();
        foreach (var (parameter, argument, isUsed) in effects)
        {
            if (argument.Expressions.Length != 1 || argument.ElementType is not null || argument.IsCollection)
                return null;

            // A lambda and "new()" have no type of their own, and a value is boxed by its parameter once.
            var expression = argument.Expressions[0];
            var isTyped = expression is not AnonymousFunctionExpressionSyntax && !ExpressionShape.TakesTypeOfPlace(expression)
                && file.TypeOf(expression) is not null && !file.Model.GetConversion(expression, file.CancellationToken).IsBoxing;
            var given = !isTyped && argument.ParameterType is { } wanted ? file.Engine.MapType(wanted) : null;
            if (TypeOf(expression, given) is not { } type || (parameter == "this" && type.IsValueType))
                return null;

            values.Add((expression, isUsed ? new PlanPiece.Local(parameter == "this" ? "receiver" : parameter, member.Span, taken) : Discard, given));

            // A variable, since the expression may assign to it.
            placeholders.Add(expression, new PlanPiece.Text($"(new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}[1])[0]"));
        }

        return new Hoist(statement, values.ToImmutable(), placeholders.ToImmutable());

        ITypeSymbol? TypeOf(ExpressionSyntax expression, ITypeSymbol? given)
        {
            // "ref x" passes the variable, and what declares one has a scope of its own.
            if (expression.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                || expression.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax))
            {
                return null;
            }

            if (ExpressionShape.IsConvertedByOperator(expression, file.Model))
                return null;

            var type = given ?? file.TypeOf(expression);
            return type is null or { IsAnonymousType: true } or { IsRefLikeType: true } or { SpecialType: SpecialType.System_Void } or IErrorTypeSymbol
                or IPointerTypeSymbol or IFunctionPointerTypeSymbol
                ? null
                : file.Engine.MapType(type);
        }
    }

    /// <summary>The plan with the locals in front of its statement.</summary>
    public Plan InFrontOf(Plan plan)
    {
        var separator = _statement.SyntaxTree.GetText().SeparatorAt(_statement.SpanStart);
        var pieces = ImmutableArray.CreateBuilder<PlanPiece>();
        foreach (var (expression, name, type) in _values)
        {
            if (name != Discard && type is not null)
                pieces.AddRange(PlanPiece.Name(type).Add(new PlanPiece.Text(" ")));
            else if (name != Discard)
                pieces.Add(new PlanPiece.Text("var "));
            pieces.Add(name);
            pieces.Add(new PlanPiece.Text(" = "));
            pieces.Add(new PlanPiece.Source(expression.Span));
            pieces.Add(new PlanPiece.Text(";" + separator));
        }

        if (plan.Span.Start > _statement.SpanStart)
            pieces.Add(new PlanPiece.Source(TextSpan.FromBounds(_statement.SpanStart, plan.Span.Start)));
        pieces.AddRange(plan.Pieces);
        return plan with { Span = TextSpan.FromBounds(_statement.SpanStart, plan.Span.End), Pieces = pieces.ToImmutable() };
    }

    /// <summary>The statement in which the use is what happens first; null where something else does, or where nothing can stand in front.</summary>
    private static StatementSyntax? StatementOf(ExpressionSyntax spot, SemanticModel model)
    {
        SyntaxNode node = spot;
        while (true)
        {
            switch (node.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or IsPatternExpressionSyntax:
                case BinaryExpressionSyntax binary when binary.Left == node:
                case EqualsValueClauseSyntax or VariableDeclarationSyntax { Variables.Count: 1 } or VariableDeclaratorSyntax:
                case AssignmentExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                    Left: IdentifierNameSyntax
                } assignment when assignment.Right == node:
                case MemberAccessExpressionSyntax member when member.Expression == node:
                case InvocationExpressionSyntax:
                case ConditionalAccessExpressionSyntax access when access.Expression == node:
                case ElementAccessExpressionSyntax element when element.Expression == node:
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                    node = node.Parent;
                    continue;

                case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: { } call } list } argument
                    when StartsWithArguments(call, spot, model)
                        && list.Arguments.TakeWhile(other => other != argument)
                            .All(other => other.RefKindKeyword.RawKind == 0 && IsSettled(other.Expression, spot, model)):
                    node = call;
                    continue;

                case ExpressionStatementSyntax or ReturnStatementSyntax or LocalDeclarationStatementSyntax or ThrowStatementSyntax:
                case IfStatementSyntax choice when choice.Condition == node:
                case SwitchStatementSyntax selection when selection.Expression == node:
                case CommonForEachStatementSyntax loop when loop.Expression == node:
                    return node.Parent.Parent is BlockSyntax or GlobalStatementSyntax ? (StatementSyntax)node.Parent : null;

                default:
                    return null;
            }
        }
    }

    /// <summary>
    /// Whether nothing that runs or changes comes before the arguments: a construction, or a method of a type, of <c>this</c>, of
    /// <c>base</c> or of a variable that stays as it is.
    /// </summary>
    private static bool StartsWithArguments(SyntaxNode call, ExpressionSyntax spot, SemanticModel model) => call switch
    {
        ObjectCreationExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => model.GetSymbolInfo(name).Symbol is IMethodSymbol || IsSettled(name, spot, model),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } access } =>
            model.GetSymbolInfo(access).Symbol is IMethodSymbol
                && (receiver is InstanceExpressionSyntax || model.GetSymbolInfo(receiver).Symbol is INamespaceOrTypeSymbol || IsSettled(receiver, spot, model)),
        _ => false,
    };

    /// <summary>Whether the value is the same before and after the use: a constant, or a variable that neither the use nor a function writes to.</summary>
    private static bool IsSettled(ExpressionSyntax expression, ExpressionSyntax spot, SemanticModel model) => expression switch
    {
        InstanceExpressionSyntax => true,
        IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol =>
            ExpressionShape.IsUntouchedByCalls(name, model) && !WrittenNames.In(spot).Contains(name.Identifier.ValueText)
            && !(model.GetTypeInfo(name).Type is { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum }
                && spot.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other => other.Identifier.ValueText == name.Identifier.ValueText)),
        _ => ExpressionShape.IsConstant(expression, model),
    };

    /// <summary>Every name that the member uses: what it does not use, a local may hide.</summary>
    private static HashSet<string> NamesIn(SyntaxNode member) =>
        [.. member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
}
