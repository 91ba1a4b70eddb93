using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Where one of use and replacement is a task and the other is none, an <c>await</c> comes or goes.</summary>
internal static class Await
{
    public static Refusal? Adapt(Fit fit)
    {
        var (use, type, text) = (fit.Use, fit.Attempt.Type, fit.Use.Replacement.Expression);
        var (legacy, written) = Shapes(fit);
        if (legacy.IsAwaitable && !written.IsAwaitable)
        {
            if (use.IsBehindNullTest)
                return Refusal.NoTaskAfterNullTest.For(text);

            if (Consumer(use.Spot, use.File.Model) is { } consumer)
                fit.Replaced = consumer;
            else if (legacy.Result is null || type is null or { SpecialType: SpecialType.System_Void })
                return Refusal.NoTask.For(text);
            else
                (fit.Pieces, fit.Root) = (Wrap(use.File.Engine, fit.Pieces, legacy, type), SyntaxFactory.ParseExpression("f(x)"));
        }
        else if (!legacy.IsAwaitable && written.IsAwaitable)
        {
            if (use.IsBehindNullTest)
                return Refusal.AwaitAfterNullTest.For(text);
            if (Obstacle(use.Spot, use.File.Model) is { } obstacle)
                return Refusal.AwaitHere.For(text, obstacle);

            (fit.Pieces, fit.Root) = (fit.Pieces.Insert(0, new PlanPiece.Text("await ")), SyntaxFactory.ParseExpression("await x"));
        }
        else if (legacy.IsTask && written.IsValueTask && Consumer(use.Spot, use.File.Model) is not AwaitExpressionSyntax && !use.IsBehindNullTest)
        {
            fit.Pieces = fit.Pieces.Add(new PlanPiece.Text(".AsTask()"));
        }

        return null;
    }

    /// <summary>What kind of task the use is, and what kind its replacement.</summary>
    public static (TaskShape Legacy, TaskShape Written) Shapes(Fit fit)
    {
        var (legacy, attempt) = (TaskShape.Of(fit.Use.Type), fit.Attempt);
        return (legacy, attempt.Type is null ? legacy : TaskShape.Of(attempt.Type));
    }

    /// <summary>A value as a finished task.</summary>
    public static ImmutableArray<PlanPiece> Wrap(SsotEngine engine, ImmutableArray<PlanPiece> pieces, TaskShape wanted, ITypeSymbol written)
    {
        var name = wanted.IsTask ? "System.Threading.Tasks.Task" : "System.Threading.Tasks.ValueTask";
        if (engine.Compilation.GetTypeByMetadataName(name) is not { } task)
            return pieces;

        var result = wanted.Result is null ? null : engine.MapType(wanted.Result);
        var inferred = result is null || SymbolEqualityComparer.Default.Equals(result, written);
        return
        [
            new PlanPiece.TypeName(task, WithTypeArguments: true),
            new PlanPiece.Text(".FromResult"),
            .. inferred ? ImmutableArray<PlanPiece>.Empty : [new PlanPiece.Text("<"), .. PlanPiece.Name(result!), new PlanPiece.Text(">")],
            new PlanPiece.Text("("),
            .. pieces,
            new PlanPiece.Text(")"),
        ];
    }


    /// <summary>
    /// The expression around <paramref name="call"/> that yields the task's result: its <c>await</c>, its <c>.Result</c>,
    /// its <c>.GetAwaiter().GetResult()</c>; null where the task itself is wanted.
    /// </summary>
    public static ExpressionSyntax? Consumer(ExpressionSyntax call, SemanticModel model)
    {
        var task = call;
        while (true)
        {
            task = task.Whole();
            if (task.CallOn("ConfigureAwait") is { } configured
                && configured.ArgumentList.Arguments.All(argument => ExpressionShape.CanBeDropped(argument.Expression, model)))
            {
                task = configured;
            }
            else if (task.CallOn("AsTask") is { } asTask)
            {
                task = asTask;
            }
            else
            {
                break;
            }
        }

        if (task.Parent is AwaitExpressionSyntax awaited)
            return awaited;
        if (task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result && result.Expression == task)
            return result;
        if (task.CallOn("Wait") is { Parent: ExpressionStatementSyntax, ArgumentList.Arguments.Count: 0 } wait)
            return wait;
        return task.CallOn("GetAwaiter") is { } awaiter ? awaiter.CallOn("GetResult") : null;
    }

    /// <summary>Why <c>await</c> may not stand at <paramref name="node"/>, or null where it may.</summary>
    public static string? Obstacle(SyntaxNode node, SemanticModel model)
    {
        if (node.Ancestors().OfType<MemberDeclarationSyntax>().Any(member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword)))
            return "an unsafe context";

        return SyntacticObstacle(node) ?? (HasLiveSpan(node, model) ? "the lifetime of a span" : null);
    }

    /// <summary>Whether a local of a ref struct type is declared before the place and used after it, in the same body.</summary>
    private static bool HasLiveSpan(SyntaxNode node, SemanticModel model)
    {
        var body = node.Ancestors()
            .FirstOrDefault(ancestor =>
                ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax);
        if (body is null)
            return false;

        var used = new HashSet<string>(
            body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.SpanStart > node.Span.End).Select(name => name.Identifier.ValueText),
            StringComparer.Ordinal);
        return body.DescendantNodes()
            .Where(declared => declared.SpanStart < node.SpanStart && declared is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
            .Select(declared => model.GetDeclaredSymbol(declared))
            .Any(symbol => symbol is ILocalSymbol { Type.IsRefLikeType: true } && used.Contains(symbol.Name));
    }

    private static string? SyntacticObstacle(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current.Parent)
            {
                case LockStatementSyntax @lock when @lock.Statement == current:
                    return "a lock";
                case CatchFilterClauseSyntax:
                    return "an exception filter";
                case QueryClauseSyntax clause when !IsFirstSource(clause, current):
                case SelectOrGroupClauseSyntax:
                    return "a query";
                case ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                    return "the arguments of a base constructor";
                case UnsafeStatementSyntax:
                    return "an unsafe block";
                case AttributeSyntax:
                    return "an attribute";
            }

            switch (current)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.RawKind != 0 ? null : "a lambda that is not async";
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword) ? null : $"the local function '{local.Identifier.ValueText}', which is not async";
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? null : $"the method '{method.Identifier.ValueText}', which is not async";
                case GlobalStatementSyntax:
                    return null;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax:
                    return "a member that cannot be async";
                case BaseFieldDeclarationSyntax or EnumMemberDeclarationSyntax or ParameterSyntax { Parent.Parent: not AnonymousFunctionExpressionSyntax }:
                    return "an initializer";
            }
        }

        return "this place";
    }

    private static bool IsFirstSource(QueryClauseSyntax clause, SyntaxNode within) =>
        clause is FromClauseSyntax { Parent: QueryExpressionSyntax } from ? from.Expression == within
            : clause is JoinClauseSyntax join && join.InExpression == within;
}
