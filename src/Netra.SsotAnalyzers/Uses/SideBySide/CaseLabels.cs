using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>Constants that a <c>switch</c> distinguishes, or that are the keys of one initializer: <c>Color.Old</c> beside <c>Color.New</c>.</summary>
internal sealed class CaseLabels(FileContext file)
{
    private readonly Dictionary<SyntaxNode, Labels> _labels = [];

    /// <summary>Why the constant cannot be replaced; null if it can.</summary>
    public Refusal? RefusalOf(ExpressionSyntax constant, MemberReplacement? replacement, Plan plan)
    {
        if (ScopeOf(constant) is not { } scope)
            return null;

        if (!_labels.TryGetValue(scope, out var labels))
            _labels.Add(scope, labels = new Labels(LabelsIn(scope), file));
        if (labels.Count < 2)
            return null;

        var (meant, _) = new Speculation(file).Bind(constant, plan.Span, plan.Pieces);
        return labels.FindSame(constant, meant, replacement) is { } label ? Refusal.SameLabel.For(label.ToString()) : null;
    }

    /// <summary>The labels of one construct by what they mean, so that each use is compared with those that mean the same.</summary>
    private sealed class Labels
    {
        private readonly Dictionary<ISymbol, List<ExpressionSyntax>> _bySymbol = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<object, List<ExpressionSyntax>> _byValue = [];
        private readonly Dictionary<string, List<ExpressionSyntax>> _byReplacement = new(StringComparer.Ordinal);

        public Labels(IEnumerable<ExpressionSyntax> labels, FileContext file)
        {
            foreach (var label in labels)
            {
                Count++;
                if (file.SymbolOf(label) is { } symbol)
                {
                    Add(_bySymbol, symbol, label);
                    if (file.Engine.FindReplacement(symbol) is { } replacement)
                        Add(_byReplacement, replacement.Expression, label);
                }

                if (file.Model.GetConstantValue(label, file.CancellationToken) is { HasValue: true, Value: { } value })
                    Add(_byValue, value, label);
            }
        }

        public int Count { get; }

        /// <summary>The first other label that means what the constant is to mean.</summary>
        public ExpressionSyntax? FindSame(ExpressionSyntax constant, ISymbol? meant, MemberReplacement? replacement)
        {
            var same = meant is not null && _bySymbol.TryGetValue(meant, out var symbols) ? symbols : [];
            var replaced = replacement is not null && _byReplacement.TryGetValue(replacement.Expression, out var expressions) ? expressions : [];
            var equal = meant is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } && _byValue.TryGetValue(value, out var values) ? values : [];
            return new[] { same, replaced, equal }.Select(labels => labels.Find(label => label != constant)).OfType<ExpressionSyntax>().OrderBy(label => label.SpanStart).FirstOrDefault();
        }

        private static void Add<TKey>(Dictionary<TKey, List<ExpressionSyntax>> labels, TKey key, ExpressionSyntax label)
            where TKey : notnull
        {
            if (!labels.TryGetValue(key, out var list))
                labels.Add(key, list = []);
            list.Add(label);
        }
    }

    /// <summary>The construct that tells the constant from others by its value; null where none does.</summary>
    private static SyntaxNode? ScopeOf(ExpressionSyntax constant)
    {
        SyntaxNode node = constant;
        while (node.Parent is PatternSyntax)
            node = node.Parent;

        return node.Parent switch
        {
            CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax => node.FirstAncestorOrSelf<SwitchStatementSyntax>(),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Pattern == node => choice,
            IsPatternExpressionSyntax when node != constant && node is not ConstantPatternSyntax => node,
            BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } => initializer,
            ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax initializer } } } => initializer,
            InitializerExpressionSyntax { Parent: InitializerExpressionSyntax initializer } pair when pair.Expressions[0] == constant => initializer,
            _ => null,
        };
    }

    private static IEnumerable<ExpressionSyntax> LabelsIn(SyntaxNode scope) => scope switch
    {
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).SelectMany(Constants),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Constants(arm.Pattern)),
        InitializerExpressionSyntax initializer => Keys(initializer),
        _ => Constants(scope),
    };

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
