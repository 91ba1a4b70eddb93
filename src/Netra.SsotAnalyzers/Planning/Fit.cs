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
        return new PlanOutcome(fit.Hoist?.InFrontOf(plan) ?? plan, Refusal: null,
            LeadsOn: fit.Attempt.Symbol is { } symbol && use.File.Engine.FindReplacement(symbol) is not null);
    }

    /// <summary>Fits the written expression into what surrounds it.</summary>
    private Plan ToPlan()
    {
        var (pieces, root, replaced) = (Pieces, Root, Replaced);

        // "(await Create(x)).Send()" needed its parentheses for the await alone.
        if (replaced is AwaitExpressionSyntax && ExpressionShape.IsPrimary(root)
            && replaced.Parent is ParenthesizedExpressionSyntax
            {
                Parent: MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
                or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            } around)
        {
            replaced = around;
        }

        if (InferredName(replaced) is { } inferred && inferred != InferredName(root, isPart: true))
            pieces = pieces.Insert(0, new PlanPiece.Text(inferred + (replaced.Parent is ArgumentSyntax ? ": " : " = ")));

        if (replaced.Parent is ExpressionStatementSyntax && !IsStatement(root))
            pieces = pieces.Insert(0, new PlanPiece.Text("_ = "));
        else if (ExpressionShape.NeedsParentheses(root, replaced))
            pieces = [new PlanPiece.Text("("), .. pieces, new PlanPiece.Text(")")];

        return new Plan(replaced.Span, pieces, Imports) { Extensions = CallsMembers(Use.Template) ? Use.Extensions : null };
    }

    private static bool CallsMembers(ReplacementTemplate template) =>
        template.Expression?.DescendantNodesAndSelf().Any(node => node is MemberAccessExpressionSyntax) == true;

    /// <summary>The name that an anonymous object's or a tuple's member takes from the expression; null where it takes none.</summary>
    private static string? InferredName(ExpressionSyntax expression, bool isPart = false) =>
        isPart || expression.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null }
            or ArgumentSyntax
        {
            NameColon: null,
            Parent: TupleExpressionSyntax
            {
                Parent: not (AssignmentExpressionSyntax or BinaryExpressionSyntax or ForEachVariableStatementSyntax
                    or ArgumentSyntax)
            }
        }
            ? expression switch
            {
                IdentifierNameSyntax name => name.Identifier.Text,
                MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name.Identifier.Text,
                _ => null,
            }
            : null;

    private static bool IsStatement(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax
        || expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression
            or SyntaxKind.PreDecrementExpression;
}

/// <summary>One way to write a replacement, and what it binds to; neither symbol nor type where it does not bind.</summary>
internal sealed record Attempt(Expansion Expansion, ISymbol? Symbol, ITypeSymbol? Type)
{
    public bool Binds => Symbol is not null || Type is not null;
}

/// <summary>Whether evaluating an expression can throw, though it does nothing else: left out, the exception would be gone.</summary>
internal static class Failure
{
    public static bool IsPossible(ExpressionSyntax expression, SemanticModel model) =>
        expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax && !node.IsNameOf()).Any(node => node switch
        {
            MemberAccessExpressionSyntax access => !access.IsNameOf() && IsOfValue(access, model) && MayBeNull(access.Expression, model),
            ElementAccessExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } division =>
                model.GetTypeInfo(division).Type?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single)
                && model.GetConstantValue(division.Right) is var divisor && !(divisor.HasValue && !IsZero(divisor.Value)),
            CastExpressionSyntax cast =>
                model.GetConversion(cast.Expression) is var conversion
                    && model.ClassifyConversion(cast.Expression, model.GetTypeInfo(cast).Type!) is { IsImplicit: false } && !conversion.IsIdentity,
            _ => false,
        });

    /// <summary>Whether the member is taken of a value, and not of a type or a namespace.</summary>
    private static bool IsOfValue(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access).Symbol is { IsStatic: false } and not INamespaceOrTypeSymbol
            && model.GetSymbolInfo(access.Expression).Symbol is not INamespaceOrTypeSymbol;

    private static bool MayBeNull(ExpressionSyntax receiver, SemanticModel model)
    {
        if (receiver is InstanceExpressionSyntax or BaseObjectCreationExpressionSyntax
            or LiteralExpressionSyntax { RawKind: not (int)SyntaxKind.NullLiteralExpression } or TypeOfExpressionSyntax or InterpolatedStringExpressionSyntax)
        {
            return false;
        }

        var info = model.GetTypeInfo(receiver);
        return info.Type is { IsValueType: false } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
            && info.Nullability.FlowState != NullableFlowState.NotNull;
    }

    private static bool IsZero(object? value) => value is 0 or 0L or 0u or 0ul or 0m or (short)0 or (byte)0;
}

