using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// Members that the compiler calls by a pattern: <c>foreach</c>, <c>await</c>, <c>using</c>, deconstruction, a collection
/// initializer, a query, an implicit conversion. No name is written that a rewrite could change.
/// </summary>
internal sealed class PatternUses(FileUses file, MemberUses members)
{
    private readonly PatternStatements _statements = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);
    private readonly PatternExpressions _expressions = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);
    private readonly PatternConversions _conversions = new(file.Model, file.Engine.Index.Unnamed, file.CancellationToken);

    public void AddAll(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            file.Examine(HitStage.Unnamed, node, Add);
        }
    }

    /// <summary>Adds the first replaced member of each spot.</summary>
    private void Add(SyntaxNode node)
    {
        HashSet<SyntaxNode>? reported = null;
        foreach (var use in _statements.At(node).Concat(_expressions.At(node)).Concat(_conversions.At(node)))
        {
            if (reported?.Contains(use.Spot) != true && ReplacementOf(use.Member) is { } replacement)
            {
                (reported ??= []).Add(use.Spot);
                members.AddHit(use.Spot, use.Member, replacement, hidden: null, alias: null,
                    () => Refusal.CalledByPattern.For(use.Construct, replacement.Expression));
            }
        }
    }

    private MemberReplacement? ReplacementOf(ISymbol member) =>
        file.Engine.FindReplacement(member) ?? (member is IPropertySymbol { GetMethod: { } getter } ? file.Engine.FindReplacement(getter) : null);
}

/// <summary>A member that the compiler uses at some place without its name being written.</summary>
/// <param name="Spot">What is reported.</param>
/// <param name="Member">The member.</param>
/// <param name="Construct">What of the language uses it, as the reason names it.</param>
internal readonly record struct PatternUse(SyntaxNode Spot, ISymbol Member, string Construct)
{
    /// <summary>The uses of several members by one construct; what is null is not used.</summary>
    public static IEnumerable<PatternUse> All(SyntaxNode spot, string construct, IEnumerable<ISymbol?> members) =>
        members.OfType<ISymbol>().Select(member => new PatternUse(spot, member, construct));

    /// <summary>The same of members that are known one by one.</summary>
    public static IEnumerable<PatternUse> All(SyntaxNode spot, string construct, params ISymbol?[] members) =>
        All(spot, construct, (IEnumerable<ISymbol?>)members);
}

/// <summary>Values of types of one's own that are asked whether they are true.</summary>
internal static class PatternConditions
{
    /// <summary>
    /// The operator that makes a condition of a value: its own, or that which <c>&amp;&amp;</c> and <c>||</c> ask of their left side. Null
    /// for any other expression.
    /// </summary>
    public static ISymbol? Truth(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsCondition(expression))
            return null;

        // The operator may be a base class's.
        var around = model.GetOperation(expression.Unwrapped(), cancellationToken)?.Parent;
        while (around is IConversionOperation { IsImplicit: true })
            around = around.Parent;

        return around switch
        {
            IUnaryOperation { IsImplicit: true, OperatorKind: UnaryOperatorKind.True or UnaryOperatorKind.False, OperatorMethod: { } method } => method,
            IBinaryOperation { OperatorMethod.ContainingType: { } type, OperatorKind: var kind } when expression.Parent is BinaryExpressionSyntax =>
                type.GetMembers(kind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName)
                    .FirstOrDefault(),
            _ => null,
        };
    }

    private static bool IsCondition(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax => true,
        ForStatementSyntax loop => loop.Condition == expression,
        ConditionalExpressionSyntax conditional => conditional.Condition == expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } logical => logical.Left == expression,
        _ => false,
    };
}

/// <summary>Implicit conversions by an operator, or by a constructor of a union; also those of the elements of a tuple.</summary>
internal sealed class PatternConversions(SemanticModel model, UnnamedKinds kinds, CancellationToken cancellationToken)
{
    private const string Implicit = "an implicit conversion";

    // Every expression has to be asked for its conversion.
    private readonly bool _asks = (kinds & (UnnamedKinds.Conversion | UnnamedKinds.Union)) != 0;

