using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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
        if (node is ParenthesizedExpressionSyntax or CheckedExpressionSyntax or RefExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            return CompareValue(node, counterpart, isPlaceCopied);
        }

        var symbol = before.GetSymbolInfo(node, cancellationToken).Symbol;
        var other = after.GetSymbolInfo(counterpart, cancellationToken).Symbol;
        if (symbol is IMethodSymbol { MethodKind: MethodKind.EventAdd or MethodKind.EventRemove } && other is IMethodSymbol subscribed
            && subscribed.MethodKind == ((IMethodSymbol)symbol).MethodKind)
        {
            return Comparison.None; // The event's name is compared, where no edit wrote it.
        }

        if (!image.Same(symbol, other) && KindOf(node, symbol, other) is var kind && IsOn(kind))
            return kind;
        if (IsOn(Comparison.Overload) && symbol is IMethodSymbol method && other is IMethodSymbol { } target
            && node is SimpleNameSyntax or MemberAccessExpressionSyntax && !IsNameOfWhole(node) && CallComparison.IsPermuted(method, target))
        {
            return Comparison.Overload;
        }

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

    /// <summary>
    /// Whether <c>typeof</c> is compared with the type of a value that keeps a type in which a superseded one occurs:
    /// <c>x.GetType() == typeof(Old[])</c>.
    /// </summary>
    private bool KeepsTypeAsked(ExpressionSyntax node, ExpressionSyntax counterpart) =>
        Asked(node) is { } old && Asked(counterpart) is { } now && before.GetTypeInfo(old, cancellationToken).Type is { } type && image.IsReplaced(type)
        && after.GetTypeInfo(now, cancellationToken).Type?.ToDisplayString() == type.ToDisplayString();

    private static ExpressionSyntax? Asked(ExpressionSyntax typeOf)
    {
        var other = typeOf is TypeOfExpressionSyntax
        {
            Parent: BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression
            or (int)SyntaxKind.NotEqualsExpression
            } comparison
        }
            ? comparison.Left == typeOf ? comparison.Right : comparison.Left : null;
        return other is InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(GetType) } access
        }
            ? access.Expression : null;
    }

    private static Comparison KindOf(ExpressionSyntax node, ISymbol? symbol, ISymbol? other)
    {
        if (symbol is IMethodSymbol { IsExtensionMethod: true } || other is IMethodSymbol { IsExtensionMethod: true })
            return Comparison.Extension;
        return node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AssignmentExpressionSyntax
            or CastExpressionSyntax
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
        if (isUntyped && given.ConvertedType is { TypeKind: TypeKind.Class } && IsOn(Comparison.DelegateType)
            && !SameNaturalType(Method(before, node), Method(after, counterpart)))
        {
            return Comparison.DelegateType;
        }

        if (isUntyped)
            return image.SameType(given.ConvertedType, now.ConvertedType) || (IsValue(conversion) && IsValue(other) && !isPlaceCopied) ? Comparison.None : kind;

        var isSameType = image.SameType(given.Type, now.Type);
        if (!isSameType && IsReceiver(node))
            return Comparison.None;
        if (!isPlaceCopied)
            return isSameType ? Comparison.None : kind;
        if (!isSameType && node.Parent is EqualsValueClauseSyntax or InterpolationSyntax && given.Type is { } old && now.Type is { } derived
            && image.IsSubtype(old, derived) && conversion.IsIdentity && other.IsIdentity)
        {
            return Comparison.None; // The same object, in a variable whose uses are compared or in a text.
        }

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
        from is null || (to is not null && image.SameType(from.ReturnType, to.ReturnType) && from.Parameters.Length == to.Parameters.Length
            && from.Parameters.Zip(to.Parameters, (a, b) => image.SameType(a.Type, b.Type)).All(same => same));

    /// <summary>The method that is named or written; of a group that has no other the only one.</summary>
    private IMethodSymbol? Method(SemanticModel model, ExpressionSyntax node) =>
        model.GetSymbolInfo(node, cancellationToken) is var info && info.Symbol is IMethodSymbol method
            ? method : info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] as IMethodSymbol : null;

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
        conversion is { IsImplicit: true, IsUserDefined: false, IsBoxing: false }
            && (conversion.IsIdentity || conversion.IsNumeric || conversion.IsReference || conversion.IsNullLiteral || conversion.IsConstantExpression);

    private bool SameConversion(Conversion conversion, Conversion other)
    {
        if (conversion.IsUserDefined != other.IsUserDefined || conversion.IsBoxing != other.IsBoxing || conversion.IsUnboxing != other.IsUnboxing
            || conversion.IsInterpolatedString != other.IsInterpolatedString)
        {
            return false;
        }

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

/// <summary>Compares the arguments of a call: the parameter that each goes to, and what is passed for unwritten arguments.</summary>
internal sealed class CallComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public static bool IsCall(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax
            or PrimaryConstructorBaseTypeSyntax;

    public Comparison Compare(SyntaxNode node, SyntaxNode counterpart)
    {
        var arguments = ArgumentsOf(before, node);
        if (arguments.IsDefaultOrEmpty)
            return Comparison.None;

        var others = ArgumentsOf(after, counterpart);
        if (others.IsDefault)
            return Comparison.Overload;
        if (node is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
            && !image.Same(before.GetSymbolInfo(node, cancellationToken).Symbol, after.GetSymbolInfo(counterpart, cancellationToken).Symbol))
        {
            return Comparison.Overload;
        }

        var (written, now) = (ListOf(node)?.Arguments ?? default, ListOf(counterpart)?.Arguments ?? default);
        if (written.Count != now.Count)
            return Comparison.None; // An edit wrote the list.

        for (var i = 0; i < written.Count; i++)
        {
            if (ParameterOf(arguments, written[i]) is { } from && ParameterOf(others, now[i]) is { } to && !SameParameter(from, to))
                return Comparison.Overload;
        }

        return arguments.Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue).All(argument => SameDefault(argument, others))
            && !HasNewText(arguments, others)
            ? Comparison.None
            : Comparison.Constant;
    }

    private ImmutableArray<IArgumentOperation> ArgumentsOf(SemanticModel model, SyntaxNode node) => model.GetOperation(node, cancellationToken) switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation access => access.Arguments,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call.Arguments,
        _ => default,
    };

    private static BaseArgumentListSyntax? ListOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ElementAccessExpressionSyntax access => access.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
        _ => null,
    };

    private static IParameterSymbol? ParameterOf(ImmutableArray<IArgumentOperation> arguments, ArgumentSyntax written) =>
        arguments.FirstOrDefault(argument =>
            argument.Syntax == written
                || (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.ArgumentKind != ArgumentKind.Explicit
                    && argument.Syntax.Span.Contains(written.Span)))?.Parameter;

    /// <summary>Whether a delegate of the second method gives its arguments to parameters of other names than one of the first.</summary>
    public static bool IsPermuted(IMethodSymbol before, IMethodSymbol after) =>
        before.Parameters.Length == after.Parameters.Length && !before.Parameters.Zip(after.Parameters, SameParameter).All(same => same);

    /// <summary>By name where the names of both members tell, else by place.</summary>
    private static bool SameParameter(IParameterSymbol before, IParameterSymbol after) =>
        before.Name == after.Name
        || !(before.ContainingSymbol.Parameters().Any(parameter => parameter.Name == after.Name)
            || after.ContainingSymbol.Parameters().Any(parameter => parameter.Name == before.Name));

    private static bool SameDefault(IArgumentOperation argument, ImmutableArray<IArgumentOperation> others)
    {
        if (argument.Parameter is not { } parameter || HasPlace(parameter))
            return true;

        var same = others.FirstOrDefault(other => other.Parameter?.Name == parameter.Name)
            ?? others.FirstOrDefault(other => other.Parameter?.Ordinal == parameter.Ordinal);
        return same is null || (same.ArgumentKind == ArgumentKind.DefaultValue && SameConstant(argument.Value, same.Value));
    }

    private static bool SameConstant(IOperation before, IOperation after) =>
        before.ConstantValue.HasValue == after.ConstantValue.HasValue
            && (!before.ConstantValue.HasValue || Equals(before.ConstantValue.Value, after.ConstantValue.Value));

    /// <summary>Whether the compiler fills in the text of an argument for a parameter that was not there.</summary>
    private static bool HasNewText(ImmutableArray<IArgumentOperation> before, ImmutableArray<IArgumentOperation> after) =>
        after.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && IsText(parameter)
            && !before.Any(old => old is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } same } && IsText(same)));

    private static bool IsText(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");

    /// <summary>Whether the compiler fills in the line or the file: both move with any edit.</summary>
    private static bool HasPlace(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerLineNumberAttribute" or "CallerFilePathAttribute");
}
