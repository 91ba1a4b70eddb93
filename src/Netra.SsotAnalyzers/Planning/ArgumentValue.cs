using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>What a call passes for one parameter of the superseded member.</summary>
/// <param name="Expressions">The expressions as written, in their order; none where the default value is passed; several for <c>params</c>.</param>
/// <param name="Written">What stands for the parameter where no expression was written: the default value, or an empty array.</param>
/// <param name="ElementType">The element type where a <c>params</c> array was written as single arguments.</param>
internal sealed record ArgumentValue(ImmutableArray<ExpressionSyntax> Expressions, string? Written, ITypeSymbol? ElementType)
{
    /// <summary>The type of the parameter, where what is passed may be of another.</summary>
    public ITypeSymbol? ParameterType { get; init; }

    /// <summary>Whether what is written is the parameter's default value.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The attribute by which the compiler fills in an unwritten value; null for any other.</summary>
    public string? CallerInfo { get; init; }

    /// <summary>Whether the elements of a <c>params</c> collection that is not an array were written as single arguments.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether the elements of a <c>params</c> array or collection stand in this place one by one.</summary>
    public bool IsSpread { get; init; }

    public static ArgumentValue Of(ExpressionSyntax expression, ITypeSymbol? parameterType = null) =>
        new([expression], Written: null, ElementType: null) { ParameterType = parameterType };

    /// <summary>
    /// Whether an unwritten value is a literal that has the parameter's type by itself: <c>3</c> for an <c>int</c>, and not for a
    /// <c>long</c>.
    /// </summary>
    public bool IsTypedLiteral =>
        Expressions.IsEmpty && Written is { Length: > 0 } written
            && SyntaxFactory.ParseExpression(written) is LiteralExpressionSyntax { Token.Value: { } value } && ParameterType?.SpecialType == value switch
            {
                int => SpecialType.System_Int32,
                string => SpecialType.System_String,
                bool => SpecialType.System_Boolean,
                char => SpecialType.System_Char,
                double => SpecialType.System_Double,
                _ => SpecialType.System_Object,
            };

    /// <summary>The pieces behind a cast to the parameter's type.</summary>
    /// <param name="slot">The name in the replacement expression.</param>
    /// <param name="pieces">What is cast.</param>
    /// <param name="mapped">The parameter's type as it will be.</param>
    public ImmutableArray<PlanPiece> Cast(SyntaxNode slot, ImmutableArray<PlanPiece> pieces, ITypeSymbol mapped)
    {
        var isTight = pieces[0] is PlanPiece.Source { Parenthesize: true }
            || (Expressions.Length == 1 ? ExpressionShape.IsPrimary(Expressions[0]) : Written is { Length: > 0 } text && text[0] != '-');
        var mark = mapped is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        var needsParentheses = slot.Parent is InterpolationSyntax || ExpressionShape.NeedsParentheses(SyntaxFactory.ParseExpression("(T)x"), slot);
        return
        [
            new PlanPiece.Text(needsParentheses ? "((" : "("), .. PlanPiece.Name(mapped), new PlanPiece.Text(isTight ? mark + ")" : mark + ")("),
            .. pieces,
            new PlanPiece.Text((isTight ? "" : ")") + (needsParentheses ? ")" : "")),
        ];
    }

    /// <summary>The range of the source that holds the expressions.</summary>
    public TextSpan Span => TextSpan.FromBounds(Expressions[0].SpanStart, Expressions[Expressions.Length - 1].Span.End);

    /// <summary>What is written instead of the parameter's name.</summary>
    /// <param name="slot">The name in the replacement expression.</param>
    /// <param name="spreads">Whether the elements of a <c>params</c> array may stand there one by one.</param>
    public ImmutableArray<PlanPiece> Pieces(SyntaxNode slot, bool spreads)
    {
        if (ElementType is not null && !spreads)
        {
            return Expressions.IsEmpty
                ? [new PlanPiece.Text("new "), .. PlanPiece.Name(ElementType), new PlanPiece.Text("[] { }")]
                : [new PlanPiece.Text("new "), .. PlanPiece.Name(ElementType), new PlanPiece.Text("[] { "), new PlanPiece.Source(Span),
                    new PlanPiece.Text(" }")];
        }

        if (IsCollection && !spreads)
            return Expressions.IsEmpty ? [new PlanPiece.Text("[]")] : [new PlanPiece.Text("["), new PlanPiece.Source(Span), new PlanPiece.Text("]")];

        // "(a + b).Old()" needs its parentheses as a receiver, not as an argument.
        if (Expressions.Length == 1 && Expressions[0] is ParenthesizedExpressionSyntax parenthesized && ExpressionShape.TakesAnyExpression(slot))
            return [new PlanPiece.Source(parenthesized.Expression.Span)];

        return Expressions.IsEmpty
            ? [new PlanPiece.Text(Written ?? "default")]
            : [new PlanPiece.Source(Span, ElementType is null && ExpressionShape.NeedsParentheses(Expressions[0], slot))];
    }
}

