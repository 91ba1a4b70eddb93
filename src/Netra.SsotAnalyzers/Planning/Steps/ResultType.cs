using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// Keeps the type that a use has where a replacement's differs in value: <c>Ratio() / 2</c> is another number once
/// <c>Ratio()</c> is an <c>int</c>.
/// </summary>
internal static class ResultType
{
    public static Refusal? Keep(Fit fit)
    {
        var (use, type) = (fit.Use, fit.Attempt.Type);
        var (legacy, written) = Await.Shapes(fit);
        var result = type is null
            ? null : To(use.File, legacy.IsAwaitable ? legacy.Result : use.Type, written.IsAwaitable ? written.Result : type, fit.Replaced);
        if (result is null && fit.Replaced == use.Spot && !legacy.IsAwaitable && !written.IsAwaitable)
            result = OverloadType(fit);
        if (result is null && !use.IsBehindNullTest)
        {
            result = LocalType(fit, legacy.IsAwaitable ? Await.Consumer(use.Spot, use.File.Model) ?? fit.Replaced : fit.Replaced, legacy.Result ?? use.Type,
                written.Result ?? type);
        }

        if (result is not null && use.IsBehindNullTest)
            return Refusal.AfterNullTest.For(use.Replacement.Expression);
        if (result is not null && legacy.IsAwaitable && written.IsAwaitable)
            return Refusal.TaskOfAnotherValue.For(use.Replacement.Expression);
        if (result is not null && !(legacy.IsAwaitable && fit.Replaced == use.Spot))
            (fit.Pieces, fit.Root) = (Write(fit.Pieces, fit.Root, result), SyntaxFactory.ParseExpression("(T)x"));
        return null;
    }

    /// <summary>The type that what stands in for <paramref name="replaced"/> has to be cast to; null where none is needed.</summary>
    private static ITypeSymbol? To(FileContext file, ITypeSymbol? legacy, ITypeSymbol? written, ExpressionSyntax replaced)
    {
        if (legacy is null or { SpecialType: SpecialType.System_Void } or IErrorTypeSymbol || written is null or IErrorTypeSymbol)
            return null;
        if (file.Engine.MapType(legacy) is not { } wanted || file.Engine.MapType(written) is not { } given || IsPlaceOrStatement(file.Model, replaced))
            return null;

        if (given.TypeKind == TypeKind.Dynamic)
            return wanted.TypeKind == TypeKind.Dynamic ? null : wanted;

        var conversion = ((CSharpCompilation)file.Engine.Compilation).ClassifyConversion(given, wanted);
        return conversion.IsImplicit && !conversion.IsIdentity && !conversion.IsReference && !conversion.IsUserDefined ? wanted : null;
    }

    private static ImmutableArray<PlanPiece> Write(ImmutableArray<PlanPiece> pieces, ExpressionSyntax root, ITypeSymbol type)
    {
        var mark = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        return ExpressionShape.IsPrimary(root)
            ? [new PlanPiece.Text("("), .. PlanPiece.Name(type), new PlanPiece.Text(mark + ")"), .. pieces]
            : [new PlanPiece.Text("("), .. PlanPiece.Name(type), new PlanPiece.Text(mark + ")("), .. pieces, new PlanPiece.Text(")")];
    }

    /// <summary>Whether what stands here is written to, passed by reference, or yields nothing that is used.</summary>
    private static bool IsPlaceOrStatement(SemanticModel model, ExpressionSyntax replaced) => replaced.Parent switch
    {
        ExpressionStatementSyntax or RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        AssignmentExpressionSyntax assignment => assignment.Left == replaced,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        PrefixUnaryExpressionSyntax prefix =>
            prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        LambdaExpressionSyntax or ArrowExpressionClauseSyntax =>
            model.GetEnclosingSymbol(replaced.SpanStart) is IMethodSymbol { ReturnsVoid: true }
                or IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } },
        _ => replaced.IsInNameOf(),
    };

    /// <summary>The superseded member's type, where a call that the use is an argument of would find another member with the replacement's.</summary>
    private static ITypeSymbol? OverloadType(Fit fit)
    {
        var (spot, engine, legacy, written) = (fit.Use.Spot, fit.Use.File.Engine, fit.Use.Type, fit.Attempt.Type);
        var passed = spot.Whole(Around.Choice);
        if (passed.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == passed)
            passed = lambda;
        if (passed.Parent is not ArgumentSyntax
            {
                RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax
            or BaseObjectCreationExpressionSyntax
            } argument
            || legacy is null || written is null || engine.MapType(legacy) is not { SpecialType: not SpecialType.System_Void } wanted
            || SymbolEqualityComparer.Default.Equals(wanted, engine.MapType(written)))
        {
            return null;
        }

        var call = (ExpressionSyntax)argument.Parent!.Parent!;
        var plain = fit.Speculation.Bind(call, spot.Span, fit.Pieces).Symbol;
        var cast = fit.Speculation.Bind(call, spot.Span, Write(fit.Pieces, fit.Root, wanted)).Symbol;
        return plain is not null && cast is not null && !SymbolEqualityComparer.Default.Equals(plain, cast) ? wanted : null;
    }

    /// <summary>The superseded member's type, where a <c>var</c> would have another and its uses would mean something else.</summary>
    private static ITypeSymbol? LocalType(Fit fit, ExpressionSyntax value, ITypeSymbol? legacy, ITypeSymbol? written) =>
        legacy is not null && written is not null && fit.Use.File.Engine.MapType(legacy) is { SpecialType: not SpecialType.System_Void } wanted
            && fit.Use.File.Engine.MapType(written) is { } given
            && new InferredLocal(fit.Use.File, fit.Speculation).Changes(value, wanted, given)
            ? wanted
            : null;
}

