using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>
/// A receiver that may be null: the superseded call throws there, and an expression that takes the receiver as an argument does not. An
/// extension method takes its receiver as an argument too.
/// </summary>
internal static class NullReceiver
{
    public static Refusal? Check(Fit fit) =>
        fit.Use is { IsConditional: false, Receiver: { } receiver, Member: { IsStatic: false, ContainingType: { IsReferenceType: true, IsStatic: false } } }
            && ExtensionBlock.ReceiverOf(fit.Use.Member) is null && !NullTest.StartsWithThisMember(fit.Use.Template.Expression)
            && MayBeNull(receiver, fit.Use.File.Model)
            ? Refusal.MayBeNull.For(fit.Use.Replacement.Expression, receiver.ToString())
            : null;

    private static bool MayBeNull(ExpressionSyntax receiver, SemanticModel model)
    {
        switch (receiver)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return MayBeNull(parenthesized.Expression, model);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                return true;
            case InstanceExpressionSyntax or BaseObjectCreationExpressionSyntax:
                return false;
        }

        return IsNull(receiver) || model.GetTypeInfo(receiver).Nullability.FlowState == NullableFlowState.MaybeNull
            || (model.GetSymbolInfo(receiver).Symbol is ILocalSymbol or IParameterSymbol && IsAssignedNull(receiver, model));
    }

    private static bool IsNull(ExpressionSyntax? value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsNull(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNull(suppressed.Operand),
        CastExpressionSyntax cast => IsNull(cast.Expression),
        ConditionalExpressionSyntax choice => IsNull(choice.WhenTrue) || IsNull(choice.WhenFalse),
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        DefaultExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AsExpression),
        _ => false,
    };

    /// <summary>Whether a local or parameter gets a null somewhere in its member.</summary>
    private static bool IsAssignedNull(ExpressionSyntax receiver, SemanticModel model)
    {
        var variable = model.GetSymbolInfo(receiver).Symbol!;
        var member = receiver.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? receiver.SyntaxTree.GetRoot();
        return member.DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText == variable.Name && IsNull(declarator.Initializer?.Value),
            ParameterSyntax parameter => parameter.Identifier.ValueText == variable.Name && IsNull(parameter.Default?.Value),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment => name.Identifier.ValueText == variable.Name && IsNull(assignment.Right),
            _ => false,
        });
    }
}

/// <summary>Behind a <c>?.</c> only what begins with a member of the receiver can stand, and an assignment from C# 14 on.</summary>
internal static class NullTest
{
    public static Refusal? Check(Fit fit)
    {
        var (use, template) = (fit.Use, fit.Use.Template.Expression);
        return use.IsConditional && !(StartsWithThisMember(template) && (template is not AssignmentExpressionSyntax || CanBeAssigned(use.Spot)))
            ? Refusal.AfterNullTest.For(use.Replacement.Expression)
            : null;
    }

    /// <summary>
    /// Whether an assignment can stand for what is behind a <c>?.</c>: it takes all of it, and what surrounds the whole takes any
    /// expression.
    /// </summary>
    private static bool CanBeAssigned(ExpressionSyntax spot)
    {
        SyntaxNode whole = spot;
        while (whole.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == whole)
            whole = access;
        return whole != spot && ExpressionShape.TakesAnyExpression(whole)
            && SyntaxFactory.ParseExpression("a?.b = c", options: spot.SyntaxTree.Options) is ConditionalAccessExpressionSyntax { ContainsDiagnostics: false }
            && ((CSharpParseOptions)spot.SyntaxTree.Options).LanguageVersion >= CSharp14;
    }

    // The oldest host does not know the name.
    private const LanguageVersion CSharp14 = (LanguageVersion)1400;

    public static bool StartsWithThisMember(ExpressionSyntax? template)
    {
        while (template is not null)
        {
            switch (template)
            {
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                    return true;
                case MemberAccessExpressionSyntax access:
                    template = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    template = call.Expression;
                    break;
                case AssignmentExpressionSyntax assignment:
                    template = assignment.Left;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
