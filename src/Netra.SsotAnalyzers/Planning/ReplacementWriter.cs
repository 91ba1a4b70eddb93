using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Writes a replacement expression where a member is used, in the shortest way that binds, and fits it into what surrounds it.</summary>
internal sealed class ReplacementWriter(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Speculation _speculation = new(engine, model, cancellationToken);
    private readonly ConversionCheck _conversions = new(engine, model, cancellationToken);

    public PlanOutcome Fit(
        Func<Variant, TemplateExpander> createExpander,
        MemberReplacement replacement,
        ExpressionSyntax spot,
        ITypeSymbol? legacyType,
        bool isConditional,
        ImmutableArray<PlanPiece> suffix = default)
    {
        var template = ReplacementTemplate.Parse(replacement.Expression);
        if (isConditional && !StartsWithThisMember(template.Expression))
            return Refusal.AfterNullTest.For(replacement.Expression);

        var whole = isConditional ? OutermostConditionalAccess(spot) : spot;
        var attempt = Try(createExpander, default, whole, spot, suffix);
        var hoist = default(Hoist);
        if (attempt.Expander.Refusal is { } refusal)
            return refusal;
        if (attempt.Expander.Evaluation?.Refusal is not null)
            (attempt, hoist) = KeepEvaluation(createExpander, attempt, whole, spot, suffix);
        if (attempt.Expander.Evaluation?.Refusal is { } evaluation)
            return evaluation;

        if (ExpressionTree.Contains(spot, model, cancellationToken)
            && ExpressionTree.Obstacle(template.Expression!, attempt.Symbol as IMethodSymbol, (CSharpParseOptions)model.SyntaxTree.Options) is { } held)
        {
            return Refusal.InExpressionTree.For(replacement.Expression, held);
        }

        var (pieces, symbol, type) = (attempt.Pieces, attempt.Symbol, attempt.Type);
        if (suffix.IsDefaultOrEmpty && !isConditional && symbol is IMethodSymbol called && hoist is null && attempt.Variant.ParameterNames.IsEmpty)
            pieces = WithoutEqualDefaults(createExpander(attempt.Variant with { OmitsDefaults = true }), pieces, spot, called);
        if (attempt.Expander.HasCallerInfo && pieces == attempt.Pieces)
            return Refusal.CallerInfo.For(replacement.Expression);

        var imports = ImmutableArray<string>.Empty;
        if (symbol is null && type is null && template.Expression is not AnonymousFunctionExpressionSyntax)
        {
            imports = ExtensionImports.Of(engine.Compilation, template, replacement.Imports);
            if (imports.IsEmpty)
                return Refusal.DoesNotBind.For(replacement.Expression);
        }

        if (symbol is not null && !ConditionalSymbols(attempt.Expander.Member).SetEquals(ConditionalSymbols(symbol)))
            return Refusal.OtherSymbols.For(attempt.Expander.Member.Name, replacement.Expression);

        if (symbol is not null && engine.FindReplacement(symbol) == replacement)
            return Refusal.ReplacesItself.For(replacement.Expression);

        var legacy = TaskShape.Of(legacyType);
        var written = type is null ? legacy : TaskShape.Of(isConditional ? (symbol as IMethodSymbol)?.ReturnType ?? type : type);
        var root = template.Expression!;
        var replaced = spot;

        if (legacy.IsAwaitable && !written.IsAwaitable)
        {
            if (isConditional)
                return Refusal.NoTaskAfterNullTest.For(replacement.Expression);

            if (AwaitAdaptation.Consumer(spot, model) is { } consumer)
                replaced = consumer;
            else if (legacy.Result is null || type is null or { SpecialType: SpecialType.System_Void })
                return Refusal.NoTask.For(replacement.Expression);
            else
            {
                pieces = Wrap(pieces, legacy, type);
                root = SyntaxFactory.ParseExpression("f(x)");
            }
        }
        else if (!legacy.IsAwaitable && written.IsAwaitable)
        {
            if (isConditional)
                return Refusal.AwaitAfterNullTest.For(replacement.Expression);
            if (AwaitAdaptation.Obstacle(spot, model) is { } obstacle)
                return Refusal.AwaitHere.For(replacement.Expression, obstacle);

            pieces = pieces.Insert(0, new PlanPiece.Text("await "));
            root = SyntaxFactory.ParseExpression("await x");
        }
        else if (legacy.IsTask && written.IsValueTask && AwaitAdaptation.Consumer(spot, model) is not AwaitExpressionSyntax && !isConditional)
        {
            pieces = pieces.Add(new PlanPiece.Text(".AsTask()"));
        }

        var result = type is null || isConditional ? null : ResultCast.To(engine, model, legacy.IsAwaitable ? legacy.Result : legacyType, written.IsAwaitable ? written.Result : type, replaced);
        if (result is null && replaced == spot && !legacy.IsAwaitable && !written.IsAwaitable)
            result = OverloadType(spot, pieces, legacyType, type, root);
        if (result is null && !isConditional)
            result = LocalType(legacy.IsAwaitable ? AwaitAdaptation.Consumer(spot, model) ?? replaced : replaced, legacy.Result ?? legacyType, written.Result ?? type);
        if (result is not null && legacy.IsAwaitable && written.IsAwaitable)
            return Refusal.TaskOfAnotherValue.For(replacement.Expression);
        if (result is not null && !(legacy.IsAwaitable && replaced == spot))
        {
            pieces = ResultCast.Write(pieces, root, result);
            root = SyntaxFactory.ParseExpression("(T)x");
        }

        var plan = Place(pieces, root, replaced, imports);
        return new PlanOutcome(hoist?.InFrontOf(plan) ?? plan, Refusal: null, LeadsOn: symbol is not null && engine.FindReplacement(symbol) is not null);
    }

    /// <summary>The superseded member's type, where a call that the use is an argument of would find another member with the replacement's.</summary>
    private ITypeSymbol? OverloadType(ExpressionSyntax spot, ImmutableArray<PlanPiece> pieces, ITypeSymbol? legacy, ITypeSymbol? written, ExpressionSyntax root)
    {
        var passed = spot.Whole(Around.Choice);
        if (passed.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == passed)
            passed = lambda;
        if (passed.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument
            || legacy is null || written is null || engine.MapType(legacy) is not { SpecialType: not SpecialType.System_Void } wanted || SymbolEqualityComparer.Default.Equals(wanted, engine.MapType(written)))
        {
            return null;
        }

        var call = (ExpressionSyntax)argument.Parent!.Parent!;
        var plain = _speculation.Bind(call, spot.Span, pieces).Symbol;
        var cast = _speculation.Bind(call, spot.Span, ResultCast.Write(pieces, root, wanted)).Symbol;
        return plain is not null && cast is not null && !SymbolEqualityComparer.Default.Equals(plain, cast) ? wanted : null;
    }

    /// <summary>The superseded member's type, where a <c>var</c> would have another and its uses would mean something else.</summary>
    private ITypeSymbol? LocalType(ExpressionSyntax value, ITypeSymbol? legacy, ITypeSymbol? written) =>
        legacy is not null && written is not null && engine.MapType(legacy) is { SpecialType: not SpecialType.System_Void } wanted && engine.MapType(written) is { } given
            && new InferredLocal(model, _speculation, cancellationToken).Changes(value, wanted, given)
            ? wanted
            : null;

    private static ImmutableHashSet<string> ConditionalSymbols(ISymbol member) =>
        [.. member.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" }).Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "")];

    /// <summary>One way to write the replacement, and what it binds to.</summary>
    private sealed record Attempt(TemplateExpander Expander, Variant Variant, ImmutableArray<PlanPiece> Pieces, ISymbol? Symbol, ITypeSymbol? Type);

    /// <summary>The shortest way to write it that binds; the first way where none does.</summary>
    private Attempt Try(Func<Variant, TemplateExpander> createExpander, Variant given, ExpressionSyntax whole, ExpressionSyntax spot, ImmutableArray<PlanPiece> suffix)
    {
        var attempt = default(Attempt);
        foreach (var candidate in Variant.ByLength)
        {
            var variant = given.Locals is null ? candidate : candidate with { ParameterNames = given.ParameterNames, Locals = given.Locals };
            var expander = createExpander(variant);
            expander.Position = spot.SpanStart;
            var pieces = expander.Expand();
            if (expander.Refusal is not null)
                return new Attempt(expander, variant, pieces, Symbol: null, Type: null);
            if (!suffix.IsDefaultOrEmpty)
                pieces = pieces.AddRange(suffix);

            if (expander.HidesImplicitMember)
                continue;

            var (symbol, type) = _speculation.Bind(whole, spot.Span, pieces);
            if (symbol is null && type is null)
            {
                attempt ??= new Attempt(expander, variant, pieces, symbol, type);
                continue;
            }

            // Most arguments are of their parameter's type, and then nobody asks for casts.
            var cast = new Lazy<(TemplateExpander Expander, ImmutableArray<PlanPiece> Pieces)>(() =>
            {
                var expander = createExpander(variant with { Casts = true });
                var pieces = expander.Expand();
                return (expander, suffix.IsDefaultOrEmpty ? pieces : pieces.AddRange(suffix));
            });
            if (_conversions.Keeps(expander, part => Bind(expander, pieces, part), part => Bind(cast.Value.Expander, cast.Value.Pieces, part)))
                return new Attempt(expander, variant, pieces, symbol, type);

            var (withCasts, castPieces) = cast.Value;
            (symbol, type) = _speculation.Bind(whole, spot.Span, castPieces);
            if ((symbol is not null || type is not null) && _conversions.Keeps(withCasts, BindCast, BindCast))
                return new Attempt(withCasts, withCasts.Variant, castPieces, symbol, type);

            (ISymbol? Symbol, ITypeSymbol? Type) BindCast(ExpressionSyntax part) => Bind(withCasts, castPieces, part);
        }

        return attempt ?? new Attempt(createExpander(given), given, [], Symbol: null, Type: null);

        (ISymbol? Symbol, ITypeSymbol? Type) Bind(TemplateExpander from, ImmutableArray<PlanPiece> written, ExpressionSyntax part) =>
            part.Parent is null ? _speculation.Bind(whole, spot.Span, written) : _speculation.Bind(spot, spot.Span, from.Pieces(part.Span));
    }

    /// <summary>
    /// Arguments that would be evaluated in another order are passed by name, in the order in which they are written; those
    /// that would be evaluated twice, later or not at all are evaluated into locals in front of the statement.
    /// </summary>
    private (Attempt Attempt, Hoist? Hoist) KeepEvaluation(Func<Variant, TemplateExpander> createExpander, Attempt attempt, ExpressionSyntax whole, ExpressionSyntax spot, ImmutableArray<PlanPiece> suffix)
    {
        if (attempt.Expander.Evaluation!.IsOutOfOrder && !ExpressionTree.Contains(spot, model, cancellationToken) && attempt.Symbol is IMethodSymbol { Parameters.IsEmpty: false } called && !called.Parameters[called.Parameters.Length - 1].IsParams)
        {
            var byName = Try(createExpander, attempt.Variant with { ParameterNames = [.. called.Parameters.Select(parameter => parameter.Name)] }, whole, spot, suffix);
            if (byName.Expander.Evaluation?.Refusal is null && SymbolEqualityComparer.Default.Equals(byName.Symbol, attempt.Symbol))
                return (byName, null);
        }

        if (whole != spot || Hoist.Create(engine, model, spot, attempt.Expander.Evaluation!.Effects, cancellationToken) is not { } hoist)
            return (attempt, null);

        var hoisted = Try(createExpander, attempt.Variant with { Locals = hoist.Placeholders }, whole, spot, suffix);
        if (hoisted.Expander.Evaluation?.Refusal is not null || (hoisted.Symbol is null && hoisted.Type is null))
            return (attempt, null);

        var written = createExpander(hoisted.Variant with { Locals = hoist.Locals }).Expand();
        return (hoisted with { Pieces = suffix.IsDefaultOrEmpty ? written : written.AddRange(suffix) }, hoist);
    }

    /// <summary>
    /// The same call without the default values at its end, if the member that it calls has the same ones: what nobody
    /// wrote stays unwritten.
    /// </summary>
    private ImmutableArray<PlanPiece> WithoutEqualDefaults(TemplateExpander shorter, ImmutableArray<PlanPiece> pieces, ExpressionSyntax spot, IMethodSymbol called)
    {
        var written = shorter.Expand();
        if (written.SequenceEqual(pieces))
            return pieces;

        var (symbol, _) = _speculation.Bind(spot, spot.Span, written);
        return SymbolEqualityComparer.Default.Equals(symbol, called)
            && shorter.OmittedDefaults.All(omitted => called.Parameters.Any(parameter => parameter.Ordinal == omitted.Index && parameter.HasExplicitDefaultValue && (ArgumentBinding.CallerInfo(parameter) ?? ArgumentBinding.DefaultText(parameter)) == omitted.Text))
            ? written
            : pieces;
    }

    /// <summary>Fits the written expression into what surrounds it.</summary>
    private static Plan Place(ImmutableArray<PlanPiece> pieces, ExpressionSyntax root, ExpressionSyntax replaced, ImmutableArray<string> imports)
    {
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

        return new Plan(replaced.Span, pieces, imports);
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

    public ImmutableArray<PlanPiece> Wrap(ImmutableArray<PlanPiece> pieces, TaskShape wanted, ITypeSymbol written)
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

    private static bool StartsWithThisMember(ExpressionSyntax? template)
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

    private static ExpressionSyntax OutermostConditionalAccess(ExpressionSyntax spot)
    {
        var outermost = spot;
        foreach (var ancestor in spot.Ancestors().OfType<ExpressionSyntax>())
        {
            if (ancestor is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull.Span.Contains(spot.Span))
                outermost = conditional;
        }

        return outermost;
    }

    private static bool IsStatement(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax
        || expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression;
}
