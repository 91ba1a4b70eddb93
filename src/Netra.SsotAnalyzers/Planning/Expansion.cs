using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning.Steps;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>A replacement expression written for one use in one way: arguments, receiver and type arguments in their places. It never changes.</summary>
internal sealed class Expansion
{
    private readonly Use _use;
    private readonly ReplacementTemplate _template;
    private readonly List<(TextSpan Span, ImmutableArray<PlanPiece> Pieces)> _slots = [];
    private readonly List<(string Parameter, string? Name, int Index, string? Text)> _omittedDefaults = [];
    private readonly List<(SyntaxNode Slot, ArgumentValue Argument)> _places = [];
    private readonly List<string> _implicitNames = [];
    private readonly ImmutableArray<int> _order = [];
    private string? _unknownName;

    private Expansion(Use use, Variant variant)
    {
        (_use, _template, Variant) = (use, use.Template, variant);
        if (_template.Expression is not { } expression)
        {
            Refusal = Refusal.NotAnExpression.For(use.Replacement.Expression);
            Pieces = [];
            return;
        }

        Visit(expression);
        _order = ArgumentOrder();
        Refusal = _unknownName is { } unknown ? Refusal.UnknownName.For(use.Replacement.Expression, unknown) : HiddenName();
        Evaluation = EvaluationOf(_order);
        Pieces = Write(expression.Span).AddRange(use.Suffix);
    }

    /// <summary>How it is written.</summary>
    public Variant Variant { get; }

    /// <summary>All of it, with what stays behind it.</summary>
    public ImmutableArray<PlanPiece> Pieces { get; }

    /// <summary>Why the expression cannot be written for this use; null if it can.</summary>
    public Refusal? Refusal { get; }

    /// <summary>How the arguments would be evaluated; null where nothing can be written.</summary>
    public EvaluationCheck? Evaluation { get; }

    /// <summary>The default values left out: of which parameter of the superseded member, and by which name or else place in the argument list.</summary>
    public IReadOnlyList<(string Parameter, string? Name, int Index, string? Text)> OmittedDefaults => _omittedDefaults;

    /// <summary>The places of the expression that arguments came to stand in.</summary>
    public IReadOnlyList<(SyntaxNode Slot, ArgumentValue Argument)> Places => _places;

    /// <summary>Whether a value is written that the compiler fills in from the place of the call.</summary>
    public bool HasCallerInfo { get; private set; }

