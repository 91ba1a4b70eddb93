using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Constants that a <c>switch</c> tells apart, or that are the keys of one initializer: <c>Color.Old</c> beside <c>Color.New</c>.</summary>
internal sealed class CaseLabels(FileContext file)
{
    /// <summary>Why the constant cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax constant, MemberReplacement? replacement, Plan plan)
    {
        if (LabelsBeside(constant) is not { } labels)
            return null;

        var (meant, _) = new Speculation(file).Bind(constant, constant.Span, plan.Span == constant.Span ? plan.Pieces : [new PlanPiece.Source(constant.Span)]);
        if (plan.Span != constant.Span)
            (meant, _) = new Speculation(file).Bind(constant, plan.Span, plan.Pieces);
        foreach (var label in labels)
        {
            if (label == constant)
                continue;

            var symbol = file.SymbolOf(label);
            var value = file.Model.GetConstantValue(label, file.CancellationToken);
            var isSame = symbol is not null && (SymbolEqualityComparer.Default.Equals(symbol, meant) || (replacement is not null && file.Engine.FindReplacement(symbol)?.Expression == replacement.Expression));
            if (isSame || (value.HasValue && meant is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value.Value)))
                return Refusal.SameLabel.For(label.ToString());
        }

        return null;
    }

    private static IEnumerable<ExpressionSyntax>? LabelsBeside(ExpressionSyntax constant)
    {
        SyntaxNode node = constant;
        while (node.Parent is PatternSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax => node.FirstAncestorOrSelf<SwitchStatementSyntax>()!.Sections.SelectMany(section => section.Labels).SelectMany(Constants),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.Arms.SelectMany(arm => Constants(arm.Pattern)),
            IsPatternExpressionSyntax => node != constant && node is not ConstantPatternSyntax ? Constants(node) : null,
            BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } => Keys(initializer),
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } } => Keys(initializer),
            InitializerExpressionSyntax { Parent: InitializerExpressionSyntax initializer } pair when pair.Expressions[0] == constant => Keys(initializer),
            _ => null,
        };
    }

    private static IEnumerable<ExpressionSyntax> Constants(SyntaxNode label) => label is CaseSwitchLabelSyntax { Value: var value }
        ? [value]
        : label.DescendantNodesAndSelf(node => node is PatternSyntax or SwitchLabelSyntax).OfType<ConstantPatternSyntax>().Select(pattern => pattern.Expression);

    private static IEnumerable<ExpressionSyntax> Keys(InitializerExpressionSyntax initializer) => initializer.Expressions.Select(element => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } => access.ArgumentList.Arguments.FirstOrDefault()?.Expression,
        InitializerExpressionSyntax pair => pair.Expressions.FirstOrDefault(),
        _ => null,
    }).OfType<ExpressionSyntax>();
}
