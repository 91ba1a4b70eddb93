using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

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

    /// <summary>How it is written.</summary>
    public Variant Variant { get; init; } = Variant.ByLength[0];

    /// <summary>The default values left out, with their places in the argument list.</summary>
    public List<(int Index, string? Text)> OmittedDefaults { get; } = [];

    /// <summary>The superseded member.</summary>
    public ISymbol Member => member;

    /// <summary>Where the use stands; null where that does not matter.</summary>
    public int? Position { get; set; }

    /// <summary>Whether a local or parameter has the name of a member that would be named without its receiver.</summary>
    public bool HidesImplicitMember { get; private set; }

    /// <summary>Whether a value is written that the compiler fills in from the place of the call.</summary>
    public bool HasCallerInfo { get; private set; }

    /// <summary>The places of the expression that arguments came to stand in.</summary>
    public List<(SyntaxNode Slot, ArgumentValue Argument)> Places { get; } = [];

    /// <summary>Why the expression cannot be written for this use; null if it can.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>How the arguments would be evaluated.</summary>
    public EvaluationCheck? Evaluation { get; private set; }

    public ImmutableArray<PlanPiece> Expand()
    {
        var expression = _template.Expression;
        if (expression is null)
        {
            Refusal = Refusal.NotAnExpression.For(replacement.Expression);
            return [];
        }

        Visit(expression);
        var order = ArgumentOrder();
        CheckEvaluation(order);
        if (order.IsEmpty)
            return Pieces(expression.Span);

        var list = OutermostList!;
        var pieces = Pieces(TextSpan.FromBounds(expression.SpanStart, list.OpenParenToken.Span.End)).ToBuilder();
        foreach (var index in order)
        {
            var written = Pieces(list.Arguments[index].Span);
            if (written.IsEmpty)
                continue;
            if (index != order[0])
                pieces.Add(new PlanPiece.Text(", "));
            pieces.Add(new PlanPiece.Text(PlanPiece.Identifier(Variant.ParameterNames[index]) + ": "));
            pieces.AddRange(written);
        }

        pieces.AddRange(Pieces(TextSpan.FromBounds(list.CloseParenToken.SpanStart, expression.Span.End)));
        return pieces.ToImmutable();
    }

    /// <summary>A part of the expression with what stands in its slots.</summary>
    public ImmutableArray<PlanPiece> Pieces(TextSpan range)
    {
        var text = _template.Expression!.ToString();
        var origin = _template.Expression.SpanStart;
        var pieces = ImmutableArray.CreateBuilder<PlanPiece>();
        var position = range.Start;
        foreach (var (span, slot) in _slots.Where(slot => range.Contains(slot.Span)).OrderBy(slot => slot.Span.Start))
        {
            AddText(span.Start);
            pieces.AddRange(slot);
            position = span.End;
        }

        AddText(range.End);
        return pieces.ToImmutable();

        void AddText(int end)
        {
            if (end > position)
                pieces.Add(new PlanPiece.Text(text.Substring(position - origin, end - position)));
        }
    }

    private ArgumentListSyntax? OutermostList => _template.Expression switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    /// <summary>The expression's own arguments in the order in which the use writes what stands in them; empty where they stand as they are.</summary>
    private ImmutableArray<int> ArgumentOrder()
    {
        if (Variant.ParameterNames.IsEmpty || OutermostList is not { } list || list.Arguments.Count > Variant.ParameterNames.Length || list.Arguments.Any(argument => argument.NameColon is not null))
            return [];

        return [.. Enumerable.Range(0, list.Arguments.Count).OrderBy(index => list.Arguments[index].DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => _template.IsFreeName(name))
            .Select(name => Arguments.TryGetValue(name.Identifier.ValueText, out var value) && !value.Expressions.IsEmpty ? value.Expressions[0].SpanStart : int.MaxValue)
            .DefaultIfEmpty(int.MaxValue)
            .Min())];
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case ThisExpressionSyntax:
                VisitThis(node);
                return;

            case ArgumentListSyntax list when PassesArgumentsOn(list) && Variant.Locals.Count == 0 && !Variant.Casts:
                Places.AddRange(list.Arguments.Select(passed => ((SyntaxNode)passed.Expression, Arguments[((IdentifierNameSyntax)passed.Expression).Identifier.ValueText])));
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
            var receiver = ArgumentValue.Of(Receiver, ReceiverType());
            ImmutableArray<PlanPiece> pieces = Variant.Locals.TryGetValue(Receiver, out var local) ? [local] : receiver.Pieces(node, spreads: true);
            Places.Add((node, receiver));
            _slots.Add((node.Span, Variant.Casts && receiver.ParameterType is { } type && !IsOfType(Receiver, type) ? receiver.Cast(node, pieces, engine.MapType(type) ?? type) : pieces));
        }
        else if ((IsConditional || !Variant.KeepsThis) && node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)
        {
            HidesImplicitMember |= !IsConditional && Position is { } position && model.LookupSymbols(position, name: access.Name.Identifier.ValueText).Any(symbol =>
                symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction });

            // The receiver is implicit: "this.SendAsync(x)" becomes "SendAsync(x)", or "?.SendAsync(x)" behind its condition.
            var end = IsConditional ? access.OperatorToken.SpanStart : access.OperatorToken.Span.End;
            _slots.Add((TextSpan.FromBounds(node.SpanStart, end), []));
        }
    }

    /// <summary>What the superseded member takes its receiver for, where that may be a base of what it is.</summary>
    private ITypeSymbol? ReceiverType()
    {
        if (Arguments.Values.FirstOrDefault(argument => argument.Expressions.Length == 1 && argument.Expressions[0] == Receiver) is { } first)
            return first.ParameterType;

        return Receiver is not InstanceExpressionSyntax && model.GetTypeInfo(Receiver!).Type is { IsReferenceType: true, TypeKind: not TypeKind.TypeParameter } && !ExtensionBlock.Contains(member) ? member.ContainingType : null;
    }

    private void VisitName(SimpleNameSyntax name)
    {
        var identifier = name.Identifier.ValueText;
        if (name is IdentifierNameSyntax && !SyntaxFacts.IsInTypeOnlyContext(name) && Arguments.TryGetValue(identifier, out var argument))
        {
            var isLast = name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } own && list.Arguments.Last() == own;
            if (argument is { Expressions.IsEmpty: true } && ((isLast && Variant.SpreadsParams && argument.Written == "") || IsOmitted(name)))
            {
                if (argument.Written != "")
                    OmittedDefaults.Add((((ArgumentListSyntax)name.Parent!.Parent!).Arguments.IndexOf((ArgumentSyntax)name.Parent), argument.CallerInfo ?? argument.Written));
                else
                    Places.Add((name, argument with { IsSpread = true }));
                RemoveArgument((ArgumentSyntax)name.Parent!);
                return;
            }

            var isLocal = argument.Expressions.Length == 1 && Variant.Locals.ContainsKey(argument.Expressions[0]);
            var pieces = isLocal ? [Variant.Locals[argument.Expressions[0]]] : argument.Pieces(name, isLast && Variant.SpreadsParams);
            var isParams = argument.ElementType is not null || argument.IsCollection;
            HasCallerInfo |= argument is { CallerInfo: not null, IsDefault: true };
            Places.Add((name, argument with { IsSpread = isParams && isLast && Variant.SpreadsParams }));
            var isCast = Variant.Casts && argument.ParameterType is not null && !isParams
                && name.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                && argument.Expressions.All(expression => expression is not DeclarationExpressionSyntax && expression.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 } && !IsOfType(expression, argument.ParameterType));
            _slots.Add((name.Span, isCast ? argument.Cast(name, pieces, engine.MapType(argument.ParameterType!) ?? argument.ParameterType!) : pieces));
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

    private bool IsOfType(ExpressionSyntax expression, ITypeSymbol? type) =>
        expression is not ImplicitObjectCreationExpressionSyntax && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression).Type, type);

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
        return Variant.OmitsDefaults
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

    /// <summary>What was evaluated once, before the call and in one order, must be evaluated so still.</summary>
    private void CheckEvaluation(ImmutableArray<int> argumentOrder)
    {
        var passed = Arguments.Select(pair => (Name: pair.Key, Argument: pair.Value)).ToList();
        if (Receiver is not null && !IsConditional)
            passed.Add(("this", ArgumentValue.Of(Receiver)));

        var written = passed.SelectMany(pair => pair.Argument.Expressions);
        if (written.FirstOrDefault(expression => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => _template.DeclaredNames.Contains(name.Identifier.ValueText))) is { } hidden)
            Refusal ??= Refusal.NameIsHidden.For(replacement.Expression, hidden.ToString());

        Evaluation = new EvaluationCheck(model, _template, replacement.Expression, passed.Where(pair => pair.Argument.Expressions.Length != 1 || !Variant.Locals.ContainsKey(pair.Argument.Expressions[0])));
        Evaluation.Run(place => !argumentOrder.IsEmpty && OutermostList is { } list && list.Span.Contains(place.Span)
            ? (list.SpanStart, argumentOrder.IndexOf(list.Arguments.IndexOf(argument => argument.Span.Contains(place.Span))), place.SpanStart)
            : (place.SpanStart, 0, place.SpanStart));
    }
}
