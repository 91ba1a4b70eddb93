using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Planning.Steps;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// Fits a replacement expression into the place of one use. The steps run in their order; each changes what will be written
/// or refuses, and what they leave becomes the plan.
/// </summary>
internal sealed class Fit
{
    private static readonly ImmutableArray<Func<Fit, Refusal?>> Steps =
    [
        NullTest.Check,
        Conversions.Choose,
        Evaluation.Keep,
        NullReceiver.Check,
        CheckedContext.Check,
        ExpressionTree.Check,
        Defaults.LeaveOut,
        Binding.Check,
        Place.Check,
        Await.Adapt,
        ResultType.Keep,
    ];

    private Fit(Use use)
    {
        Use = use;
        Speculation = new Speculation(use.File);
        Replaced = use.Spot;
        Root = use.Template.Expression ?? use.Spot;
    }

    public Use Use { get; }

    public Speculation Speculation { get; }

    /// <summary>How the expression is written, and what it binds to.</summary>
    public Attempt Attempt { get; set; } = null!;

    /// <summary>The locals in front of the statement that hold arguments; null where none are needed.</summary>
    public Hoist? Hoist { get; set; }

    /// <summary>What is written so far.</summary>
    public ImmutableArray<PlanPiece> Pieces { get; set; } = [];

    /// <summary>An expression of the kind that is written, which says whether it needs parentheses.</summary>
    public ExpressionSyntax Root { get; set; }

    /// <summary>What is replaced: the use, or the <c>await</c> around it.</summary>
    public ExpressionSyntax Replaced { get; set; }

    /// <summary>Imports that no qualified name can stand for.</summary>
    public ImmutableArray<string> Imports { get; set; } = [];

    public static PlanOutcome Of(Use use)
    {
        var fit = new Fit(use);
        foreach (var step in Steps)
        {
            if (step(fit) is { } refusal)
                return refusal;
        }

        var plan = fit.ToPlan();
        return new PlanOutcome(fit.Hoist?.InFrontOf(plan) ?? plan, Refusal: null, LeadsOn: fit.Attempt.Symbol is { } symbol && use.File.Engine.FindReplacement(symbol) is not null);
    }

    /// <summary>Fits the written expression into what surrounds it.</summary>
    private Plan ToPlan()
    {
        var (pieces, root, replaced) = (Pieces, Root, Replaced);

        // "(await Create(x)).Send()" needed its parentheses for the await alone.
        if (replaced is AwaitExpressionSyntax && ExpressionShape.IsPrimary(root)
            && replaced.Parent is ParenthesizedExpressionSyntax { Parent: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax } around)
        {
            replaced = around;
        }

        if (InferredName(replaced) is { } inferred && inferred != InferredName(root, isPart: true))
            pieces = pieces.Insert(0, new PlanPiece.Text(inferred + (replaced.Parent is ArgumentSyntax ? ": " : " = ")));

        if (replaced.Parent is ExpressionStatementSyntax && !IsStatement(root))
            pieces = pieces.Insert(0, new PlanPiece.Text("_ = "));
        else if (ExpressionShape.NeedsParentheses(root, replaced))
            pieces = [new PlanPiece.Text("("), .. pieces, new PlanPiece.Text(")")];

        return new Plan(replaced.Span, pieces, Imports);
    }

    /// <summary>The name that an anonymous object's or a tuple's member takes from the expression; null where it takes none.</summary>
    private static string? InferredName(ExpressionSyntax expression, bool isPart = false) =>
        isPart || expression.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } or ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax { Parent: not (AssignmentExpressionSyntax or BinaryExpressionSyntax or ForEachVariableStatementSyntax or ArgumentSyntax) } }
            ? expression switch
            {
                IdentifierNameSyntax name => name.Identifier.Text,
                MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.Text,
                _ => null,
            }
            : null;

    private static bool IsStatement(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax
        || expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression;
}

/// <summary>One way to write a replacement, and what it binds to; neither symbol nor type where it does not bind.</summary>
internal sealed record Attempt(Expansion Expansion, ISymbol? Symbol, ITypeSymbol? Type)
{
    public bool Binds => Symbol is not null || Type is not null;
}
