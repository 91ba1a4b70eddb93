using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// A list, table, switch or pattern in which two different names of the catalogues stand is one of event names, whatever it
/// is called. By syntax alone.
/// </summary>
internal sealed class EventCompany(SsotEngine engine)
{
    private readonly Dictionary<SyntaxNode, bool> _groups = [];

    /// <summary>Whether the literal stands as an element, key or pattern among event names.</summary>
    public bool Surrounds(LiteralExpressionSyntax literal)
    {
        for (SyntaxNode node = literal; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case BinaryPatternSyntax { Parent: not BinaryPatternSyntax } pattern when IsGroup(pattern):
                case CollectionExpressionSyntax collection when IsGroup(collection):
                case InitializerExpressionSyntax initializer when IsGroup(initializer):
                case SwitchExpressionSyntax selected when node is SwitchExpressionArmSyntax arm && (IsResult(arm, literal) ? IsResultGroup(selected) : IsGroup(selected)):
                case SwitchStatementSyntax statement when IsGroup(statement):
                    return true;

                case StatementSyntax and not SwitchStatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                case ArgumentSyntax { Parent: ArgumentListSyntax } or AnonymousObjectMemberDeclaratorSyntax:
                    return false;

                // What a table or switch yields is not what it is asked for.
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } assignment when assignment.Right == node:
                case SwitchExpressionArmSyntax { WhenClause: { } when } when when == node:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether an expression is a field, property or local that was filled with event names where it is declared.</summary>
    public bool IsTable(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not (SimpleNameSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(expression, cancellationToken).Symbol is not { Kind: SymbolKind.Field or SymbolKind.Local or SymbolKind.Property, DeclaringSyntaxReferences.Length: 1 } symbol)
        {
            return false;
        }

        var value = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return value switch
        {
            CollectionExpressionSyntax collection => IsGroup(collection),
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => IsGroup(initializer),
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => IsGroup(initializer),
            ImplicitArrayCreationExpressionSyntax array => IsGroup(array.Initializer),
            InitializerExpressionSyntax initializer => IsGroup(initializer),
            _ => false,
        };
    }

    private static bool IsResult(SwitchExpressionArmSyntax arm, SyntaxNode literal) => arm.Expression.Span.Contains(literal.Span);

    /// <summary>What a switch yields is a group of its own: old names may be translated to new ones.</summary>
    private bool IsResultGroup(SwitchExpressionSyntax selected) => IsPlural(selected.Arms.SelectMany(arm => Literals(arm.Expression)));

    private bool IsGroup(SyntaxNode node)
    {
        if (!_groups.TryGetValue(node, out var isGroup))
            _groups.Add(node, isGroup = IsPlural(Members(node)));
        return isGroup;
    }

    /// <summary>Two names, of which one is of several words: two single words, such as "Id" and "Trial", can be anything.</summary>
    private bool IsPlural(IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var isDistinctive = false;
        foreach (var name in names.Select(engine.Events.Find).OfType<EventName>())
        {
            found.Add(name.Value);
            isDistinctive |= name.IsDistinctive;
            if (found.Count > 1 && isDistinctive)
                return true;
        }

        return false;
    }

    private IEnumerable<string> Members(SyntaxNode node) => node switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().SelectMany(element => Literals(element.Expression)),
        InitializerExpressionSyntax initializer => initializer.Expressions.SelectMany(Keys),
        SwitchExpressionSyntax selected => selected.Arms.SelectMany(arm => Literals(arm.Pattern)),
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).SelectMany(label => label switch
        {
            CaseSwitchLabelSyntax plain => Literals(plain.Value),
            CasePatternSwitchLabelSyntax pattern => Literals(pattern.Pattern),
            _ => [],
        }),
        _ => Literals(node),
    };

    private IEnumerable<string> Keys(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax key } => key.ArgumentList.Arguments.SelectMany(argument => Literals(argument.Expression)),
        InitializerExpressionSyntax entry => entry.Expressions.Take(1).SelectMany(Literals),
        _ => Literals(element),
    };

    /// <summary>The names that an expression or pattern spells out, or that it names by their constants: a half-rewritten list is still one.</summary>
    private IEnumerable<string> Literals(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return [literal.Token.ValueText];
            case ParenthesizedExpressionSyntax parenthesized:
                return Literals(parenthesized.Expression);
            case MemberAccessExpressionSyntax access:
                return engine.Events.FindConstant(access.Name.Identifier.ValueText) is { } named && access.Expression.RightmostName() == named.Constant.ContainingType.Name ? [named.Value] : [];
            case IdentifierNameSyntax identifier:
                return engine.Events.FindConstant(identifier.Identifier.ValueText) is { } imported ? [imported.Value] : [];
            case PatternSyntax pattern:
                return pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().SelectMany(constant => Literals(constant.Expression));
            default:
                return [];
        }
    }
}
