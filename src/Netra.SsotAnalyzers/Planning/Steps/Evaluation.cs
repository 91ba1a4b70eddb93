using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// Arguments that would be evaluated in another order are passed by name, in the order in which they are written; those that
/// would be evaluated twice, later or not at all are evaluated into locals in front of the statement.
/// </summary>
internal static class Evaluation
{
    public static Refusal? Keep(Fit fit)
    {
        if (fit.Attempt.Expansion.Evaluation?.Refusal is not { } refusal)
            return null;

        return ByName(fit) || InFront(fit) ? null : refusal;
    }

    private static bool ByName(Fit fit)
    {
        var (use, before) = (fit.Use, fit.Attempt);
        if (!before.Expansion.Evaluation!.IsOutOfOrder || ExpressionTree.Contains(use.Spot, use.File)
            || before.Symbol is not IMethodSymbol { Parameters.IsEmpty: false } called || called.Parameters[called.Parameters.Length - 1].IsParams)
        {
            return false;
        }

        var byName = Conversions.Try(fit, before.Expansion.Variant with { ParameterNames = [.. called.Parameters.Select(parameter => parameter.Name)] });
        if (byName.Expansion.Evaluation?.Refusal is not null || !SymbolEqualityComparer.Default.Equals(byName.Symbol, before.Symbol))
            return false;

        (fit.Attempt, fit.Pieces) = (byName, byName.Expansion.Pieces);
        return true;
    }

    private static bool InFront(Fit fit)
    {
        var use = fit.Use;
        if (use.IsConditional || fit.Attempt.Expansion.Evaluation!.OnlyAssignsAConstant
            || Hoist.Create(use.File, use.Spot, fit.Attempt.Expansion.Evaluation!.Effects) is not { } hoist)
        {
            return false;
        }

        var hoisted = Conversions.Try(fit, fit.Attempt.Expansion.Variant with { Locals = hoist.Placeholders });
        if (hoisted.Expansion.Evaluation?.Refusal is not null || !hoisted.Binds)
            return false;

        (fit.Attempt, fit.Hoist) = (hoisted, hoist);
        fit.Pieces = Expansion.Of(use, hoisted.Expansion.Variant with { Locals = hoist.Locals }).Pieces;
        return true;
    }
}

/// <summary>
/// Compares the evaluation of a use's arguments with what a replacement expression does with them: what was evaluated
/// once, before the call and in one order, must be evaluated so still.
/// </summary>
internal sealed class EvaluationCheck
{
    private readonly SemanticModel _model;
    private readonly ReplacementTemplate _template;
    private readonly string _text;
    private readonly List<(string Name, ArgumentValue Argument, List<SyntaxNode> Places)> _passed;
    private readonly string? _repeatedArray;

    /// <param name="model">The model of the use.</param>
    /// <param name="template">The replacement expression.</param>
    /// <param name="text">The same, as messages show it.</param>
    /// <param name="arguments">What the use passes, by the name that stands for it in the expression; <c>this</c> for a receiver.</param>
    public EvaluationCheck(SemanticModel model, ReplacementTemplate template, string text, IEnumerable<(string Name, ArgumentValue Argument)> arguments)
    {
        (_model, _template, _text) = (model, template, text);
        var uses = template.Expression!.DescendantNodesAndSelf().Select(node => (Node: node, Name: NameOf(node))).Where(use => use.Name is not null).ToList();

        // The compiler makes one empty array for a call without arguments for its "params"; two would be written.
        _repeatedArray = arguments.Where(pair => pair.Argument is { Expressions.IsEmpty: true } and ({ ElementType: not null } or { IsCollection: true }))
            .Select(pair => pair.Name).FirstOrDefault(name => uses.Count(use => use.Name == name) > 1);

        // An extension method's receiver is both "this" and its first parameter.
        _passed = [.. arguments
            .Where(pair => !pair.Argument.Expressions.IsEmpty)
            .GroupBy(pair => pair.Argument.Expressions[0])
            .Select(same => (
                same.Select(pair => pair.Name).OrderBy(name => name == "this" ? 1 : 0).First(),
                same.First().Argument,
                uses.Where(use => same.Any(pair => pair.Name == use.Name)).Select(use => use.Node).ToList()))];
    }

    /// <summary>Why the arguments would not be evaluated as they are written; null if they are.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether their order among each other is all that is wrong.</summary>
    public bool IsOutOfOrder { get; private set; }

    /// <summary>The arguments that are not constants, in the order in which they are written, and whether the expression has a place for each.</summary>
    public ImmutableArray<(string Name, ArgumentValue Argument, bool IsUsed)> Effects =>
        [.. _passed.Where(pair =>
            !All(pair.Argument, IsConstant) || !All(pair.Argument, CannotFail) || (pair.Places.Count > 1 && HasIdentity(pair.Argument))
                || IsAssigned(pair.Argument, pair.Places))
            .OrderBy(pair => pair.Argument.Expressions[0].SpanStart).Select(pair => (pair.Name, pair.Argument, pair.Places.Count > 0))];

    /// <summary>Whether a local for an argument would hold a constant that nothing reads: the compiler warns of it (CS0219).</summary>
    public bool OnlyAssignsAConstant { get; private set; }