/// <summary>Writes the arguments of a call by name, where the canonical member has the same parameters in another order.</summary>
internal static class NamedArguments
{
    /// <summary>The plan with every argument by name; null where that is not needed, or would not be the same.</summary>
    /// <param name="plan">The plan that writes the canonical name before the arguments.</param>
    /// <param name="list">The arguments of the use.</param>
    /// <param name="from">The superseded member.</param>
    /// <param name="to">The canonical member.</param>
    public static Plan? Of(Plan plan, ArgumentListSyntax? list, ISymbol from, ISymbol to)
    {
        if (list is null || from is not IMethodSymbol old || to is not IMethodSymbol now || !FollowerCheck.IsPermuted(old, now)
            || list.Arguments.Count > old.Parameters.Length || plan.Span.End > list.SpanStart
            || old.Parameters.Concat(now.Parameters).Any(parameter => parameter.IsParams)
            || !now.Parameters.Select(parameter => parameter.Name).OrderBy(name => name)
                .SequenceEqual(old.Parameters.Select(parameter => parameter.Name).OrderBy(name => name)))
        {
            return null;
        }

        var pieces = plan.Pieces.ToBuilder();
        var position = plan.Span.End;
        foreach (var argument in list.Arguments)
        {
            if (argument.NameColon is not null)
                continue;

            pieces.Add(new PlanPiece.Source(TextSpan.FromBounds(position, argument.SpanStart)));
            pieces.Add(new PlanPiece.Text(PlanPiece.Identifier(old.Parameters[list.Arguments.IndexOf(argument)].Name) + ": "));
            position = argument.SpanStart;
        }

        pieces.Add(new PlanPiece.Source(TextSpan.FromBounds(position, list.Span.End)));
        return plan with { Span = TextSpan.FromBounds(plan.Span.Start, list.Span.End), Pieces = pieces.ToImmutable() };
    }
}

/// <summary>A type argument has to satisfy the constraints of its parameter.</summary>
internal static class TypeArgument
{
    /// <summary>Why a type cannot be the argument; null if it can, or if the name is none.</summary>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax name, INamedTypeSymbol target)
    {
        if (name.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax generic } list || name is not TypeSyntax argument)
            return null;

        var symbol = file.Model.GetNameInfo(generic, file.CancellationToken).Symbol;
        var parameters = symbol switch
        {
            INamedTypeSymbol type => type.OriginalDefinition.TypeParameters,
            IMethodSymbol method => method.OriginalDefinition.TypeParameters,
            _ => [],
        };
        var index = list.Arguments.IndexOf(argument);
        return index < parameters.Length && !Satisfies(file, target, parameters[index])
            ? Refusal.ConstraintNotMet.For(target.Name, parameters[index].Name) : null;
    }

    private static bool Satisfies(FileContext file, INamedTypeSymbol type, ITypeParameterSymbol parameter) =>
        (!parameter.HasConstructorConstraint || IsConstructible(type))
        && (!parameter.HasReferenceTypeConstraint || type.IsReferenceType)
        && (!parameter.HasValueTypeConstraint || type.IsValueType)
        && (!parameter.HasUnmanagedTypeConstraint || type.IsUnmanagedType)
        && parameter.ConstraintTypes.All(constraint => Derives(file, type, constraint));

    private static bool IsConstructible(INamedTypeSymbol type) => type.IsValueType
        || (!type.IsAbstract && type.InstanceConstructors
            .Any(made => made is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public } && !RequiredMembers.LeftBy(made).Any()));

    /// <summary>A constraint that mentions a type parameter depends on the other arguments, which may be on their way out as well.</summary>
    private static bool Derives(FileContext file, INamedTypeSymbol type, ITypeSymbol constraint) =>
        constraint is not INamedTypeSymbol { IsGenericType: false } named
        || file.Engine.MapType(named) is not { } mapped
        || ((CSharpCompilation)file.Engine.Compilation).ClassifyConversion(type, mapped) is { IsImplicit: true, IsUserDefined: false };
}

/// <summary>Values that stand for operands of superseded types while a plan is bound.</summary>
internal sealed class StandIns(FileContext file)
{
    // Characters. A chain of some links is bound as it is written.
    private const int LongReceiver = 160;

    /// <summary>
    /// Copies source, with a value of the mapped type instead of each operand whose own type is superseded: its
    /// declaration will have changed by the time that this compiles.
    /// </summary>
    public void Copy(SyntaxNode context, TextSpan span, StringBuilder text, Func<ITypeSymbol, bool>? keepsArguments)
    {
        var source = file.Model.SyntaxTree.GetText(file.CancellationToken);
        var position = span.Start;
        foreach (var operand in Operands(context, span, node => node.Span.End > position))
        {
            if (operand.SpanStart < position
                || (keepsArguments is not null && IsWithinArgument(operand, context) && file.TypeOf(operand) is { } passed && keepsArguments(passed))
                || StandIn(operand, span) is not var (covered, written))
            {
                continue;
            }

            text.Append(source.ToString(TextSpan.FromBounds(position, covered.SpanStart))).Append(written);
            position = covered.Span.End;
        }

        text.Append(source.ToString(TextSpan.FromBounds(position, span.End)));
    }

