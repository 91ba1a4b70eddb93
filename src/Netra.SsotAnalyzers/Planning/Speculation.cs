using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// The analyzer's proof: what a plan writes is bound where it would stand, every type fully qualified, since a name whose
/// import is still missing binds to nothing. It is a filter; the rewriter compiles the whole.
/// </summary>
internal sealed class Speculation(FileContext file)
{
    // Characters. A chain of some links is bound as it is written.
    private const int LongReceiver = 160;

    /// <summary>Binds <paramref name="whole"/> as it would read with <paramref name="pieces"/> in the place of <paramref name="replaced"/>.</summary>
    /// <returns>
    /// The symbol, where the expression is of a kind that has one, and the type; both null where it does not bind. A call
    /// that no overload fits still has a type, and so proves nothing by it.
    /// </returns>
    public (ISymbol? Symbol, ITypeSymbol? Type) Bind(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces) => Bind(Written(whole, replaced, pieces), whole.SpanStart);

    /// <summary>Whether <paramref name="whole"/> is a constant as it would read with <paramref name="pieces"/> in the place of <paramref name="replaced"/>.</summary>
    public bool IsConstant(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces) => IsConstant(Parse(Written(whole, replaced, pieces)), whole.SpanStart);

    private bool IsConstant(ExpressionSyntax expression, int position) => expression switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsConstant(parenthesized.Expression, position),
        CastExpressionSyntax cast => IsConstant(cast.Expression, position),
        CheckedExpressionSyntax @checked => IsConstant(@checked.Expression, position),
        PrefixUnaryExpressionSyntax prefix => IsConstant(prefix.Operand, position),
        BinaryExpressionSyntax binary => IsConstant(binary.Left, position) && IsConstant(binary.Right, position),
        ConditionalExpressionSyntax choice => IsConstant(choice.Condition, position) && IsConstant(choice.WhenTrue, position) && IsConstant(choice.WhenFalse, position),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsConstant(hole.Expression, position)),
        InvocationExpressionSyntax => expression.IsNameOf(),
        NameSyntax or MemberAccessExpressionSyntax => file.Model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol is IFieldSymbol { HasConstantValue: true } or ILocalSymbol { IsConst: true },
        _ => false,
    };

    private string Written(ExpressionSyntax whole, TextSpan replaced, ImmutableArray<PlanPiece> pieces)
    {
        var text = new StringBuilder();
        Copy(whole, TextSpan.FromBounds(whole.SpanStart, replaced.Start), text);
        Write(whole, pieces, text);
        Copy(whole, TextSpan.FromBounds(replaced.End, whole.Span.End), text);
        return text.ToString();
    }

    /// <summary>Binds an expression that copies nothing of the source, as it would read at <paramref name="position"/>.</summary>
    public (ISymbol? Symbol, ITypeSymbol? Type) BindAt(int position, ImmutableArray<PlanPiece> pieces)
    {
        var text = new StringBuilder();
        Write(file.Model.SyntaxTree.GetRoot(file.CancellationToken), pieces, text);
        return Bind(text.ToString(), position);
    }

    private (ISymbol? Symbol, ITypeSymbol? Type) Bind(string text, int position)
    {
        var expression = Parse(text);

        // Variables that the expression declares are not in scope for a part of it bound alone.
        var declares = expression.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax or QueryExpressionSyntax);
        var parts = declares ? [expression] : expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax);
        if (expression.ContainsDiagnostics || parts.Any(node => IsUnbound(node, position)))
            return default;

        var symbol = file.Model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
        var type = file.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is IErrorTypeSymbol ? default : (symbol, type);
    }

    /// <summary>Outside of an async function <c>(await a, await b)</c> would declare two variables of a type <c>await</c>.</summary>
    private ExpressionSyntax Parse(string text)
    {
        const string Async = "async () => ";
        var options = (CSharpParseOptions)file.Model.SyntaxTree.Options;
        return text.Contains("await") && SyntaxFactory.ParseExpression(Async + text, options: options) is ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body }
            ? body
            : SyntaxFactory.ParseExpression(text, options: options);
    }

    /// <summary>Whether a call or a construction finds no member that fits.</summary>
    private bool IsUnbound(SyntaxNode node, int position)
    {
        if (node is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax) || node.IsNameOf())
            return false;

        // What stands behind "?." binds only with what stands before it.
        if (node.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(conditional => conditional.WhenNotNull.Span.Contains(node.Span)))
            return false;

        var info = file.Model.GetSpeculativeSymbolInfo(position, (ExpressionSyntax)node, SpeculativeBindingOption.BindAsExpression);
        return info.Symbol is null && info.CandidateReason != CandidateReason.LateBound && !HasNoSymbol((ExpressionSyntax)node, position);
    }

    /// <summary>A dynamic call, or a delegate made of a lambda: neither calls a member.</summary>
    private bool HasNoSymbol(ExpressionSyntax expression, int position) =>
        file.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type?.TypeKind is TypeKind.Dynamic
        || (expression is ObjectCreationExpressionSyntax && file.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type?.TypeKind is TypeKind.Delegate);

    /// <summary>Whether <paramref name="type"/> can be named at all at <paramref name="position"/>.</summary>
    public bool CanName(INamedTypeSymbol type, int position)
    {
        if (!file.Model.IsAccessible(position, type.OriginalDefinition))
            return false;

        // The definition by its unbound name: type arguments may themselves be on their way out.
        var name = type.Arity == 0 || type.IsUnboundGenericType
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : type.ConstructUnboundGenericType().ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var expression = SyntaxFactory.ParseExpression("typeof(" + name + ")");
        if (expression is not TypeOfExpressionSyntax typeOf)
            return false;

        var found = file.Model.GetSpeculativeSymbolInfo(position, typeOf.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        return SymbolEqualityComparer.Default.Equals(found?.OriginalDefinition, type.OriginalDefinition);
    }

    private void Write(SyntaxNode context, ImmutableArray<PlanPiece> pieces, StringBuilder text)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case PlanPiece.Text literal:
                    text.Append(literal.Value);
                    break;

                case PlanPiece.Source source:
                    text.Append(source.Parenthesize ? "(" : "");
                    Copy(context, source.Span, text);
                    text.Append(source.Parenthesize ? ")" : "");
                    break;

                case PlanPiece.TypeName name:
                    text.Append(name.Type.ToDisplayString(name.WithTypeArguments ? SymbolDisplayFormat.FullyQualifiedFormat : WithoutTypeArguments));
                    break;
            }
        }
    }

    public static SymbolDisplayFormat WithoutTypeArguments { get; } =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>
    /// Copies source, with a value of the mapped type in the place of each operand whose own type is superseded: its
    /// declaration will have changed by the time that this compiles.
    /// </summary>
    private void Copy(SyntaxNode context, TextSpan span, StringBuilder text)
    {
        var source = file.Model.SyntaxTree.GetText(file.CancellationToken);
        var position = span.Start;
        foreach (var operand in Operands(context, span, node => node.Span.End > position))
        {
            if (operand.SpanStart < position
                || operand is LambdaExpressionSyntax or DeclarationExpressionSyntax
                || file.TypeOf(operand) is not { } type
                || (!file.Engine.Involves(type) && !IsLongReceiver(operand, type))
                || file.Engine.MapType(type) is not { } mapped)
            {
                continue;
            }

            text.Append(source.ToString(TextSpan.FromBounds(position, operand.SpanStart)));
            // "Old" in "Old.Make()" is no value but the type.
            var isType = file.SymbolOf(operand) is ITypeSymbol;
            text.Append(isType ? "" : "default(").Append(mapped.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append(isType ? "" : ")!");
            position = operand.Span.End;
        }

        text.Append(source.ToString(TextSpan.FromBounds(position, span.End)));
    }

    /// <summary>
    /// Whether a value stands for the calls before the last link of a long chain. Bound as written, the chain would be bound
    /// again for each of its links.
    /// </summary>
    private bool IsLongReceiver(ExpressionSyntax operand, ITypeSymbol type) =>
        operand is InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax }
        && operand.Span.Length > LongReceiver
        && type is INamedTypeSymbol { IsAnonymousType: false, IsRefLikeType: false, SpecialType: not SpecialType.System_Void, TypeKind: not (TypeKind.Error or TypeKind.Dynamic), IsFileLocal: false }
        && file.SymbolOf(operand) is IMethodSymbol { ReturnsByRef: false, ReturnsByRefReadonly: false }
        && Names(type).All(named => file.Model.IsAccessible(operand.SpanStart, named));

    private static IEnumerable<INamedTypeSymbol> Names(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Names).Append(named.OriginalDefinition),
        IArrayTypeSymbol array => Names(array.ElementType),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Operands(SyntaxNode context, TextSpan span, Func<SyntaxNode, bool> isWanted)
    {
        foreach (var node in context.DescendantNodesAndSelf(span, isWanted))
        {
            if (node is ExpressionSyntax expression
                && span.Contains(node.Span)
                && node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 } or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or EqualsValueClauseSyntax
                && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
                && !(node.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == node))
            {
                yield return expression;
            }
        }
    }
}