/// <summary>
/// A local declared with <c>var</c> has the type of its value. Where a replacement's is another, each use of the local is bound
/// with a value of either type: a use that finds another member, or one that is not known, wants the type kept. Where the
/// type goes on without a name (an array, an anonymous object, a tuple, a lambda), it is kept.
/// </summary>
internal sealed class InferredLocal(FileContext file, Speculation speculation)
{
    /// <param name="value">What stands where the superseded member was used.</param>
    /// <param name="wanted">The type that the use had.</param>
    /// <param name="written">The type that the replacement has.</param>
    /// <returns>Whether the value is a <c>var</c>'s, some use of which would come to mean something else.</returns>
    public bool Changes(ExpressionSyntax value, ITypeSymbol wanted, ITypeSymbol written)
    {
        if (SymbolEqualityComparer.Default.Equals(wanted, written))
            return false;

        var whole = value.Whole(Around.Choice);
        if (LocalOf(whole) is var (local, scope))
        {
            return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(file.SymbolOf(name), local))
                .Any(use => ChangesUse(use, wanted, written) ?? true);
        }

        return PassesTypeOn(whole, wanted, written) || (whole.Parent is not ArgumentSyntax && ChangesUse(whole, wanted, written) == true);
    }

    private (ISymbol Local, SyntaxNode Scope)? LocalOf(ExpressionSyntax value)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || declarator.Parent is not VariableDeclarationSyntax { Type.IsVar: true }
            || file.Model.GetDeclaredSymbol(declarator, file.CancellationToken) is not ILocalSymbol local)
        {
            return null;
        }

        var scope = declarator.Ancestors()
            .First(ancestor => ancestor is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
                or CompilationUnitSyntax);
        return (local, scope);
    }

    private bool PassesTypeOn(ExpressionSyntax whole, ITypeSymbol wanted, ITypeSymbol written) => whole.Parent switch
    {
        AnonymousObjectMemberDeclaratorSyntax or InitializerExpressionSyntax { Parent: ImplicitArrayCreationExpressionSyntax } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } =>
            file.Model.GetTypeInfo(tuple, file.CancellationToken) is { Type: { } own, ConvertedType: var converted }
                && SymbolEqualityComparer.Default.Equals(own, converted),
        IsPatternExpressionSyntax { Pattern: VarPatternSyntax or RecursivePatternSyntax { Designation: not null } } => true,
        LambdaExpressionSyntax lambda =>
            lambda.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } },
        ForEachStatementSyntax { Type.IsVar: true } =>
            ElementOf(wanted) is { } before && ElementOf(written) is { } after && !SymbolEqualityComparer.Default.Equals(before, after),
        _ => false,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol sequence) => sequence is IArrayTypeSymbol array ? array.ElementType
        : sequence.AllInterfaces.Append(sequence as INamedTypeSymbol)
            .FirstOrDefault(type => type?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static string Default(ITypeSymbol type) =>
        $"default({type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";

    /// <summary>Whether a use comes to mean something else; null for one that is not known.</summary>
    private bool? ChangesUse(ExpressionSyntax use, ITypeSymbol wanted, ITypeSymbol written)
    {
        use = use.Whole();
        switch (use.Parent)
        {
            case InterpolationSyntax or ThrowStatementSyntax or LockStatementSyntax or ExpressionStatementSyntax:
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } }:
            case ArgumentSyntax when use.IsOperandOfNameOf():
            case BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression
                or (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression
            }:
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } }:
                return false;
            case ForEachStatementSyntax when ElementOf(wanted) is { } element && SymbolEqualityComparer.Default.Equals(element, ElementOf(written)):
                return false;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                return assignment.Left == use;
            case ReturnStatementSyntax:
                return file.Model.GetEnclosingSymbol(use.SpanStart,
                    file.CancellationToken) is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction };
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == use:
                return Differ(conditional, TextSpan.FromBounds(use.SpanStart, conditional.OperatorToken.Span.End));
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.Expression == access && access.Expression == use:
                return Differ(call, use.Span);
            case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: ExpressionSyntax call and not TupleExpressionSyntax }:
                return Differ(call, use.Span);
            case MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.CoalesceExpression }:
                return Differ((ExpressionSyntax)use.Parent, use.Span);
            default:
                return null;
        }

        bool Differ(ExpressionSyntax around, TextSpan span)
        {
            var before = speculation.Bind(around, span, [new PlanPiece.Text(Default(wanted))]);
            var after = speculation.Bind(around, span, [new PlanPiece.Text(Default(written))]);
            return before is (null, null) || !ConversionCheck.IsSame(before.Symbol, after.Symbol)
                || !SymbolEqualityComparer.Default.Equals(before.Type, after.Type);
        }
    }
}