    public static bool IsWithinArgument(SyntaxNode operand, SyntaxNode context) =>
        operand.AncestorsAndSelf().TakeWhile(node => node != context).Any(node => node is ArgumentSyntax);

    /// <summary>What stands for an operand, and how much of the source it stands for; null where the source stands for itself.</summary>
    private (ExpressionSyntax Covered, string Text)? StandIn(ExpressionSyntax operand, TextSpan span)
    {
        if (operand is LambdaExpressionSyntax or DeclarationExpressionSyntax || file.TypeOf(operand) is not { } type)
            return null;

        // A member with a replacement of its own will have been replaced: its value stands for it.
        if (ReplacedAccess(operand) is { } replaced && span.Contains(replaced.Span))
        {
            return file.TypeOf(replaced) is { SpecialType: not SpecialType.System_Void } value && file.Engine.MapType(value) is { } given && !HasNoName(given)
                ? (replaced, ValueOf(given)) : null;
        }

        if (InheritedFrom(operand, type) is { } parent)
            return (operand, ValueOf(parent));
        if ((!file.Engine.Involves(type) && !IsLongReceiver(operand, type)) || file.Engine.MapType(type) is not { } mapped)
            return null;

        // "Old" in "Old.Make()" is the type, not a value.
        return (operand, file.SymbolOf(operand) is ITypeSymbol ? mapped.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : ValueOf(mapped));
    }

    public static string ValueOf(ITypeSymbol type) => $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";

    /// <summary>A type that code cannot name as the operand of a <c>default</c>.</summary>
    private static bool HasNoName(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAnonymousType: true } or { TypeKind: TypeKind.Error or TypeKind.Dynamic } or { IsRefLikeType: true };

    /// <summary>The use of a replaced member of a superseded type whose receiver the operand is; null for another operand.</summary>
    private ExpressionSyntax? ReplacedAccess(ExpressionSyntax operand) =>
        operand.Parent is MemberAccessExpressionSyntax access && access.Expression == operand
            && file.SymbolOf(access) is { ContainingType: { } container } member && file.Engine.Involves(container)
            && file.Engine.FindReplacement(member) is not null
            && (access.Call() ?? (ExpressionSyntax)access) is var use && use.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            ? use
            : null;

    /// <summary>The canonical type of the superseded base from which a receiver has the member that is used; null for another operand.</summary>
    public ITypeSymbol? InheritedFrom(ExpressionSyntax operand, ITypeSymbol type) =>
        !file.Engine.Involves(type) && UsedOf(operand) is { } access
            && file.SymbolOf(access) is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } declaring }
            && type.Inherits(declaring) && file.Engine.FindSupersession(declaring) is not null
            ? file.Engine.MapType(declaring)
            : null;

    /// <summary>The access whose receiver the operand is, behind a <c>?.</c> or not.</summary>
    private static ExpressionSyntax? UsedOf(ExpressionSyntax operand) => operand.Parent switch
    {
        ConditionalAccessExpressionSyntax access => access.WhenNotNull.GetFirstToken().Parent as MemberBindingExpressionSyntax,
        ExpressionSyntax access and (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax) => access,
        _ => null,
    };

    /// <summary>
    /// Whether a value stands for the calls before the last link of a long chain. Bound as written, the chain would be bound
    /// again for each of its links.
    /// </summary>
    private bool IsLongReceiver(ExpressionSyntax operand, ITypeSymbol type) =>
        operand is InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax }
        && operand.Span.Length > LongReceiver
        && type is INamedTypeSymbol
        {
            IsAnonymousType: false, IsRefLikeType: false, SpecialType: not SpecialType.System_Void,
            TypeKind: not (TypeKind.Error or TypeKind.Dynamic), IsFileLocal: false
        }
        && file.SymbolOf(operand) is IMethodSymbol { ReturnsByRef: false, ReturnsByRefReadonly: false }
        && Names(type).All(named => file.Model.IsAccessible(operand.SpanStart, named));

    private static IEnumerable<INamedTypeSymbol> Names(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Names).Append(named.OriginalDefinition),
        IArrayTypeSymbol array => Names(array.ElementType),
        _ => [],
    };

    public static IEnumerable<ExpressionSyntax> Operands(SyntaxNode context, TextSpan span, Func<SyntaxNode, bool> isWanted)
    {
        foreach (var node in context.DescendantNodesAndSelf(span, isWanted))
        {
            if (node is ExpressionSyntax expression
                && node != context
                && span.Contains(node.Span)
                && node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 } or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
                    or ConditionalAccessExpressionSyntax or EqualsValueClauseSyntax
                && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
                && !(node.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == node))
            {
                yield return expression;
            }
        }
    }
}
