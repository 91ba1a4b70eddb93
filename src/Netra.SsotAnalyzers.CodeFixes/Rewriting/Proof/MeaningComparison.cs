using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Compares what a node means in the original file with what its counterpart means in the rewritten one.</summary>
internal sealed class MeaningComparison(SemanticModel before, SemanticModel after, SymbolImage image, Comparison enabled, CancellationToken cancellationToken)
{
    private readonly CallComparison _calls = new(before, after, image, cancellationToken);
    private readonly TextComparison _texts = new(before, image, cancellationToken);
    private readonly AspectComparison _aspects = new(before, after, image, cancellationToken);
    private readonly PatternComparison _patterns = new(before, after, image, cancellationToken);

    /// <param name="node">A node of the original file.</param>
    /// <param name="counterpart">The same node of the rewritten one.</param>
    /// <param name="isPlaceCopied">Whether what takes the node's value is not written by an edit either.</param>
    /// <returns>The comparison that fails; none where the meaning is the same.</returns>
    public Comparison Compare(SyntaxNode node, SyntaxNode counterpart, bool isPlaceCopied)
    {
        var found = node switch
        {
            NameColonSyntax or NameEqualsSyntax => Comparison.None,
            IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax } => Comparison.None,
            ExpressionSyntax expression => CompareExpression(expression, (ExpressionSyntax)counterpart, isPlaceCopied),
            _ => Comparison.None,
        };
        if (found == Comparison.None && IsOn(Comparison.PatternMember) && !_patterns.Same(node, counterpart))
            found = Comparison.PatternMember;
        if (found == Comparison.None && IsOn(Comparison.Conversion) && !SameVariable(node, counterpart))
            found = Comparison.Conversion;
        if (found == Comparison.None && IsOn(Comparison.Aspect) && node is ExpressionSyntax value && _aspects.Matters(value, (ExpressionSyntax)counterpart))
            found = Comparison.Aspect;
        if (found == Comparison.None && CallComparison.IsCall(node))
            found = _calls.Compare(node, counterpart) & enabled;
        return found;
    }

    private bool IsOn(Comparison kind) => (enabled & kind) != 0;

    private Comparison CompareExpression(ExpressionSyntax node, ExpressionSyntax counterpart, bool isPlaceCopied)
    {
        if (node is IdentifierNameSyntax { IsVar: true })
            return Comparison.None; // The variable is compared.
        if (IsOn(Comparison.Constant) && _texts.NamesType(node) && !SameName(node, counterpart))
            return Comparison.Constant;

        if (IsOn(Comparison.Constant) && KeepsTypeAsked(node, counterpart) && !SameName(node, counterpart))
            return Comparison.Constant;

        // What only wraps an expression has its symbol, which an edit may have written.
        if (node is ParenthesizedExpressionSyntax or CheckedExpressionSyntax or RefExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            return CompareValue(node, counterpart, isPlaceCopied);

        var symbol = before.GetSymbolInfo(node, cancellationToken).Symbol;
        var other = after.GetSymbolInfo(counterpart, cancellationToken).Symbol;
        if (symbol is IMethodSymbol { MethodKind: MethodKind.EventAdd or MethodKind.EventRemove } && other is IMethodSymbol subscribed && subscribed.MethodKind == ((IMethodSymbol)symbol).MethodKind)
            return Comparison.None; // The event's name is compared, where no edit wrote it.
        if (!image.Same(symbol, other) && KindOf(node, symbol, other) is var kind && IsOn(kind))
            return kind;
        if (IsOn(Comparison.Overload) && symbol is IMethodSymbol method && other is IMethodSymbol { } target && node is SimpleNameSyntax or MemberAccessExpressionSyntax && !IsNameOfWhole(node) && CallComparison.IsPermuted(method, target))
            return Comparison.Overload;
        if (IsOn(Comparison.Overload) && !IsNameOfWhole(node) && WrittenPlace.IsCopyChanged(node, symbol, other, before))
            return Comparison.Overload;
        if (symbol is INamespaceOrTypeSymbol || SyntaxFacts.IsInTypeOnlyContext(node))
            return Comparison.None;
        if (IsOn(Comparison.Constant) && before.GetConstantValue(node, cancellationToken) is { HasValue: true } constant
            && after.GetConstantValue(counterpart, cancellationToken) is var value && !(value.HasValue && Equals(constant.Value, value.Value)))
        {
            return Comparison.Constant;
        }

        return CompareValue(node, counterpart, isPlaceCopied);
    }

    /// <summary>Whether the type is not replaced at this place.</summary>
    private bool SameName(ExpressionSyntax node, ExpressionSyntax counterpart)
    {
        var (old, now) = (Named(node), Named(counterpart));
        return before.GetTypeInfo(old, cancellationToken).Type?.ToDisplayString() == after.GetTypeInfo(now, cancellationToken).Type?.ToDisplayString();

        static SyntaxNode Named(ExpressionSyntax expression) => expression switch
        {
            TypeOfExpressionSyntax typeOf => typeOf.Type,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access } => access.Expression,
            _ => expression,
        };
    }

    /// <summary>Whether <c>typeof</c> is compared with the type of a value that keeps a type in which a superseded one occurs: <c>x.GetType() == typeof(Old[])</c>.</summary>
    private bool KeepsTypeAsked(ExpressionSyntax node, ExpressionSyntax counterpart) =>
        Asked(node) is { } old && Asked(counterpart) is { } now && before.GetTypeInfo(old, cancellationToken).Type is { } type && image.IsReplaced(type)
        && after.GetTypeInfo(now, cancellationToken).Type?.ToDisplayString() == type.ToDisplayString();

    private static ExpressionSyntax? Asked(ExpressionSyntax typeOf)
    {
        var other = typeOf is TypeOfExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison } ? comparison.Left == typeOf ? comparison.Right : comparison.Left : null;
        return other is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access } ? access.Expression : null;
    }

    private static Comparison KindOf(ExpressionSyntax node, ISymbol? symbol, ISymbol? other)
    {
        if (symbol is IMethodSymbol { IsExtensionMethod: true } || other is IMethodSymbol { IsExtensionMethod: true })
            return Comparison.Extension;
        return node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax
            ? Comparison.Operator
            : Comparison.Overload;
    }

    private Comparison CompareValue(ExpressionSyntax node, ExpressionSyntax counterpart, bool isPlaceCopied)
    {
        if (node.Parent is ExpressionStatementSyntax || IsNameOfWhole(node))
            return Comparison.None;

        var (given, now) = (before.GetTypeInfo(node, cancellationToken), after.GetTypeInfo(counterpart, cancellationToken));
        var (conversion, other) = (before.GetConversion(node, cancellationToken), after.GetConversion(counterpart, cancellationToken));
        if (given.Type?.SpecialType == SpecialType.System_Void)
            return Comparison.None; // There is no value; which member is called is compared at the call.

        var isUntyped = given.Type is null || node is AnonymousFunctionExpressionSyntax;
        var kind = isUntyped && given.ConvertedType?.TypeKind is TypeKind.Delegate ? Comparison.DelegateType : Comparison.Conversion;
        if (!IsOn(kind))
            return Comparison.None;

        // Under a cast that an edit wrote, "null" and a lambda have no type at all.
        if (isUntyped && now.ConvertedType is null && (!isPlaceCopied || IsCastTo(counterpart, given.ConvertedType)))
            return Comparison.None;
        if (isUntyped && given.ConvertedType is { TypeKind: TypeKind.Class } && IsOn(Comparison.DelegateType) && !SameNaturalType(Method(before, node), Method(after, counterpart)))
            return Comparison.DelegateType;
        if (isUntyped)
            return image.SameType(given.ConvertedType, now.ConvertedType) || (IsValue(conversion) && IsValue(other) && !isPlaceCopied) ? Comparison.None : kind;

        var isSameType = image.SameType(given.Type, now.Type);
        if (!isSameType && IsReceiver(node))
            return Comparison.None;
        if (!isPlaceCopied)
            return isSameType ? Comparison.None : kind;
        if (!isSameType && node.Parent is EqualsValueClauseSyntax or InterpolationSyntax && given.Type is { } old && now.Type is { } derived && image.IsSubtype(old, derived) && conversion.IsIdentity && other.IsIdentity)
            return Comparison.None; // The same object, in a variable whose uses are compared or in a text.
        if (!image.SameType(given.ConvertedType, now.ConvertedType))
            return isSameType && KeepsValue(conversion) && KeepsValue(other) ? Comparison.None : kind;
        if (!isSameType)
            return KeepsValue(conversion) && KeepsValue(other) ? Comparison.None : kind;
        return SameConversion(conversion, other) ? Comparison.None : kind;
    }

    /// <summary>Whether an expression stands, with its mark, under a cast to what a type has become: <c>(string)null!</c>.</summary>
    private bool IsCastTo(ExpressionSyntax expression, ITypeSymbol? type)
    {
        SyntaxNode whole = expression;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            whole = whole.Parent;
        return whole.Parent is CastExpressionSyntax cast && image.SameType(type, after.GetTypeInfo(cast.Type, cancellationToken).Type);
    }

    /// <summary>Whether a method or a lambda becomes a delegate of the same type where only its own signature says of which.</summary>
    private bool SameNaturalType(IMethodSymbol? from, IMethodSymbol? to) =>
        from is null || (to is not null && image.SameType(from.ReturnType, to.ReturnType) && from.Parameters.Length == to.Parameters.Length && from.Parameters.Zip(to.Parameters, (a, b) => image.SameType(a.Type, b.Type)).All(same => same));

    /// <summary>The method that is named or written; of a group that has no other the only one.</summary>
    private IMethodSymbol? Method(SemanticModel model, ExpressionSyntax node) =>
        model.GetSymbolInfo(node, cancellationToken) is var info && info.Symbol is IMethodSymbol method ? method : info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] as IMethodSymbol : null;

    /// <summary>A name after a dot: the access around it has the value.</summary>
    private static bool IsNameOfWhole(ExpressionSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == node,
        InvocationExpressionSyntax call => call.Expression == node,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax => true,
        _ => false,
    };

    /// <summary>What a member is taken of, which is compared by itself.</summary>
    private static bool IsReceiver(ExpressionSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == node,
        ElementAccessExpressionSyntax access => access.Expression == node,
        ConditionalAccessExpressionSyntax access => access.Expression == node,
        CommonForEachStatementSyntax loop => loop.Expression == node,
        AwaitExpressionSyntax or ParenthesizedExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => true,
        _ => false,
    };

    private static bool IsValue(Conversion conversion) => conversion.IsNullLiteral || conversion.IsDefaultLiteral;

    /// <summary>Whether the value is the same after the conversion: a number of a wider type, the same object under another type.</summary>
    private static bool KeepsValue(Conversion conversion) =>
        conversion is { IsImplicit: true, IsUserDefined: false, IsBoxing: false } && (conversion.IsIdentity || conversion.IsNumeric || conversion.IsReference || conversion.IsNullLiteral || conversion.IsConstantExpression);

    private bool SameConversion(Conversion conversion, Conversion other)
    {
        if (conversion.IsUserDefined != other.IsUserDefined || conversion.IsBoxing != other.IsBoxing || conversion.IsUnboxing != other.IsUnboxing || conversion.IsInterpolatedString != other.IsInterpolatedString)
            return false;

        return !conversion.IsUserDefined || image.Same(conversion.MethodSymbol, other.MethodSymbol);
    }

    /// <summary>Variables without a written type.</summary>
    private bool SameVariable(SyntaxNode node, SyntaxNode counterpart) =>
        node is not (VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or ParameterSyntax { Type: null })
        || (before.GetDeclaredSymbol(node, cancellationToken), after.GetDeclaredSymbol(counterpart, cancellationToken)) switch
        {
            (ILocalSymbol local, ILocalSymbol other) => image.SameType(local.Type, other.Type) || image.IsSubtype(local.Type, other.Type),
            (IParameterSymbol parameter, IParameterSymbol other) => image.SameType(parameter.Type, other.Type),
            _ => true,
        };
}