    public IEnumerable<PatternUse> At(SyntaxNode node)
    {
        if (!_asks)
            return [];

        return node switch
        {
            SpreadElementSyntax spread => PatternUse.All(spread.Expression, Implicit, Spread(spread)),
            ConstantPatternSyntax or DeclarationPatternSyntax or TypePatternSyntax or RecursivePatternSyntax or RelationalPatternSyntax
                or ListPatternSyntax when kinds.HasFlag(UnnamedKinds.Union) =>
                PatternUse.All(node, "a pattern", Matched((model.GetOperation(node, cancellationToken) as IPatternOperation)?.InputType)),
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } label when kinds.HasFlag(UnnamedKinds.Union) =>
                PatternUse.All(label.Value, "a pattern", Matched(model.GetTypeInfo(choice.Expression, cancellationToken).Type)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when kinds.HasFlag(UnnamedKinds.Union) =>
                [.. PatternUse.All(test, Implicit, Converted(test)),
                    .. PatternUse.All(test.Right, "a pattern", Matched(model.GetTypeInfo(test.Left, cancellationToken).Type))],
            CastExpressionSyntax cast when kinds.HasFlag(UnnamedKinds.Union) => PatternUse.All(cast, "a conversion", [.. Converted(cast), Made(cast)]),
            AssignmentExpressionSyntax assignment => PatternUse.All(assignment, Implicit, [.. Converted(assignment), .. Compound(assignment)]),
            ExpressionSyntax expression => PatternUse.All(expression, Implicit, Converted(expression)),
            _ => [],
        };
    }

    private IEnumerable<ISymbol?> Converted(ExpressionSyntax expression)
    {
        var conversion = model.GetConversion(expression, cancellationToken);
        if (conversion.IsIdentity || !conversion.Exists)
            return [];
        if (Method(conversion) is { } method)
            return [method];

        // The elements of a literal are asked one by one.
        return conversion is { IsTupleConversion: true } or { IsNullable: true } && expression is not TupleExpressionSyntax
            && model.GetTypeInfo(expression, cancellationToken) is { Type: { } from, ConvertedType: { } to }
            ? Inside(from, to)
            : [];
    }

    private static ISymbol? Method(Conversion conversion) =>
        conversion.MethodSymbol is { } method && (conversion is { IsUserDefined: true, IsImplicit: true } || method.MethodKind == MethodKind.Constructor)
            ? method : null;

    /// <summary>The conversions of the elements of a tuple, which may be nullable.</summary>
    private IEnumerable<ISymbol?> Inside(ITypeSymbol from, ITypeSymbol to)
    {
        if (PatternTypes.TupleElements(from) is not { } source || PatternTypes.TupleElements(to) is not { } target || source.Length != target.Length)
            return [];

        return source.Zip(target, (element, wanted) => (From: element.Type, To: wanted.Type)).SelectMany(pair =>
        {
            var conversion = ((CSharpCompilation)model.Compilation).ClassifyConversion(pair.From, pair.To);
            return Method(conversion) is { } method ? [method] : Inside(pair.From, pair.To);
        });
    }

    /// <summary>What is assigned to the left side is the operator's result, which may have another type.</summary>
    private IEnumerable<ISymbol?> Compound(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            || model.GetOperation(assignment, cancellationToken) is not ICompoundAssignmentOperation operation)
        {
            return [];
        }

        var (into, outOf) = (operation.GetInConversion(), operation.GetOutConversion());
        return [into.IsUserDefined ? into.MethodSymbol : null, outOf.IsUserDefined ? outOf.MethodSymbol : null];
    }

    private IEnumerable<ISymbol?> Spread(SpreadElementSyntax spread) =>
        model.GetOperation(spread, cancellationToken) is ISpreadOperation operation ? [Method(operation.GetElementConversion())] : [];

    /// <summary>The constructor by which a cast makes a union.</summary>
    private ISymbol? Made(CastExpressionSyntax cast) =>
        model.GetOperation(cast, cancellationToken) is IConversionOperation { OperatorMethod: { MethodKind: MethodKind.Constructor } constructor }
            ? constructor : null;

    /// <summary>A pattern looks at what a union holds.</summary>
    private static IEnumerable<ISymbol?> Matched(ITypeSymbol? type) => type is INamedTypeSymbol named && UnnamedKind.IsUnion(named)
        ? [.. PatternTypes.Members(type, "TryGetValue"), .. PatternTypes.Members(type, "HasValue"), .. PatternTypes.Members(type, "Value")]
        : [];
}

/// <summary>Members that a statement or a declaration uses by a pattern. Reported is what the pattern works on, and not the body.</summary>
internal sealed class PatternStatements(SemanticModel model, UnnamedKinds kinds, CancellationToken cancellationToken)
{
    private readonly PatternTypes _types = new(model);

