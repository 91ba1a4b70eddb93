using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Behind a <c>?.</c> only what begins with a member of the receiver can stand.</summary>
internal static class NullTest
{
    public static Refusal? Check(Fit fit) =>
        fit.Use.IsConditional && !StartsWithThisMember(fit.Use.Template.Expression) ? Refusal.AfterNullTest.For(fit.Use.Replacement.Expression) : null;

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