    /// <param name="placeOf">Where a place comes in the order of evaluation.</param>
    public void Run(Func<SyntaxNode, (int List, int Argument, int Place)> placeOf)
    {
        var hasEffect = _passed.Any(pair => !All(pair.Argument, IsQuiet));
        var order = new List<((int, int, int) Place, int Written)>();
        foreach (var (_, argument, places) in _passed)
        {
            var first = argument.Expressions[0];
            var isConstant = All(argument, IsConstant);
            if (places.Count == 0)
                RefuseIf(!All(argument, IsQuiet) || !All(argument, CannotFail), Refusal.NoPlaceForArgument, first);
            else if (places.Count > 1)
                RefuseIf(!All(argument, ExpressionShape.CanBeRepeated) || HasIdentity(argument) || (hasEffect && !isConstant), Refusal.EvaluatedTwice, first);

            RefuseIf(!isConstant && places.Any(IsDeferred), Refusal.EvaluatedLater, first);
            RefuseIf((!All(argument, IsQuiet) || !All(argument, CannotFail)) && places.Any(IsConditional), Refusal.NotAlwaysEvaluated, first);
            RefuseIf(!All(argument, ExpressionShape.IsUntouchedByCalls) && places.Any(FollowsCall), Refusal.EvaluatedAfter, first);
            RefuseIf(IsAssigned(argument, places), Refusal.AssignsArgument, first);
            OnlyAssignsAConstant |= _model.GetConstantValue(first).HasValue && places.Count > 0
                && places.All(place => place.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                    && assignment.Left == place);
            if (places.Count == 1 && !isConstant && hasEffect)
                order.Add((placeOf(places[0]), first.SpanStart));
        }

        if (_repeatedArray is not null)
            Refusal ??= Refusal.EvaluatedTwice.For(_text, _repeatedArray);
        order.Sort();
        for (var i = 1; i < order.Count && Refusal is null; i++)
        {
            if (order[i].Written < order[i - 1].Written)
            {
                IsOutOfOrder = true;
                Refusal = Refusal.OutOfOrder.For(_text);
            }
        }
    }

    /// <summary>Whether each place of the expression would get an object of its own.</summary>
    private bool HasIdentity(ArgumentValue argument) =>
        argument.ElementType is not null || argument.IsCollection || argument.Expressions.Any(expression => ExpressionShape.HasIdentity(expression, _model));

    /// <summary>Whether the expression may write to what the use passes by value.</summary>
    private bool IsAssigned(ArgumentValue argument, List<SyntaxNode> places) =>
        argument.Expressions.Length == 1 && argument.Expressions[0] is var expression
        && expression.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
        && places.Any(place => TemplateWrites.To(place, argument.ParameterType)
            && (place.Parent is not MemberAccessExpressionSyntax || expression is ElementAccessExpressionSyntax
                || _model.GetSymbolInfo(expression).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol));

    private void RefuseIf(bool condition, RefusalKind kind, ExpressionSyntax argument)
    {
        if (condition)
            Refusal ??= kind.For(_text, argument.ToString());
    }

    private string? NameOf(SyntaxNode node) => node switch
    {
        ThisExpressionSyntax => "this",
        IdentifierNameSyntax name when !SyntaxFacts.IsInTypeOnlyContext(name) && _template.IsFreeName(name) => name.Identifier.ValueText,
        _ => null,
    };

    private bool All(ArgumentValue argument, Func<ExpressionSyntax, SemanticModel, bool> holds) =>
        argument.Expressions.All(expression => holds(expression, _model));

    private static bool IsConstant(ExpressionSyntax expression, SemanticModel model) => ExpressionShape.IsConstant(expression, model);

    private static bool IsQuiet(ExpressionSyntax expression, SemanticModel model) => ExpressionShape.IsQuiet(expression, model);

    private static bool CannotFail(ExpressionSyntax expression, SemanticModel model) => !Failure.IsPossible(expression, model);

    private static bool IsDeferred(SyntaxNode place) => place.Ancestors().Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax);

    /// <summary>Whether the place is one that is evaluated only if something else says so.</summary>
    private static bool IsConditional(SyntaxNode place)
    {
        for (var node = place; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BinaryExpressionSyntax binary when binary.Right == node
                    && binary.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == node:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment when assignment.Right == node:
                case SwitchExpressionArmSyntax:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call or construction of the expression's own is through before the place is reached.</summary>
    private bool FollowsCall(SyntaxNode place) =>
        _template.Expression!.DescendantNodesAndSelf().Any(node =>
            node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            && node.SpanStart < place.SpanStart
            && (node.Span.End <= place.SpanStart
                || (node is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } && initializer.Span.Contains(place.Span)))
            && !node.IsNameOf());
}

/// <summary>Overflow: the superseded member computes by the rule of its own declaration, an expression by that of its place.</summary>
internal static class CheckedContext
{
    public static Refusal? Check(Fit fit) =>
        Contains(fit.Use.Spot) && fit.Use.Template.Expression!.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Any(part => Matters(part) && IsInteger(fit, part))
            ? Refusal.OverflowContext.For(fit.Use.Replacement.Expression)
            : null;

    private static bool IsInteger(Fit fit, ExpressionSyntax part) =>
        fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, fit.Attempt.Expansion.PiecesOf(part.Span)).Type is null
            or { SpecialType: not (SpecialType.System_String or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal) };

    /// <summary>Whether the place is in a <c>checked</c> or <c>unchecked</c> statement or expression.</summary>
    private static bool Contains(SyntaxNode place) => place.Ancestors().Any(node => node is CheckedStatementSyntax or CheckedExpressionSyntax);

    /// <summary>
    /// Whether an expression's value depends on the context: integer arithmetic or a conversion, outside of a context of the expression's
    /// own.
    /// </summary>
    private static bool Matters(ExpressionSyntax part) =>
        part.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
            or SyntaxKind.UnaryMinusExpression
            or SyntaxKind.CastExpression or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
            or SyntaxKind.MultiplyAssignmentExpression
            or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression
            or SyntaxKind.PostDecrementExpression
        && !part.Ancestors().Any(node => node is CheckedExpressionSyntax);
}