    public IEnumerable<PatternUse> At(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => Enumeration(loop),
        UsingStatementSyntax { Expression: { } resource } statement =>
            Disposal(resource, model.GetTypeInfo(resource, cancellationToken).Type, statement.AwaitKeyword),
        UsingStatementSyntax { Declaration: { } declaration } statement =>
            Disposal(declaration, model.GetTypeInfo(declaration.Type, cancellationToken).Type, statement.AwaitKeyword),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local =>
            Disposal(local.Declaration, model.GetTypeInfo(local.Declaration.Type, cancellationToken).Type, local.AwaitKeyword),
        LockStatementSyntax locked when kinds.HasFlag(UnnamedKinds.Locking) => Locking(locked),
        EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } pinned when kinds.HasFlag(UnnamedKinds.Pinning) =>
            PatternUse.All(pinned.Value, "'fixed'", _types.Called(TypeOf(pinned.Value), "GetPinnableReference", pinned.SpanStart)),
        MethodDeclarationSyntax method when IsBuilt(method.Modifiers) => Builder(method.ReturnType, model.GetDeclaredSymbol(method, cancellationToken)),
        LocalFunctionStatementSyntax local when IsBuilt(local.Modifiers) =>
            Builder(local.ReturnType, model.GetDeclaredSymbol(local, cancellationToken) as IMethodSymbol),
        SimpleLambdaExpressionSyntax lambda when IsBuilt(lambda.Modifiers) =>
            Builder(lambda.Parameter, model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol),
        ParenthesizedLambdaExpressionSyntax lambda when IsBuilt(lambda.Modifiers) =>
            Builder(lambda.ParameterList, model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol),
        _ => [],
    };

    private bool IsBuilt(SyntaxTokenList modifiers) => kinds.HasFlag(UnnamedKinds.AsyncBuilding) && modifiers.Any(SyntaxKind.AsyncKeyword);

    private IEnumerable<PatternUse> Enumeration(CommonForEachStatementSyntax loop)
    {
        const UnnamedKinds Asked = UnnamedKinds.Enumeration | UnnamedKinds.Deconstruction | UnnamedKinds.LoopConversion;
        var awaits = loop.AwaitKeyword.RawKind != 0 && kinds.HasFlag(UnnamedKinds.Awaiting);
        if ((kinds & Asked) == 0 && !awaits)
            return [];

        var each = model.GetForEachStatementInfo(loop);
        var uses = PatternUse.All(loop.Expression, "'foreach'", _types.Enumerators(each));
        if (awaits)
        {
            uses = uses.Concat(PatternUse.All(loop.Expression, "'await foreach'",
                _types.Awaiters(each.MoveNextMethod?.ReturnType, loop.SpanStart).Concat(_types.Awaiters(each.DisposeMethod?.ReturnType, loop.SpanStart))));
        }

        if (loop is ForEachVariableStatementSyntax variables)
            return uses.Concat(PatternUse.All(loop.Expression, "'foreach'", PatternTypes.Deconstructors(model.GetDeconstructionInfo(variables))));
        return loop is ForEachStatementSyntax { Type: var type } && each is { ElementConversion: { IsUserDefined: true, MethodSymbol: { } conversion } }
            ? uses.Append(new PatternUse(type, conversion, "'foreach'"))
            : uses;
    }

    private IEnumerable<PatternUse> Disposal(SyntaxNode spot, ITypeSymbol? type, SyntaxToken awaitKeyword)
    {
        var awaits = awaitKeyword.RawKind != 0;
        if (!kinds.HasFlag(UnnamedKinds.Disposal) && !(awaits && kinds.HasFlag(UnnamedKinds.Awaiting)))
            return [];

        var disposers = PatternTypes.Disposers(type, awaits).ToList();
        var awaiters = awaits && kinds.HasFlag(UnnamedKinds.Awaiting)
            ? disposers.OfType<IMethodSymbol>().Take(1).SelectMany(method => _types.Awaiters(method.ReturnType, spot.SpanStart)) : [];
        return PatternUse.All(spot, "'using'", disposers).Concat(PatternUse.All(spot, "'await using'", awaiters));
    }

    /// <summary>A lock of the framework's own type is entered and left by its members; the type may be declared in source.</summary>
    private IEnumerable<PatternUse> Locking(LockStatementSyntax statement)
    {
        if (TypeOf(statement.Expression) is not { Name: "Lock", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } type)
            return [];

        var entered = PatternTypes.Members(type, "EnterScope").OfType<IMethodSymbol>().FirstOrDefault();
        return PatternUse.All(statement.Expression, "'lock'", [entered, .. PatternTypes.Members(entered?.ReturnType, "Dispose")]);
    }

    /// <summary>What an asynchronous method makes its task with.</summary>
    private static IEnumerable<PatternUse> Builder(SyntaxNode spot, IMethodSymbol? method) =>
        PatternTypes.BuilderOf(method) is { } builder
            ? PatternUse.All(spot, "an asynchronous method", PatternTypes.BuilderMembers.SelectMany(name => builder.GetMembers(name))) : [];

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;
}