    /// <summary>Whether a local or parameter has the name of a member that would be named without its receiver.</summary>
    public bool HidesImplicitMember => _implicitNames.Any(name => _use.File.Model.LookupSymbols(_use.Place.SpanStart, name: name).Any(symbol =>
        symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }));

    public static Expansion Of(Use use, Variant variant) => new(use, variant);

    /// <summary>The argument list of a construction, with its parentheses.</summary>
    public ImmutableArray<PlanPiece> ArgumentPieces => OutermostList is { } list ? Write(list.Span) : [];

    private ImmutableArray<PlanPiece> Write(TextSpan range)
    {
        if (_order.IsEmpty)
            return PiecesOf(range);

        var list = OutermostList!;
        var pieces = PiecesOf(TextSpan.FromBounds(range.Start, list.OpenParenToken.Span.End)).ToBuilder();
        var names = Variant.KeptNames.IsEmpty ? Variant.ParameterNames : Variant.KeptNames;
        var isFirst = true;
        foreach (var index in _order)
        {
            var written = PiecesOf(list.Arguments[index].Span);
            if (written.IsEmpty)
                continue;
            if (!isFirst)
                pieces.Add(new PlanPiece.Text(", "));
            isFirst = false;
            if (list.Arguments[index].NameColon is null
                && (Variant.KeptNames.IsEmpty || KeepsName(list.Arguments[index], names[index]) || _omittedDefaults.Any(omitted => omitted.Index < index)))
            {
                pieces.Add(new PlanPiece.Text(PlanPiece.Identifier(names[index]) + ": "));
            }

            pieces.AddRange(written);
        }

        pieces.AddRange(PiecesOf(TextSpan.FromBounds(list.CloseParenToken.SpanStart, range.End)));
        return pieces.ToImmutable();
    }

    /// <summary>A part of the expression with what stands in its slots.</summary>
    public ImmutableArray<PlanPiece> PiecesOf(TextSpan range)
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

    /// <summary>Whether what stands in an argument is passed by that name in the use.</summary>
    private bool KeepsName(ArgumentSyntax argument, string parameter) =>
        argument.Expression is IdentifierNameSyntax name && _use.Arguments.TryGetValue(name.Identifier.ValueText, out var value)
            && value.Expressions.Length == 1 && value.Expressions[0].Parent is ArgumentSyntax { NameColon.Name.Identifier.ValueText: var written }
            && written == parameter;

    /// <summary>The expression's own arguments in the order in which the use writes what stands in them; empty where they stand as they are.</summary>
    private ImmutableArray<int> ArgumentOrder()
    {
        if (!Variant.KeptNames.IsEmpty)
        {
            return OutermostList is { } own && own.Arguments.Count <= Variant.KeptNames.Length && !_use.PassesArgumentsOn(own)
                ? [.. Enumerable.Range(0, own.Arguments.Count).Where(index => !IsLeftOut(own.Arguments[index]))] : [];
        }

        if (Variant.ParameterNames.IsEmpty || OutermostList is not { } list || list.Arguments.Count > Variant.ParameterNames.Length
            || list.Arguments.Any(argument => argument.NameColon is not null))
        {
            return [];
        }

        return [.. Enumerable.Range(0, list.Arguments.Count).OrderBy(index => list.Arguments[index].DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => _template.IsFreeName(name))
            .Select(name => _use.Arguments.TryGetValue(name.Identifier.ValueText, out var value) && !value.Expressions.IsEmpty
                ? value.Expressions[0].SpanStart : int.MaxValue)
            .DefaultIfEmpty(int.MaxValue)
            .Min())];
    }

    /// <summary>Whether an argument of the outermost call is an unwritten default value, and may be left out.</summary>
    private bool IsLeftOut(ArgumentSyntax argument) =>
        !Variant.KeptNames.IsEmpty && Variant.OmitsDefaults && argument.Parent == OutermostList
        && argument is { RefKindKeyword.RawKind: 0, Expression: IdentifierNameSyntax name }
        && _use.Arguments.TryGetValue(name.Identifier.ValueText, out var value) && value is { Expressions.IsEmpty: true, IsDefault: true }
        && !Variant.WrittenDefaults.Contains(name.Identifier.ValueText);

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case ThisExpressionSyntax:
                VisitThis(node);
                return;

            case ArgumentListSyntax list when _use.PassesArgumentsOn(list) && Variant.Locals.Count == 0 && !Variant.Casts:
                _places.AddRange(list.Arguments
                    .Select(passed => ((SyntaxNode)passed.Expression, _use.Arguments[((IdentifierNameSyntax)passed.Expression).Identifier.ValueText])));
                _slots.Add((
                    TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart),
                    [new PlanPiece.Source(TextSpan.FromBounds(_use.ArgumentList!.OpenParenToken.Span.End, _use.ArgumentList.CloseParenToken.SpanStart))]));
                return;

            case InvocationExpressionSyntax call when Variant.WritesTypeArguments && call == _template.Expression && _use.Member is IMethodSymbol method
                && call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }:
                _slots.Add((new TextSpan(call.Expression.Span.End, 0),
                    [new PlanPiece.Text("<"),
                        .. method.TypeArguments.SelectMany((type, index) =>
                            PlanPiece.Name(_use.File.Engine.MapType(type) ?? type).Insert(0, new PlanPiece.Text(index == 0 ? "" : ", "))),
                        new PlanPiece.Text(">")]));
                break;

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
        if (_use.Receiver is not null && !_use.IsConditional)
        {
            var receiver = ArgumentValue.Of(_use.Receiver, ReceiverType());
            ImmutableArray<PlanPiece> pieces = Variant.Locals.TryGetValue(_use.Receiver, out var local) ? [local] : receiver.Pieces(node, spreads: true);
            _places.Add((node, receiver));
            _slots.Add((node.Span, Variant.Casts && receiver.ParameterType is { } type && !IsOfType(_use.Receiver, type)
                ? receiver.Cast(node, pieces, _use.File.Engine.MapType(type) ?? type) : pieces));
        }
        else if (Variant.Self is { } self && !_use.IsConditional)
        {
            _slots.Add((node.Span, [new PlanPiece.Text("default("), new PlanPiece.TypeName((INamedTypeSymbol)self, WithTypeArguments: true),
                new PlanPiece.Text(")!")]));
        }
        else if ((_use.IsConditional || !Variant.KeepsThis) && node.Parent is MemberAccessExpressionSyntax access && access.Expression == node)
        {
            if (!_use.IsConditional)
                _implicitNames.Add(access.Name.Identifier.ValueText);

            // The receiver is implicit: "this.SendAsync(x)" becomes "SendAsync(x)", or "?.SendAsync(x)" behind its condition.
            var end = _use.IsConditional ? access.OperatorToken.SpanStart : access.OperatorToken.Span.End;
            _slots.Add((TextSpan.FromBounds(node.SpanStart, end), []));
        }
        else if (_use is { Receiver: null, IsConditional: false, Member.ContainingType: { } declaring } && IsInOtherType(declaring))
        {
            // In a derived type "this" is of another type than where the expression is written.
            var own = new ArgumentValue([], "this", ElementType: null) { ParameterType = declaring, IsDefault = true };
            _places.Add((node, own));
            if (Variant.Casts)
                _slots.Add((node.Span, own.Cast(node, [new PlanPiece.Text("this")], _use.File.Engine.MapType(declaring) ?? declaring)));
        }
    }

    private bool IsInOtherType(INamedTypeSymbol type)
    {
        var enclosing = _use.File.Model.GetEnclosingSymbol(_use.Place.SpanStart);
        var own = enclosing as INamedTypeSymbol ?? enclosing?.ContainingType;
        return own is { IsReferenceType: true } && !SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type.OriginalDefinition);
    }

    /// <summary>What the superseded member takes its receiver for, where that may be a base of what it is.</summary>
    private ITypeSymbol? ReceiverType()
    {
        // ".Next" behind "x?" takes no cast.
        if (Use.BeginsBehindNullTest(_use.Receiver!))
            return null;
        if (_use.Arguments.Values.FirstOrDefault(argument => argument.Expressions.Length == 1 && argument.Expressions[0] == _use.Receiver) is { } first)
            return first.ParameterType;

        return _use.Receiver is not BaseExpressionSyntax
            && _use.File.Model.GetTypeInfo(_use.Receiver!).Type is { IsReferenceType: true, TypeKind: not TypeKind.TypeParameter }
            && !ExtensionBlock.Contains(_use.Member)
            ? _use.Member.ContainingType : null;
    }

    private void VisitName(SimpleNameSyntax name)
    {
        var identifier = name.Identifier.ValueText;
        if (name is IdentifierNameSyntax && !SyntaxFacts.IsInTypeOnlyContext(name) && _use.Arguments.TryGetValue(identifier, out var argument))
        {
            var isLast = name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } own && list.Arguments.Last() == own;
            if (argument is { Expressions.IsEmpty: true }
                && ((isLast && Variant.SpreadsParams && argument.Written == "") || IsOmitted(name)
                    || (name.Parent is ArgumentSyntax passed && IsLeftOut(passed))))
            {
                var omitted = (ArgumentSyntax)name.Parent!;
                if (argument.Written != "")
                {
                    _omittedDefaults.Add((identifier, omitted.NameColon?.Name.Identifier.ValueText,
                        ((ArgumentListSyntax)omitted.Parent!).Arguments.IndexOf(omitted), argument.CallerInfo ?? argument.Written));
                }
                else
                {
                    _places.Add((name, argument with { IsSpread = true }));
                }

                RemoveArgument(omitted);
                return;
            }

            var isLocal = argument.Expressions.Length == 1 && Variant.Locals.ContainsKey(argument.Expressions[0]);
            var pieces = isLocal ? [Variant.Locals[argument.Expressions[0]]] : argument.Pieces(name, isLast && Variant.SpreadsParams);
            var isParams = argument.ElementType is not null || argument.IsCollection;
            HasCallerInfo |= argument is { CallerInfo: not null, IsDefault: true };
            _places.Add((name, argument with { IsSpread = isParams && isLast && Variant.SpreadsParams }));
            var isCast = Variant.Casts && !isLocal && argument.ParameterType is not null && !isParams && !argument.IsTypedLiteral
                && name.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                && argument.Expressions.All(expression =>
                    expression is not DeclarationExpressionSyntax && expression.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                        && !IsOfType(expression, argument.ParameterType));
            _slots.Add((name.Span, isCast
                ? argument.Cast(name, pieces, _use.File.Engine.MapType(argument.ParameterType!) ?? argument.ParameterType!) : pieces));
            return;
        }

        if (name is IdentifierNameSyntax && _use.TypeArguments.TryGetValue(identifier, out var type))
        {
            _slots.Add((name.Span, PlanPiece.Name(_use.File.Engine.MapType(type) ?? type)));
            return;
        }

        var arity = (name as GenericNameSyntax)?.TypeArgumentList.Arguments.Count ?? 0;
        if (_use.File.Engine.ResolveTypeName(identifier, arity, _use.Replacement.Imports, _use.Member.ContainingType) is { } found)
            _slots.Add((name.Identifier.Span, [new PlanPiece.TypeName(found, WithTypeArguments: arity == 0)]));
        else if (IsUnknown(name, identifier))
            _unknownName ??= identifier;

        if (name is GenericNameSyntax generic)
            Visit(generic.TypeArgumentList);
    }

    /// <summary>Whether a name would mean whatever the place of the use has under it: names are bound where the expression is declared.</summary>
    private bool IsUnknown(SimpleNameSyntax name, string identifier) =>
        name is not IdentifierNameSyntax { IsVar: true }
        && identifier is not ("nameof" or "_" or "dynamic" or "notnull" or "unmanaged" or "value" or "global")
        && name.Parent is not (BaseExpressionColonSyntax or TupleElementSyntax or AliasQualifiedNameSyntax)
        && !(name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name)
        && !_template.Expression!.DescendantNodesAndSelf().Any(node => node is QueryExpressionSyntax)
        && _use.File.Engine.Compilation.GlobalNamespace.GetNamespaceMembers().All(ns => ns.Name != identifier)
        && !(_use.Member is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Name == identifier))
        && _use.File.Model.LookupNamespacesAndTypes(_use.Place.SpanStart, name: identifier).IsEmpty;

    private bool IsOfType(ExpressionSyntax expression, ITypeSymbol? type) =>
        !ExpressionShape.TakesTypeOfPlace(expression) && !ExpressionShape.IsInterpolated(expression)
            && SymbolEqualityComparer.Default.Equals(_use.File.Model.GetTypeInfo(expression).Type, type);

    /// <summary>A type named with its namespace, the longest prefix that is one.</summary>
    private bool VisitDottedType(SyntaxNode node)
    {
        var text = node.ToString();
        if (text.StartsWith("global::", StringComparison.Ordinal))
            text = text.Substring("global::".Length);
        var leftmost = text.Split('.')[0];
        if (_template.DeclaredNames.Contains(leftmost) || _use.Arguments.ContainsKey(leftmost) || text.Any(c => !(char.IsLetterOrDigit(c) || c is '_' or '.')))
            return false;

        if (_use.File.Engine.Compilation.GetTypesByMetadataName(text).FirstOrDefault() is not { } type)
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
        _slots.Add((Variant.KeptNames.IsEmpty ? TextSpan.FromBounds(start, argument.Span.End) : argument.Span, []));
    }

    /// <summary>Whether the name is an argument of the expression's outermost call with nothing but default values behind it.</summary>
    private bool IsOmitted(SimpleNameSyntax name)
    {
        var outermost = (_template.Expression as InvocationExpressionSyntax)?.ArgumentList
            ?? (_template.Expression as BaseObjectCreationExpressionSyntax)?.ArgumentList;
        return Variant.OmitsDefaults && Variant.KeptNames.IsEmpty
            && name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } own
            && list == outermost
            && list.Arguments.Skip(list.Arguments.IndexOf(own)).All(argument =>
                argument.Expression is IdentifierNameSyntax passed && _use.Arguments.TryGetValue(passed.Identifier.ValueText, out var value)
                    && value.Expressions.IsEmpty);
    }

    /// <summary>Why the expression's own names would hide what the use writes; null if they do not.</summary>
    private Refusal? HiddenName() =>
        !_template.DeclaredNames.IsEmpty && Passed().SelectMany(pair => pair.Argument.Expressions)
            .FirstOrDefault(expression =>
                expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                    .Any(name => _template.DeclaredNames.Contains(name.Identifier.ValueText))) is { } hidden
            ? Refusal.NameIsHidden.For(_use.Replacement.Expression, hidden.ToString())
            : null;

    private IEnumerable<(string Name, ArgumentValue Argument)> Passed()
    {
        var passed = _use.Arguments.Select(pair => (pair.Key, pair.Value));
        return _use.Receiver is not null && !_use.IsConditional ? passed.Append(("this", ArgumentValue.Of(_use.Receiver))) : passed;
    }

    /// <summary>What was evaluated once, before the call and in one order, must be evaluated so still.</summary>
    private EvaluationCheck EvaluationOf(ImmutableArray<int> argumentOrder)
    {
        var evaluation = new EvaluationCheck(
            _use.File.Model, _template, _use.Replacement.Expression,
            Passed().Where(pair => pair.Argument.Expressions.Length != 1 || !Variant.Locals.ContainsKey(pair.Argument.Expressions[0])));
        evaluation.Run(place => !argumentOrder.IsEmpty && OutermostList is { } list && list.Span.Contains(place.Span)
            ? (list.SpanStart, argumentOrder.IndexOf(list.Arguments.IndexOf(argument => argument.Span.Contains(place.Span))), place.SpanStart)
            : (place.SpanStart, 0, place.SpanStart));
        return evaluation;
    }
}
