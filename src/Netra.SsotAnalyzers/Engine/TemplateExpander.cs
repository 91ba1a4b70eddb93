using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>Writes a replacement expression for one use: arguments, receiver and type arguments in their places.</summary>
internal sealed class TemplateExpander(SsotEngine engine, SemanticModel model, MemberReplacement replacement, ISymbol member)
{
    private readonly List<(TextSpan Span, ImmutableArray<PlanPiece> Pieces)> _slots = [];
    private readonly ReplacementTemplate _template = ReplacementTemplate.Parse(replacement.Expression);

    /// <summary>What the use passes for each parameter, by name; <c>value</c> in a setter.</summary>
    public Dictionary<string, ArgumentValue> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>The use's type arguments by the names of the member's and its type's parameters.</summary>
    public Dictionary<string, ITypeSymbol> TypeArguments { get; } = new(StringComparer.Ordinal);

    /// <summary>The receiver as written; null where it is implicit, or where there is none.</summary>
    public ExpressionSyntax? Receiver { get; init; }

    /// <summary>The use's own argument list, kept to the letter where the expression passes the same arguments on.</summary>
    public ArgumentListSyntax? ArgumentList { get; init; }

    /// <summary>Whether a leading <c>this</c> is left out because the receiver stands before a <c>?</c>.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether the elements of a <c>params</c> array are passed on one by one, to another such parameter.</summary>
    public bool SpreadsParams { get; init; } = true;

    /// <summary>Whether <c>this</c> is written where the receiver is implicit: an extension member needs it.</summary>
    public bool KeepsThis { get; init; }

    /// <summary>Whether default values at the end of the expression's own argument list are left out.</summary>
    public bool OmitsDefaults { get; init; }

    /// <summary>The default values left out, with their places in the argument list.</summary>
    public List<(int Index, string? Text)> OmittedDefaults { get; } = [];

    /// <summary>Why the expression cannot be written for this use; null if it can.</summary>
    public string? Problem { get; private set; }

    public ImmutableArray<PlanPiece> Expand()
    {
        var expression = _template.Expression;
        if (expression is null)
        {
            Problem = $"its replacement '{replacement.Expression}' is not a C# expression";
            return [];
        }

        Visit(expression);
        CheckEvaluation(expression);

        var text = expression.ToString();
        var origin = expression.SpanStart;
        var pieces = ImmutableArray.CreateBuilder<PlanPiece>();
        var position = 0;
        foreach (var (span, slot) in _slots.OrderBy(slot => slot.Span.Start))
        {
            AddText(span.Start - origin);
            pieces.AddRange(slot);
            position = span.End - origin;
        }

        AddText(text.Length);
        return pieces.ToImmutable();

        void AddText(int end)
        {
            if (end > position)
                pieces.Add(new PlanPiece.Text(text.Substring(position, end - position)));
        }
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case ThisExpressionSyntax:
                VisitThis(node);
                return;

            case ArgumentListSyntax list when PassesArgumentsOn(list):
                _slots.Add((
                    TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart),
                    [new PlanPiece.Source(TextSpan.FromBounds(ArgumentList!.OpenParenToken.Span.End, ArgumentList.CloseParenToken.SpanStart))]));
                return;

            case MemberAccessExpressionSyntax or QualifiedNameSyntax when VisitDottedType(node):
                return;