/// <summary>
/// What a use that follows its type to the canonical one would silently take with it: other values for arguments that nobody
/// wrote, arguments for other parameters, another value of a constant.
/// </summary>
internal static class FollowerCheck
{
    /// <param name="written">The arguments of the use; null where it has none, as a method group.</param>
    /// <param name="from">The superseded type's member.</param>
    /// <param name="to">The canonical type's member that the use would bind to.</param>
    public static Refusal? RefusalOf(BaseArgumentListSyntax? written, ISymbol from, ISymbol to)
    {
        if (HasConstant(from, out var value) && HasConstant(to, out var other) && !Equals(value, other))
            return Refusal.OtherValue.For(NameOf(to), Text(other), Text(value));

        var (old, now) = (from.Parameters(), to.Parameters());
        if (IsPermuted(old, now)
            && (written is null || written.Arguments.Where((argument, index) => argument.NameColon is null && IsMoved(old, now, index)).Any()))
        {
            return Refusal.OtherParameterOrder.For(NameOf(to));
        }

        return written is not null
            && old.Where((_, index) => !IsByPlace(written, index)).FirstOrDefault(parameter => HasOtherDefault(parameter, written, now)) is { } changed
            ? Refusal.OtherDefault.For(NameOf(to), changed.Name)
            : null;
    }

    /// <summary>Whether arguments that are written by place would go to parameters of other names, which by name they would not.</summary>
    public static bool IsPermuted(ISymbol from, ISymbol to) => IsPermuted(from.Parameters(), to.Parameters());

    private static bool IsPermuted(ImmutableArray<IParameterSymbol> old, ImmutableArray<IParameterSymbol> now) =>
        old.Where((_, index) => IsMoved(old, now, index)).Any();

    /// <summary>Whether the parameter at a place has the name of another of the other member's parameters.</summary>
    private static bool IsMoved(ImmutableArray<IParameterSymbol> old, ImmutableArray<IParameterSymbol> now, int index) =>
        index < old.Length && index < now.Length && old[index].Name != now[index].Name && now.Any(parameter => parameter.Name == old[index].Name);

    private static bool IsByPlace(BaseArgumentListSyntax written, int index) => index < written.Arguments.Count && written.Arguments[index].NameColon is null;

    private static bool HasOtherDefault(IParameterSymbol parameter, BaseArgumentListSyntax written, ImmutableArray<IParameterSymbol> now)
    {
        if (!parameter.HasExplicitDefaultValue || written.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name))
            return false;

        var same = now.FirstOrDefault(candidate => candidate.Name == parameter.Name) ?? now.ElementAtOrDefault(parameter.Ordinal);
        return same is { HasExplicitDefaultValue: true } && !Equals(same.ExplicitDefaultValue, parameter.ExplicitDefaultValue);
    }

    private static bool HasConstant(ISymbol member, out object? value)
    {
        value = (member as IFieldSymbol)?.ConstantValue;
        return member is IFieldSymbol { HasConstantValue: true };
    }

    private static string NameOf(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name : member.ContainingType.Name + "." + member.Name;

    private static string Text(object? value) =>
        value is null ? "null" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);
}
