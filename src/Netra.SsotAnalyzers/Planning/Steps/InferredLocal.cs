using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

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
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } declarator }
            || file.Model.GetDeclaredSymbol(declarator, file.CancellationToken) is not ILocalSymbol local)
        {
            return null;
        }

        var scope = declarator.Ancestors().First(ancestor => ancestor is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax or CompilationUnitSyntax);
        return (local, scope);
    }

    private bool PassesTypeOn(ExpressionSyntax whole, ITypeSymbol wanted, ITypeSymbol written) => whole.Parent switch
    {
        AnonymousObjectMemberDeclaratorSyntax or InitializerExpressionSyntax { Parent: ImplicitArrayCreationExpressionSyntax } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => file.Model.GetTypeInfo(tuple, file.CancellationToken) is { Type: { } own, ConvertedType: var converted } && SymbolEqualityComparer.Default.Equals(own, converted),
        IsPatternExpressionSyntax { Pattern: VarPatternSyntax or RecursivePatternSyntax { Designation: not null } } => true,
        LambdaExpressionSyntax lambda => lambda.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } },
        ForEachStatementSyntax { Type.IsVar: true } => ElementOf(wanted) is { } before && ElementOf(written) is { } after && !SymbolEqualityComparer.Default.Equals(before, after),
        _ => false,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol sequence) => sequence is IArrayTypeSymbol array ? array.ElementType
        : sequence.AllInterfaces.Append(sequence as INamedTypeSymbol).FirstOrDefault(type => type?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static string Default(ITypeSymbol type) => $"default({type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!";

    /// <summary>Whether a use comes to mean something else; null for one that is not known.</summary>
    private bool? ChangesUse(ExpressionSyntax use, ITypeSymbol wanted, ITypeSymbol written)
    {
        use = use.Whole();
        switch (use.Parent)
        {
            case InterpolationSyntax or ThrowStatementSyntax or LockStatementSyntax or ExpressionStatementSyntax:
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } }:
            case ArgumentSyntax when use.IsOperandOfNameOf():
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression }:
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } }:
                return false;
            case ForEachStatementSyntax when ElementOf(wanted) is { } element && SymbolEqualityComparer.Default.Equals(element, ElementOf(written)):
                return false;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                return assignment.Left == use;
            case ReturnStatementSyntax:
                return file.Model.GetEnclosingSymbol(use.SpanStart, file.CancellationToken) is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction };
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
            return before is (null, null) || !ConversionCheck.IsSame(before.Symbol, after.Symbol) || !SymbolEqualityComparer.Default.Equals(before.Type, after.Type);
        }
    }
}