            case SimpleNameSyntax name when _template.IsFreeName(name):
                VisitName(name);
                return;
        }

        foreach (var child in node.ChildNodes())
            Visit(child);
    }

    private void VisitThis(SyntaxNode node)
    {
        if (Receiver is not null && !IsConditional)
        {
            _slots.Add((node.Span, ArgumentValue.Of(Receiver).Pieces(node, spreads: true)));
        }
        else if ((IsConditional || !KeepsThis) && node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)
        {
            // The receiver is implicit: "this.SendAsync(x)" becomes "SendAsync(x)", or "?.SendAsync(x)" behind its condition.
            var end = IsConditional ? access.OperatorToken.SpanStart : access.OperatorToken.Span.End;
            _slots.Add((TextSpan.FromBounds(node.SpanStart, end), []));
        }
    }

    private void VisitName(SimpleNameSyntax name)
    {
        var identifier = name.Identifier.ValueText;
        if (name is IdentifierNameSyntax && !SyntaxFacts.IsInTypeOnlyContext(name) && Arguments.TryGetValue(identifier, out var argument))
        {
            var isLast = name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } own && list.Arguments.Last() == own;
            if (argument is { Expressions.IsEmpty: true } && ((isLast && SpreadsParams && argument.Written == "") || IsOmitted(name)))
            {
                if (argument.Written != "")
                    OmittedDefaults.Add((((ArgumentListSyntax)name.Parent!.Parent!).Arguments.IndexOf((ArgumentSyntax)name.Parent), argument.Written));
                RemoveArgument((ArgumentSyntax)name.Parent!);
                return;
            }

            _slots.Add((name.Span, argument.Pieces(name, isLast && SpreadsParams)));
            return;
        }

        if (name is IdentifierNameSyntax && TypeArguments.TryGetValue(identifier, out var type))
        {
            _slots.Add((name.Span, PlanPiece.Name(engine.MapType(type) ?? type)));
            return;
        }

        var arity = (name as GenericNameSyntax)?.TypeArgumentList.Arguments.Count ?? 0;
        if (engine.ResolveTypeName(identifier, arity, replacement.Imports, member.ContainingType) is { } found)
            _slots.Add((name.Identifier.Span, [new PlanPiece.TypeName(found, WithTypeArguments: arity == 0)]));

        if (name is GenericNameSyntax generic)
            Visit(generic.TypeArgumentList);
    }

    /// <summary>A type named with its namespace, the longest prefix that is one.</summary>
    private bool VisitDottedType(SyntaxNode node)
    {
        var text = node.ToString();
        if (text.StartsWith("global::", StringComparison.Ordinal))
            text = text.Substring("global::".Length);
        var leftmost = text.Split('.')[0];
        if (_template.DeclaredNames.Contains(leftmost) || Arguments.ContainsKey(leftmost) || text.Any(c => !(char.IsLetterOrDigit(c) || c is '_' or '.')))
            return false;

        if (engine.Compilation.GetTypesByMetadataName(text).FirstOrDefault() is not { } type)
            return false;

        _slots.Add((node.Span, [new PlanPiece.TypeName(type, WithTypeArguments: true)]));
        return true;
    }

    /// <summary>An empty <c>params</c> at the end is passed on by leaving it out, with the comma before it.</summary>
    private void RemoveArgument(ArgumentSyntax argument)
    {
        var list = (ArgumentListSyntax)argument.Parent!;
        var index = list.Arguments.IndexOf(argument);
        var start = index == 0 ? argument.SpanStart : list.Arguments.GetSeparator(index - 1).SpanStart;
        _slots.Add((TextSpan.FromBounds(start, argument.Span.End), []));
    }

    /// <summary>Whether the name is an argument of the expression's outermost call with nothing but default values behind it.</summary>
    private bool IsOmitted(SimpleNameSyntax name)
    {
        var outermost = (_template.Expression as InvocationExpressionSyntax)?.ArgumentList ?? (_template.Expression as BaseObjectCreationExpressionSyntax)?.ArgumentList;
        return OmitsDefaults
            && name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } own
            && list == outermost
            && list.Arguments.Skip(list.Arguments.IndexOf(own)).All(argument =>
                argument.Expression is IdentifierNameSyntax passed && Arguments.TryGetValue(passed.Identifier.ValueText, out var value) && value.Expressions.IsEmpty);
    }

    private bool PassesArgumentsOn(ArgumentListSyntax list)
    {
        if (ArgumentList is null || ArgumentList.Arguments.Count != list.Arguments.Count || list.Arguments.Count == 0)
            return false;

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var written = ArgumentList.Arguments[i];
            if (list.Arguments[i] is not { NameColon: null, Expression: IdentifierNameSyntax parameter } passed
                || written.NameColon is not null
                || written.RefKindKeyword.RawKind != passed.RefKindKeyword.RawKind
                || !Arguments.TryGetValue(parameter.Identifier.ValueText, out var value)
                || value.Expressions.Length != 1
                || value.ElementType is not null
                || value.Expressions[0] != written.Expression)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What was evaluated once, in one order, must be evaluated once and in that order still.</summary>
    private void CheckEvaluation(ExpressionSyntax expression)
    {
        var uses = expression.DescendantNodesAndSelf()
            .Where(node => node is ThisExpressionSyntax || (node is IdentifierNameSyntax name && !SyntaxFacts.IsInTypeOnlyContext(name) && _template.IsFreeName(name) && Arguments.ContainsKey(name.Identifier.ValueText)))
            .ToList();

        // An extension method's receiver is both "this" and its first parameter.
        var passed = Arguments.Select(pair => (Name: pair.Key, Argument: pair.Value)).ToList();
        if (Receiver is not null && !IsConditional)
            passed.Add(("this", ArgumentValue.Of(Receiver)));

        var order = new List<(int Place, int Written)>();
        foreach (var same in passed.Where(pair => !pair.Argument.Expressions.IsEmpty).GroupBy(pair => pair.Argument.Expressions[0]))
        {
            var (first, expressions) = (same.Key, same.First().Argument.Expressions);
            var names = same.Select(pair => pair.Name).ToImmutableHashSet();
            var places = uses.Where(use => names.Contains(use is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText : "this")).ToList();
            if (expressions.SelectMany(expression => expression.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Any(name => _template.DeclaredNames.Contains(name.Identifier.ValueText)))
                Problem ??= $"'{replacement.Expression}' declares a name that '{first}' uses: keep it in a local of another name first";
            var canBeRepeated = expressions.All(expression => ExpressionShape.CanBeRepeated(expression, model));
            if (places.Count == 0 && !expressions.All(expression => ExpressionShape.CanBeDropped(expression, model)))
                Problem ??= $"'{replacement.Expression}' has no place for '{first}', whose evaluation may do something: evaluate it before";
            else if (places.Count > 1 && !canBeRepeated)
                Problem ??= $"'{replacement.Expression}' would evaluate '{first}' twice: keep it in a local first";
            else if (places.Any(IsInLambda) && !canBeRepeated)
                Problem ??= $"'{replacement.Expression}' would evaluate '{first}' later: keep it in a local first";
            else if (places.Count == 1 && !canBeRepeated)
                order.Add((places[0].SpanStart, first.SpanStart));
        }

        order.Sort();
        for (var i = 1; i < order.Count; i++)
        {
            if (order[i].Written < order[i - 1].Written)
                Problem ??= $"'{replacement.Expression}' would evaluate the arguments in another order: keep them in locals first";
        }
    }

    private static bool IsInLambda(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax);
}