/// <summary>
/// Compares a part of an original file with the same part of the rewritten one: every node that no edit wrote must mean
/// what it meant. A node is found again by the one token that is its own, as a name or an operator.
/// </summary>
internal sealed class BodyComparison(SemanticModel before, SemanticModel after, SymbolImage image, PositionMap positions, Comparison enabled, CancellationToken cancellationToken)
{
    private readonly SyntaxNode _afterRoot = after.SyntaxTree.GetRoot(cancellationToken);
    private readonly MeaningComparison _meaning = new(before, after, image, enabled, cancellationToken);
    private readonly HashSet<SyntaxNode> _seen = [];

    /// <summary>The places of a region at which something else is meant; at most one for each node.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> In(SyntaxNode region)
    {
        foreach (var token in region.DescendantTokens())
        {
            foreach (var difference in At(token))
                yield return difference;
        }
    }

    /// <summary>The places at one token.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> At(SyntaxToken token)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (token.Span.IsEmpty || NodeOf(token) is not { } node || !_seen.Add(node) || IsNameWritten(node))
            yield break;

        foreach (var position in positions.Of(before.SyntaxTree.FilePath, token.Span))
        {
            var found = _afterRoot.FindToken(position);
            var kind = Comparison.Overload & enabled;
            if (found.SpanStart == position && found.RawKind == token.RawKind && NodeOf(found) is { } counterpart)
            {
                if (counterpart.RawKind == node.RawKind)
                    kind = _meaning.Compare(node, counterpart, IsPlaceCopied(node));
                else if (IsSameTest(node, counterpart))
                    kind = Comparison.None;
            }

            if (kind != Comparison.None)
                yield return (node, kind);
        }
    }

    /// <summary>Whether an edit wrote the name of what the node calls or takes, or all arguments of what has no name, so that the node is the edit's as well.</summary>
    private bool IsNameWritten(SyntaxNode node)
    {
        if (node is ConstructorInitializerSyntax { ArgumentList.OpenParenToken: var open })
            return positions.Of(before.SyntaxTree.FilePath, open.Span).IsEmpty;

        var named = node is InvocationExpressionSyntax call ? call.Expression : node;
        var name = named switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is not null && positions.Of(before.SyntaxTree.FilePath, name.Identifier.Span).IsEmpty;
    }

    /// <summary>
    /// Whether both nodes test a value, and the grammar only distinguishes what is written to their right: a name can be a
    /// constant or a type, a literal only a constant, a generic name only a type.
    /// </summary>
    private static bool IsSameTest(SyntaxNode node, SyntaxNode counterpart) =>
        (node, counterpart) is (IsPatternExpressionSyntax, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression })
            or (BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }, IsPatternExpressionSyntax)
            or (SwitchLabelSyntax, SwitchLabelSyntax);

    /// <summary>The node whose own token this is; null for one of several tokens of a node.</summary>
    private static SyntaxNode? NodeOf(SyntaxToken token)
    {
        var node = token.Parent;
        if (node is BaseArgumentListSyntax list)
            return list.GetFirstToken() == token ? list.Parent : null;

        return node is not null && OwnToken(node) == token ? node : null;
    }

    private static SyntaxToken OwnToken(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call:
                return call.ArgumentList.OpenParenToken;
            case ElementAccessExpressionSyntax access:
                return access.ArgumentList.OpenBracketToken;
        }

        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken && !child.Span.IsEmpty)
                return child.AsToken();
        }

        return default;
    }

    /// <summary>Whether what takes the node's value is the file's own as well, and not written by an edit.</summary>
    private bool IsPlaceCopied(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is BaseArgumentListSyntax list)
                return !positions.Of(before.SyntaxTree.FilePath, list.GetFirstToken().Span).IsEmpty;
            if (OwnToken(parent) is { RawKind: not 0 } token)
                return !positions.Of(before.SyntaxTree.FilePath, token.Span).IsEmpty;
        }

        return true;
    }
}
